/**
 * Why the last try to send something did not succeed: no usable answer came, an answer came that breaks the contract, or the
 * portal itself failed (it could not keep the receipt).
 */
export type SendingFault = 'unavailable' | 'broken' | 'portal'

/** Something that is to be sent and that the provider has not confirmed. `tries` that have begun; `fault` of the last one. */
export type Sending = { since: Date; tries: number; fault: SendingFault | null }

/** Why a person is told that something has not got through; `slow`: it has been tried for a day. */
export type SendingTrouble = 'slow' | 'broken' | 'portal'

/** After this long a person is told, in milliseconds: a day. Most outages have ended by then. */
export const toldAfterMs = 24 * 3_600_000

/** One strange answer is often a provider in the middle of a change; two in a row are told at once. */
const strangeTries = 2

/**
 * What a person should be told of something that is still to be sent; null while it is only on its way. It is tried on in
 * any case: what a provider cannot take today it may take when its system is mended.
 */
export function troubleOf({ since, tries, fault }: Sending, now: Date): SendingTrouble | null {
  if ((fault === 'broken' || fault === 'portal') && tries >= strangeTries) return fault
  return now.getTime() - since.getTime() >= toldAfterMs ? 'slow' : null
}
