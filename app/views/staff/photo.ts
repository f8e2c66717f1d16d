import { photoOf } from '~/domain/staff/shown'

/** Somebody who comes; and where and for whom. */
type Comes = {
  staff: { id: string; photoUrl?: string | undefined; photoConsent?: boolean | undefined } | null
  brukareId: string
  brukareIsProtected: boolean
  providerId: string
  day: string
}

/** Where the portal has the picture of somebody who comes; null where none is shown. */
export function photoHref({ staff, brukareId, brukareIsProtected, providerId, day }: Comes): string | null {
  if (staff === null || photoOf(staff, brukareIsProtected) === null) return null
  return `/b/${brukareId}/bild/${providerId}/${day}/${staff.id}`
}

/** Where the pictures of these people are, by name. Of two who share a name there is none: it could be the other's face. */
export function photosOf(
  shifts: readonly { staff: string | null; photo: string | null; state: string }[],
  people: readonly string[],
): Record<string, string> {
  const found = new Map<string, Set<string | undefined>>()
  const first: Record<string, string> = {}
  for (const { staff, photo, state } of shifts) {
    // Of a cancelled shift nobody's picture is asked for.
    if (staff === null || state === 'cancelled' || !people.includes(staff)) continue
    found.set(staff, (found.get(staff) ?? new Set()).add(photo?.split('/').at(-1)))
    if (photo !== null) first[staff] ??= photo
  }
  return Object.fromEntries(Object.entries(first).filter(([name]) => found.get(name)?.size === 1))
}

/** Whose picture an address of the portal is: where and on which day they come. */
export function whoseOf(photo: string): { providerId: string; date: string; staffId: string } {
  const [staffId = '', date = '', providerId = ''] = photo.split('/').reverse()
  return { providerId, date, staffId }
}
