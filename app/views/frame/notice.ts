import type { Why } from '~/domain/known'
import type { Scene } from './scene'
import { whenText } from './when'

/**
 * What a page must say of a provider that does not answer as it should. `reason`: no answer came, or one that cannot be
 * read, or a no. `asOf`: what is shown is from then; null: nothing is known of it, and `since` says since when, if that
 * is known.
 */
export type ProviderNotice = { providerName: string; reason: Why; asOf: Date | null; since: Date | null }

/**
 * Says what is missing and why: from when what is shown is ("Uppgifterna är från klockan 8:05"), or since when it is
 * missing. Times of another day are written with their date.
 */
export function noticeText(
  { providerName: provider, reason, asOf, since }: ProviderNotice,
  { t, f, now }: Pick<Scene, 't' | 'f' | 'now'>,
): string {
  const when = (instant: Date) => whenText(instant, { f, now })
  if (asOf !== null) return t(`frame.stale.kept.${outageOf(reason)}`, { provider, time: when(asOf) })
  if (since === null || reason === 'refused') return t(`frame.stale.missing.${reason}`, { provider })
  return t(`frame.stale.missingSince.${reason}`, { provider, time: when(since) })
}

/** The same for a file, which is read on another day, and has no page that something is missing on. */
export function noticeTextInFile(
  { providerName: provider, reason, asOf, since }: ProviderNotice,
  { t, f }: Pick<Scene, 't' | 'f'>,
): string {
  if (asOf !== null) return t(`frame.stale.kept.${outageOf(reason)}`, { provider, time: f.dateTime(asOf) })
  if (since === null || reason === 'refused') return t(`tables.stale.missing.${reason}`, { provider })
  return t(`tables.stale.missingSince.${reason}`, { provider, time: f.dateTime(since) })
}

/** What is kept is shown because of an outage: after a no, nothing is kept but what the portal itself has. */
const outageOf = (reason: Why) => (reason === 'contract' ? 'contract' : 'unavailable')
