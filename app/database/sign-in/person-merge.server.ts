import { moveRepresentations } from '~/database/access/representation-moving.server'
import { moveCalendarsOfPerson } from '~/database/calendar/moving.server'
import { moveKeptAnswers } from '~/database/delivery/kept-answer-moving.server'
import { noteFormer } from '~/database/former-ids.server'
import type { Person as PersonRow } from '~/database/generated/client'
import { moveConfirmations } from '~/database/joint/confirmation-moving.server'
import { moveNoticesOfPerson } from '~/database/notices/moving.server'
import type { Store } from '~/database/store.server'
import type { AccessEntry } from '~/database/types'
import { moveKnownDevices } from './devices.server'
import { moveOpened } from '~/database/news/opened.server'

const earliest = (one: Date, other: Date) => (one < other ? one : other)
const latest = (one: Date | null, other: Date | null) => ((one ?? 0) > (other ?? 0) ? one : other)

/** When the account was made and used, as of both. */
function timesOf(from: PersonRow, into: PersonRow) {
  return {
    createdAt: earliest(from.createdAt, into.createdAt),
    lastSignInAt: latest(from.lastSignInAt, into.lastSignInAt),
    previousSignInAt: latest(from.previousSignInAt, into.previousSignInAt),
  }
}

/**
 * Two accounts of one person become one (docs/adr/0016): everything that points at `fromId` points at `intoId` after, and
 * the account itself is removed. What may never be changed, the access log and an objection's history, still has the old
 * id, which leads to the new one (FormerId). In a transaction of the caller's, which holds both. Gives the rows for the
 * log, to be written last, since the log is held until commit. tests/integration/
 * person-merge.test.ts fails for a column that is not here.
 */
export async function mergePersons(
  store: Store,
  fromId: string,
  intoId: string,
): Promise<Omit<AccessEntry, 'requestId'>[]> {
  const { prisma } = store
  const held = { where: { personId: fromId }, data: { personId: intoId } }
  await prisma.session.updateMany(held)
  await moveKnownDevices(store, fromId, intoId)
  await prisma.draft.updateMany(held)
  await prisma.objection.updateMany(held)
  await prisma.objectionMessage.updateMany(held)
  await prisma.comment.updateMany(held)
  await prisma.review.updateMany(held)
  await prisma.wish.updateMany(held)
  await prisma.wish.updateMany({ where: { withdrawnById: fromId }, data: { withdrawnById: intoId } })
  await prisma.ownNote.updateMany(held)
  await moveOpened(store, { personId: fromId }, { personId: intoId })
  await moveNoticesOfPerson(store, fromId, intoId)
  await moveCalendarsOfPerson(store, fromId, intoId)
  await prisma.jointAct.updateMany(held)
  await prisma.formerNumber.updateMany(held)
  await moveConfirmations(store, fromId, intoId)
  const ended = await moveRepresentations(store, fromId, intoId)
  await moveKeptAnswers(store, fromId, intoId)
  const from = await prisma.person.findUniqueOrThrow({ where: { id: fromId } })
  const into = await prisma.person.findUniqueOrThrow({ where: { id: intoId } })
  await prisma.person.update({ where: { id: intoId }, data: timesOf(from, into) })
  await prisma.person.delete({ where: { id: fromId } })
  await noteFormer(store, fromId, intoId)
  const merged = {
    ...{ personId: intoId, brukareId: null, role: null, basis: null, action: 'person.merge' },
    ...{ resourceType: 'person', resourceId: fromId, outcome: 'allowed' as const },
  }
  return [...ended, merged]
}
