import type { Known } from '~/domain/known'

const asOf = new Date('2026-11-19T14:00:00Z')

/** A list as one that is known whole, from now; an empty one as known to be empty. */
export function whole<T>(data: readonly T[]): Known<readonly T[]> {
  return data.length === 0 ? { is: 'none', asOf, kept: false } : { is: 'known', data, asOf, kept: false }
}

/** What could not be had, since the provider did not answer. */
export const unread = { is: 'unknown', why: 'unavailable', since: null } as const
