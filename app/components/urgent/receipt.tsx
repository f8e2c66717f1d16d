import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { PrintButton } from '~/components/frame/print-button'
import { useTexts } from '~/i18n/context'
import type { UrgentReceiptView } from '~/views/urgent/receipt'
import { FirstCall } from './call-button'

/** Whether the provider has it, its number, and whom to ring. */
export function UrgentReceipt({ access, receipt }: { access: PageAccess; receipt: UrgentReceiptView }) {
  const t = useTexts()
  const { heading, isThere, reference, lines, call, caseHref, nowHref } = receipt
  return (
    <Page title={heading} access={access}>
      <Alert tone={isThere ? 'success' : 'danger'}>
        <p>
          <strong>{reference}</strong>
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {!isThere && <p>{t('urgent.receipt.tries')}</p>}
      </Alert>
      <FirstCall {...call} />
      <p className="cluster">
        <a className="action-link" href={caseHref}>
          {t('urgent.case')}
        </a>
        <a className="action-link" href={nowHref}>
          {t('urgent.receipt.now')}
        </a>
      </p>
      <PrintButton />
    </Page>
  )
}
