import type { Store } from '~/database/store.server'
import { keptSince, type RetentionKind } from '~/platform/retention'
import { eraseAccounts, eraseBrukare, forgetFormerIds } from './accounts.server'
import { endUnanswered, removeInvitations } from './invitations.server'

/**
 * Removes what has served its time (app/platform/retention.ts). What has been sent and the access log are not here: they are
 * removed by whoever owns the database, when they are in a signed archive (docs/adr/0023). Any number may run at once.
 */
export async function purge(store: Store): Promise<void> {
  const { prisma, clock, retention } = store
  const now = clock()
  const before = (kind: RetentionKind) => ({ lt: keptSince(kind, retention, now) })
  await prisma.signIn.deleteMany({ where: { expiresAt: { lt: now } } })
  await prisma.logoutToken.deleteMany({ where: { expiresAt: { lt: now } } })
  await prisma.downloadSlot.deleteMany({ where: { until: { lt: now } } })
  await prisma.draft.deleteMany({ where: { expiresAt: { lt: now } } })
  // One that nobody ended: no session lives for as long as a day without use.
  const ended = [{ endedAt: before('sessions') }, { lastSeenAt: before('sessions') }]
  await prisma.session.deleteMany({ where: { OR: ended } })
  await prisma.jointAct.deleteMany({ where: { state: { not: 'done' }, expiresAt: before('unagreed') } })
  await prisma.opened.deleteMany({ where: { at: before('opened') } })
  await prisma.noticeEvent.deleteMany({ where: { at: before('notices') } })
  // One that nobody has shown to be theirs.
  await prisma.noticeDestination.deleteMany({ where: { confirmedAt: null, codeUntil: before('notices') } })
  await prisma.ownNote.deleteMany({ where: { changedAt: before('ownNotes') } })
  await prisma.accessibilityReport.deleteMany({ where: { createdAt: before('accessibilityReports') } })
  await endUnanswered(store)
  await removeInvitations(store)
  await eraseBrukare(store)
  await eraseAccounts(store)
  await forgetFormerIds(store)
}
