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
