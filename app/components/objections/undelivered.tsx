import { Alert } from '~/components/frame/alert'
import { useTexts } from '~/i18n/context'
import type { UndeliveredView } from '~/views/objections/undelivered'

type Props = Omit<UndeliveredView, 'isObjection'> & { withdraw: string | null }

/** What has not been confirmed by the provider, and what one can do: wait, ring, take it back. */
export function Undelivered({ sentences, phone, withdraw }: Props) {
  const t = useTexts()
  return (
    <Alert tone="warning">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {(phone !== null || withdraw !== null) && (
        <p className="cluster">
          {phone !== null && (
            <a className="action-link" href={phone.href}>
              {phone.text}
            </a>
          )}
          {withdraw !== null && (
            <a className="action-link" href={withdraw}>
              {t('objections.case.withdraw')}
            </a>
          )}
        </p>
      )}
    </Alert>
  )
}
