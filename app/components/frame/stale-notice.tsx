import { useFormats, useTexts } from '~/i18n/context'
import { noticeText } from '~/views/frame/notice'
import { Alert } from './alert'

/** Says that a provider does not answer. `asOf` null: there is nothing kept to show; `since`: since when it is missing. */
export function StaleNotice({ provider, asOf, since = null, now }: StaleNoticeProps) {
  const t = useTexts()
  const f = useFormats()
  return <Alert tone="warning">{noticeText({ providerName: provider, asOf, since }, { t, f, now })}</Alert>
}

type StaleNoticeProps = { provider: string; asOf: Date | null; since?: Date | null; now: Date }
