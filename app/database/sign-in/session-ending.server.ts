import { z } from 'zod'
import { createAccessLog } from '~/database/access-log/log.server'
import type { Prisma } from '~/database/generated/client'
import type { Store } from '~/database/store.server'

export const endReason = z.enum([
  'signedOut',
  'endedByPerson',
  'idle',
  'tooOld',
  'brokerSignedOut',
  'replaced',
  'numberChanged',
  'endedByOperator',
])
export type EndReason = z.infer<typeof endReason>

/** How the access log says it. */
const logged: Record<EndReason, { action: string }> = {
  signedOut: { action: 'session.end' },
  endedByPerson: { action: 'session.end' },
  replaced: { action: 'session.end' },
  numberChanged: { action: 'session.endByNumber' },
  idle: { action: 'session.timeout' },
  tooOld: { action: 'session.timeout' },
  endedByOperator: { action: 'session.endByOperator' },
  brokerSignedOut: { action: 'session.endAtBroker' },
}

/** Ends open sessions and logs it in one, so that no way out is without its row. Gives how many. */
export function endSessions(
  store: Store,
  where: Prisma.SessionWhereInput,
  reason: EndReason,
  requestId: string | null,
): Promise<number> {
  return store.atomically(async (inner) => {
    const data = { endedAt: inner.clock(), endReason: reason }
    const ended = await inner.prisma.session.updateManyAndReturn({ where: { ...where, endedAt: null }, data })
    for (const { id, personId } of ended) {
      await createAccessLog(inner).append({
        ...{ personId, brukareId: null, role: null, basis: null, ...logged[reason] },
        ...{ resourceType: 'session', resourceId: id, outcome: 'allowed', requestId },
      })
      await inner.tell({ kind: 'session', sessionId: id })
    }
    return ended.length
  })
}
