import { useTexts } from '~/i18n/context'

/** How one comes to an objection: from the shift or the report that it concerns. */
export function HowToObject({ base, scopes }: { base: string; scopes: readonly string[] }) {
  const t = useTexts()
  return (
    <section aria-labelledby="sa-gor-du">
      <h2 id="sa-gor-du">{t('objections.list.how')}</h2>
      {scopes.includes('schedule:read') && (
        <>
          <p>{t('objections.list.howShift')}</p>
          <p>
            <a className="action-link" href={`${base}/schema`}>
              {t('objections.list.toSchedule')}
            </a>
          </p>
        </>
      )}
      {scopes.includes('reports:read') && (
        <>
          <p>{t('objections.list.howReport')}</p>
          <p>
            <a className="action-link" href={`${base}/tidrapporter`}>
              {t('objections.list.toReports')}
            </a>
          </p>
        </>
      )}
    </section>
  )
}
