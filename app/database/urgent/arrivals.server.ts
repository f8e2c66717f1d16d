import { payloadSchema } from '~/database/delivery/outbox-content.server'
import { enqueue, takeTurn } from '~/database/delivery/outbox.server'
import { logWrite } from '~/database/forms/submitting.server'
import { newId, sealerFor, type Store } from '~/database/store.server'
import type { Arrival, ArrivalRepository, NewArrival } from './types'

/** What is looked through for the same shift: nobody is waited for longer than this, in milliseconds. */
const sameShiftMs = 3 * 24 * 60 * 60 * 1000

const list = async (
  store: Store,
  { brukareIds, providerIds, since }: Parameters<ArrivalRepository['listSince']>[0],
): Promise<Arrival[]> => {
  const rows = await store.prisma.outbox.findMany({
    where: {
      ...{ providerId: { in: [...providerIds] }, brukareId: { in: [...brukareIds] } },
      ...{ topic: 'arrival', submittedAt: { gte: since } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(({ idempotencyKey, sealedPayload, brukareId, providerId, deliveredAt, refusedAt }) => {
    const opened = sealerFor(store.vault, 'Outbox', idempotencyKey).openJson('sealedPayload', sealedPayload)
    const payload = payloadSchema.parse(opened)
    if (payload.topic !== 'arrival') return []
    const { shiftId, saidAt, name = '' } = payload.body
    const state = deliveredAt !== null ? 'received' : refusedAt !== null ? 'refused' : 'queued'
    return [{ brukareId, providerId, shiftId, personId: payload.actor.personId, name, saidAt: new Date(saidAt), state }]
  })
}

async function say(store: Store, { brukareId, place, shiftId, name, doer }: NewArrival): Promise<boolean> {
  const { providerId } = place
  await takeTurn(store, brukareId, providerId)
  const saidAt = store.clock()
  const since = new Date(saidAt.getTime() - sameShiftMs)
  const before = await list(store, { brukareIds: [brukareId], providerIds: [providerId], since })
  if (before.some((one) => one.shiftId === shiftId && one.state !== 'refused')) return false
  const { personId, role, requestId } = doer
  await enqueue(store, brukareId, {
    topic: 'arrival',
    actor: { personId, role, requestId },
    place,
    body: { shiftId, saidAt: saidAt.toISOString(), name },
  })
  const subject = { id: newId(), brukareId, providerId, type: 'shift', period: null, about: null } as const
  await logWrite(store, 'shift.arrived', subject, doer)
  return true
}

/** What people have said of who is there. */
export function createArrivals(store: Store): ArrivalRepository {
  return {
    say: (arrival) => store.atomically((inner) => say(inner, arrival)),
    listSince: (asked) => list(store, asked),
  }
}
