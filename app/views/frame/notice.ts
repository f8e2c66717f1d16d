import type { Scene } from './scene'

/**
 * What a page must say of a provider that does not answer as it should. `asOf`: what is shown is from then; null:
 * nothing is known of it, and `since` says since when, if that is known.
 */
export type ProviderNotice = {
  providerName: string
  reason: 'unavailable' | 'contract'
  asOf: Date | null
  since: Date | null
}

/**
 * Says that a provider does not answer: from when what is shown is ("Uppgifterna är från klockan 8:05"), or since when
 * it is missing. Times of another day are written with their date.
 */
export function noticeText(
  { providerName: provider, asOf, since }: Pick<ProviderNotice, 'providerName' | 'asOf' | 'since'>,
  { t, f, now }: Pick<Scene, 't' | 'f' | 'now'>,
): string {
  const when = (instant: Date) => (f.date(instant) === f.date(now) ? f.atTime(instant) : f.dateTime(instant))
  if (asOf !== null) return t('frame.stale.kept', { provider, time: when(asOf) })
  return since === null
    ? t('frame.stale.missing', { provider })
    : t('frame.stale.missingSince', { provider, time: when(since) })
}
