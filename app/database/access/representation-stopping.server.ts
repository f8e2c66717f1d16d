import { createAccessLog } from '~/database/access-log/log.server'
import { readGiven } from './representation-rows.server'
import type { Store } from '~/database/store.server'
import type { RepresentationRepository } from '~/database/types'

type Stopping = Pick<RepresentationRepository, 'stop' | 'restart'>

/** Holds a representation until commit. */
async function hold(store: Store, id: string) {
  await store.prisma.$executeRaw`SELECT 1 FROM "Representation" WHERE "id" = ${id} FOR UPDATE`
  return store.prisma.representation.findUnique({ where: { id } })
}

/** What who runs the portal has done to somebody's right, in the log of the brukare, with what the brukare calls the holder. */
async function log(
  store: Store,
  action: string,
  { id, brukareId }: { id: string; brukareId: string },
  requestId: string,
) {
  const holder = (await readGiven(store, brukareId)).find((one) => one.id === id)
  await createAccessLog(store).append({
    ...{ personId: null, brukareId, role: null, basis: null, action, resourceType: 'access', resourceId: id },
    ...{ about: holder?.holderName ?? null, outcome: 'allowed', requestId },
  })
}

async function stop(store: Store, id: string, requestId: string): ReturnType<Stopping['stop']> {
  const found = await hold(store, id)
  if (found === null) return 'missing'
  if (found.kind === 'brukare') return 'own'
  const now = store.clock()
  if (found.stoppedAt !== null || found.declinedAt !== null) return 'over'
  if (found.source === 'portal' && found.revokedAt !== null) return 'over'
  await store.prisma.representationReach.updateMany({
    where: { representationId: id, endedAt: null },
    data: { endedAt: now },
  })
  const ended = found.source === 'portal' ? { revokedAt: now } : { stoppedAt: now }
  await store.prisma.representation.update({ where: { id }, data: { ...ended, changedAt: now } })
  await log(store, 'access.stop', found, requestId)
  await store.tell({ kind: 'rights', brukareId: found.brukareId })
  return 'ended'
}

async function restart(store: Store, id: string, requestId: string): Promise<boolean> {
  const found = await hold(store, id)
  if (found === null || found.stoppedAt === null) return false
  const data = { stoppedAt: null, changedAt: store.clock() }
  await store.prisma.representation.update({ where: { id }, data })
  await log(store, 'access.restart', found, requestId)
  await store.tell({ kind: 'rights', brukareId: found.brukareId })
  return true
}

/** What who runs the portal can do to one right. */
export function createStopping(store: Store): Stopping {
  return {
    stop: (id, requestId) => store.atomically((inner) => stop(inner, id, requestId)),
    restart: (id, requestId) => store.atomically((inner) => restart(inner, id, requestId)),
  }
}
