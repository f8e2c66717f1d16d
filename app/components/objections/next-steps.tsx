import { useTexts } from '~/i18n/context'

/** Where one can turn besides: nearest first. */
export function NextSteps({ providerName }: { providerName: string }) {
  const t = useTexts()
  return (
    <section aria-labelledby="inte-nojd">
      <h2 id="inte-nojd">{t('objections.case.next.heading')}</h2>
      <p>{t('objections.case.next.lead')}</p>
      <ul>
        <li>{t('objections.case.next.arbetsledare', { provider: providerName })}</li>
        <li>{t('objections.case.next.kommun')}</li>
        <li>{t('objections.case.next.fk')}</li>
        <li>{t('objections.case.next.ivo')}</li>
      </ul>
    </section>
  )
}
