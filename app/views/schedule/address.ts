import type { DayString } from '~/domain/time/time'

/** One shift: whose, at which provider, the day on which it begins by its plan, and its id there. */
type ShiftAt = { brukareId: string; providerId: string; day: DayString; id: string }

/** Where the page of a shift is (docs/adr/0009). */
export function shiftHref({ brukareId, providerId, day, id }: ShiftAt): string {
  return `/b/${brukareId}/pass/${providerId}/${day}/${id}`
}

/** Where one begins to say that a shift is not right. Whether the viewer may is for others to ask. */
export function objectToShiftHref({ brukareId, providerId, day, id }: ShiftAt): string {
  return `/b/${brukareId}/invandningar/ny?typ=shift&provider=${providerId}&pass=${id}&dag=${day}`
}
