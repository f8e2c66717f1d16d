import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { PrintButton } from '~/components/frame/print-button'
import { NoticeOffer } from '~/components/notices/offer'
import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { CallView } from '~/views/urgent/call'
import type { WishReceiptView } from '~/views/wishes/receipt'
import { Said } from './said'

type Props = { access: PageAccess; receipt: WishReceiptView; call: CallView; offer: string | null }

/** The receipt: number, what happens now, a copy of what was sent, and whom to ring. */
export function WishReceipt({ access, receipt, call, offer }: Props) {
  const t = useTexts()
  const { reference, providerName, next, onItsWay, said, sent, note } = receipt
  return (
    <Page
      title={t('wishes.receipt.title', { heading: receipt.heading, reference })}
      heading={receipt.heading}
      access={access}
      trail={[{ href: receipt.listHref, text: t('wishes.case.back') }]}
    >
      {note !== null && <Alert tone="info">{note}</Alert>}
      <Alert tone={receipt.isWell ? 'success' : 'warning'} title={t('wishes.receipt.number', { reference })}>
        <p>{t('wishes.receipt.numberText', { provider: providerName })}</p>
      </Alert>
      <section aria-labelledby="nu">
        <h2 id="nu">{next.heading}</h2>
        {onItsWay !== null && <p>{onItsWay}</p>}
        <p>{next.text}</p>
        <p>
          <ButtonLink href={receipt.caseHref}>{t('wishes.receipt.case')}</ButtonLink>
        </p>
      </section>
      <section aria-labelledby="kopia">
        <h2 id="kopia">{t('wishes.receipt.copy')}</h2>
        <Said said={said} last={[{ name: t('wishes.said.by'), value: sent }]} />
      </section>
      <CallCards calls={[call]} />
      <NoticeOffer back={offer} />
      <PrintButton />
    </Page>
  )
}
