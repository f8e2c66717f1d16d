import type { ProviderNotice } from '~/views/frame/notice'
import { StaleNotice } from './stale-notice'

/** What is missing or old on the page, one line for each provider that does not answer. */
export function Notices({ notices, now }: { notices: readonly ProviderNotice[]; now: Date }) {
  return notices.map((notice) => (
    <StaleNotice
      key={notice.providerName}
      provider={notice.providerName}
      asOf={notice.asOf}
      since={notice.since}
      now={now}
    />
  ))
}
