import type { Store } from '~/database/store.server'
import { emptyDays } from '~/domain/calendar/feed'
import { minutesAfter } from '~/domain/time/time'
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
  await prisma.knownDevice.deleteMany({ where: { usedAt: before('devices') } })
  await prisma.jointAct.deleteMany({ where: { state: { not: 'done' }, expiresAt: before('unagreed') } })
  await prisma.opened.deleteMany({ where: { at: before('opened') } })
  await prisma.visit.deleteMany({ where: { lastAt: before('opened') } })
  await prisma.noticeEvent.deleteMany({ where: { at: before('notices') } })
  // One that nobody has shown to be theirs.
  await prisma.noticeDestination.deleteMany({ where: { confirmedAt: null, codeUntil: before('notices') } })
  // So long an address that has ended gives an empty calendar; then it is as one that never was.
  const emptied = { lt: minutesAfter(now, -emptyDays * 24 * 60) }
  const gone = [{ endedAt: emptied }, { lapsedAt: emptied }, { expiresAt: emptied }]
  await prisma.calendarFeed.deleteMany({ where: { OR: gone } })
  await prisma.calendarEntry.deleteMany({ where: { until: { lt: now } } })
  await prisma.ownNote.deleteMany({ where: { changedAt: before('ownNotes') } })
  await prisma.accessibilityReport.deleteMany({ where: { createdAt: before('accessibilityReports') } })
  await endUnanswered(store)
  await removeInvitations(store)
  await eraseBrukare(store)
  await eraseAccounts(store)
  await forgetFormerIds(store)
}
