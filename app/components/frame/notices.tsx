import { useFormats, useTexts } from '~/i18n/context'
import { noticeText, type ProviderNotice } from '~/views/frame/notice'
import { Alert } from './alert'

/** What is missing or old on the page, one line for each provider that does not answer as it should. Before what it is about. */
export function Notices({ notices, now }: { notices: readonly ProviderNotice[]; now: Date }) {
  const t = useTexts()
  const f = useFormats()
  return notices.map((notice) => (
    <Alert key={notice.providerName} tone="warning">
      {noticeText(notice, { t, f, now })}
    </Alert>
  ))
}
