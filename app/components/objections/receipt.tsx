import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { PrintButton } from '~/components/frame/print-button'
import { NoticeOffer } from '~/components/notices/offer'
import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { ReceiptView } from '~/views/objections/receipt'
import type { CallView } from '~/views/urgent/call'
import { Said } from './said'

type Props = { access: PageAccess; receipt: ReceiptView; call: CallView | null; offer: string | null }

/** The receipt: number, when the answer is due, that it must be noted, a copy of what was sent. */
export function Receipt({ access, receipt, call, offer }: Props) {
  const t = useTexts()
  const { reference, providerName, said, lodged, due, next, note } = receipt
  return (
    <Page
      title={t('objections.receipt.title', { reference })}
      heading={t('objections.receipt.heading')}
      access={access}
      trail={[{ href: `/b/${access.brukare.id}/invandningar`, text: t('objections.case.back') }]}
    >
      {note !== null && <Alert tone="info">{note}</Alert>}
      <Alert tone="success" title={t('objections.receipt.number', { reference })}>
        <p>{t('objections.receipt.numberText', { provider: providerName })}</p>
        {due !== null && <p>{due}</p>}
      </Alert>
      <section aria-labelledby="nu">
        <h2 id="nu">{next.heading}</h2>
        {next.texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>
          <ButtonLink href={receipt.caseHref}>{t('objections.receipt.case')}</ButtonLink>
        </p>
      </section>
      <section aria-labelledby="kopia">
        <h2 id="kopia">{t('objections.receipt.copy')}</h2>
        <Said said={said} first={[{ name: t('objections.receipt.when'), value: lodged }]} />
      </section>
      {call !== null && <CallCards calls={[call]} />}
      <NoticeOffer back={offer} />
      <PrintButton />
    </Page>
  )
}
