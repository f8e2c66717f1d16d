import type { Database } from '~/database/types'
import type { Shift } from '~/domain/schedule/shift'
import { minutesAfter } from '~/domain/time/time'

type Said = { objections: Pick<Database['objections'], 'listSince'>; arrivals: Pick<Database['arrivals'], 'listSince'> }

/** As long as pages go on showing a shift that nobody came to, in minutes. */
const backMinutes = 2 * 24 * 60

/**
 * Whether somebody has said of a shift at a provider that nobody came, or that somebody is there: then those who act for the
 * brukare know, and are told of what was said.
 */
export async function saidOf(
  { objections, arrivals }: Said,
  { brukareId, providerId, now }: { brukareId: string; providerId: string; now: Date },
): Promise<(shift: Shift) => boolean> {
  const asked = { brukareIds: [brukareId], since: minutesAfter(now, -backMinutes) }
  const [objected, arrived] = await Promise.all([
    objections.listSince(asked),
    arrivals.listSince({ ...asked, providerIds: [providerId] }),
  ])
  const isHere = (one: { brukareId: string; providerId: string }) =>
    one.brukareId === brukareId && one.providerId === providerId
  return ({ id, arrivalSaid }) =>
    arrivalSaid !== undefined ||
    arrived.some((one) => isHere(one) && one.shiftId === id) ||
    objected.some(
      ({ state, reason, target, ...one }) =>
        isHere(one) && reason === 'didNotHappen' && state !== 'withdrawn' && target.shiftIds?.includes(id) === true,
    )
}
