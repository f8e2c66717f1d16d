import type { Access } from '~/auth/types'
import type { AccessLogRow, GivenRepresentation } from '~/database/types'
import { placesWith } from '~/domain/access/rights'
import { seenBy } from '~/services/access/decided'

/** What of the log about a brukare is the viewer's to read. */
export type LogSight = {
  /** Those of who have or have had access that are the viewer's to know of. */
  given: GivenRepresentation[]
  /** All of it, or only what `isSeen`. */
  everything: boolean
  isSeen: (row: Pick<AccessLogRow, 'brukareId' | 'basis' | 'providerId'>) => boolean
}

/**
 * THE rule of who reads what of the log. The brukare reads all of what is about the brukare, also from a provider that has
 * ended, and so does one who decides who may see at every provider that anybody's access has been for. One who decides at
 * some of them reads what was seen or done of those providers' matters; and of what is about no one provider's, what rests
 * on access there and nowhere else.
 */
export function logSight(access: Access, all: readonly GivenRepresentation[]): LogSight {
  const managed = new Set(placesWith(access, 'access:manage').map(({ providerId }) => providerId))
  const isWithin = (one: GivenRepresentation) => {
    const providers = providersOf(one)
    return providers.length > 0 && providers.every((providerId) => managed.has(providerId))
  }
  const within = new Set(all.filter(isWithin).map(({ id }) => id))
  const own = all.filter(({ kind }) => kind === 'brukare')
  if (own.length > 0 && own.every(isWithin)) within.add('self')
  const everything = access.role === 'brukare' || all.every(isWithin)
  return {
    given: all.flatMap((one) => seenBy(access, one) ?? []),
    everything,
    isSeen: ({ brukareId, basis, providerId }) => {
      // A sign-in is about no brukare: whose belong here is chosen among those that are given.
      if (everything || brukareId === null) return true
      if (providerId !== null) return managed.has(providerId)
      return basis !== null && basis.split(',').every((id) => within.has(id))
    },
  }
}

function providersOf({ providerId, reach }: GivenRepresentation): string[] {
  return providerId === null ? reach.map((one) => one.providerId) : [providerId]
}
