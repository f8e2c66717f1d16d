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
