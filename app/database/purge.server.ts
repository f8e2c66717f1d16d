import type { Store } from './store.server'

const dayMs = 24 * 60 * 60 * 1000
const keptAnswerDays = 90
const endedSessionDays = 30
/** How long what several did not agree on can be read. */
const unagreedDays = 90
/** How long it is remembered what somebody has opened: longer than anything of a work list waits. */
const openedDays = 400
/** Longer than any session may live, so that one that nobody ended is gone too. */
const abandonedSessionDays = 60

/**
 * Removes what has served its time. Objections, comments, what several have agreed on, the outbox and the access log are
 * never removed.
 */
export async function purge({ prisma, clock }: Store): Promise<void> {
  const now = clock()
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  await prisma.signIn.deleteMany({ where: { expiresAt: { lt: now } } })
  await prisma.logoutToken.deleteMany({ where: { expiresAt: { lt: now } } })
  await prisma.downloadSlot.deleteMany({ where: { until: { lt: now } } })
  await prisma.draft.deleteMany({ where: { expiresAt: { lt: now } } })
  await prisma.session.deleteMany({ where: { endedAt: { lt: before(endedSessionDays) } } })
  await prisma.session.deleteMany({ where: { lastSeenAt: { lt: before(abandonedSessionDays) } } })
  await prisma.jointAct.deleteMany({ where: { state: { not: 'done' }, expiresAt: { lt: before(unagreedDays) } } })
  await prisma.opened.deleteMany({ where: { at: { lt: before(openedDays) } } })
  await prisma.keptAnswer.deleteMany({ where: { fetchedAt: { lt: before(keptAnswerDays) } } })
}
