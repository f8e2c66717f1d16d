import { createAccessLog } from '~/database/access-log/log.server'
import { toDate, type Store } from '~/database/store.server'
import { stockholmDate } from '~/domain/time/time'
import { keptSince } from '~/platform/retention'

/** What was given in the portal and that nobody has answered. */
const unanswered = { source: 'portal' as const, acceptedAt: null, declinedAt: null, revokedAt: null }

/** Ends each invitation that has waited too long, with a row in the log of the brukare whom it is about. */
export async function endUnanswered(store: Store): Promise<void> {
  const createdAt = { lt: keptSince('unanswered', store.retention, store.clock()) }
  const due = await store.prisma.representation.findMany({ where: { ...unanswered, createdAt }, select: { id: true } })
  for (const { id } of due) await store.atomically((inner) => endOne(inner, id))
}

async function endOne(store: Store, id: string): Promise<void> {
  const now = store.clock()
  const data = { revokedAt: now, changedAt: now }
  // Somebody may have answered meanwhile, or another process been first.
  const [ended] = await store.prisma.representation.updateManyAndReturn({ where: { id, ...unanswered }, data })
  if (ended === undefined) return
  await createAccessLog(store).append({
    ...{ personId: null, brukareId: ended.brukareId, role: null, basis: null, action: 'access.lapse' },
    ...{ resourceType: 'access', resourceId: id, outcome: 'allowed', requestId: null },
  })
}

/**
 * Removes the invitations that came to nothing, when they have been over for long enough. The accounts that were made of
 * nothing but the number in them go with them (accounts.server.ts).
 */
export async function removeInvitations({ prisma, clock, retention }: Store): Promise<void> {
  const since = keptSince('invitations', retention, clock())
  await prisma.representation.deleteMany({
    where: {
      ...{ source: 'portal', acceptedAt: null },
      OR: [
        { declinedAt: { lt: since } },
        { revokedAt: { lt: since } },
        // Its last day is inclusive, so it was over when the day after began.
        { validTo: { lt: toDate(stockholmDate(since)) } },
      ],
    },
  })
}
