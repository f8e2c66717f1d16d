import { useTexts } from '~/i18n/context'

/** Who has decided on the help; null: not known now, and each is said with its "if". */
export type DecidedBy = { kommun: boolean; forsakringskassan: boolean } | null

type Props = { providerName: string; decidedBy: DecidedBy }

/** Where one can turn besides: nearest first, and only who has to do with the help of the one it is about. */
export function NextSteps({ providerName, decidedBy }: Props) {
  const t = useTexts()
  return (
    <section aria-labelledby="inte-nojd">
      <h2 id="inte-nojd">{t('objections.case.next.heading')}</h2>
      <p>{t('objections.case.next.lead')}</p>
      <ul>
        <li>{t('objections.case.next.arbetsledare', { provider: providerName })}</li>
        {decidedBy?.kommun !== false && <li>{t('objections.case.next.kommun')}</li>}
        {decidedBy?.forsakringskassan !== false && <li>{t('objections.case.next.fk')}</li>}
        <li>{t('objections.case.next.ivo')}</li>
      </ul>
    </section>
  )
}
