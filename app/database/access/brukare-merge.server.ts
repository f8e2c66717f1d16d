import { moveCalendarsOfBrukare } from '~/database/calendar/moving.server'
import { noteFormer } from '~/database/former-ids.server'
import type { Brukare as BrukareRow } from '~/database/generated/client'
import { identityAtAll } from '~/domain/access/identity'
import { takeIndexTurn } from '~/database/index-turns.server'
import { moveNoticesOfBrukare } from '~/database/notices/moving.server'
import { newId, type Store } from '~/database/store.server'
import type { PseudonymChange } from '~/database/types'
import { moveOpened } from '~/database/news/opened.server'
import { formerPseudonymColumns, pseudonymColumns, pseudonymIndexes } from './pseudonym.server'

/** Everything that points at one brukare points at the other, and the one is removed. In a transaction that holds both. */
async function merge(store: Store, from: BrukareRow, into: BrukareRow): Promise<void> {
  const { prisma } = store
  const held = { where: { brukareId: from.id }, data: { brukareId: into.id } }
  await prisma.brukareAtProvider.updateMany(held)
  await prisma.formerPseudonym.updateMany(held)
  await prisma.representation.updateMany(held)
  await prisma.draft.updateMany(held)
  await prisma.objection.updateMany(held)
  await prisma.comment.updateMany(held)
  await prisma.review.updateMany(held)
  await prisma.wish.updateMany(held)
  await prisma.ownNote.updateMany(held)
  await moveOpened(store, { brukareId: from.id }, { brukareId: into.id })
  await moveNoticesOfBrukare(store, from.id, into.id)
  await moveCalendarsOfBrukare(store, from.id, into.id)
  await moveJointActs(store, from.id, into.id)
  // What has been delivered is never changed, and is read by nobody but the operator.
  await prisma.outbox.updateMany({ ...held, where: { ...held.where, deliveredAt: null, refusedAt: null } })
  // The reviews of a month are in one order, whichever id they were sent under.
  await prisma.$executeRaw`UPDATE "Outbox" SET "matter" = replace("matter", ${from.id}, ${into.id})
    WHERE "brukareId" = ${into.id} AND "deliveredAt" IS NULL AND "refusedAt" IS NULL`
  await prisma.brukare.update({ where: { id: into.id }, data: identityAtAll([from, into]) })
  await prisma.brukare.delete({ where: { id: from.id } })
  await noteFormer(store, from.id, into.id)
}

/** What there is one of at a time may be named by the brukare (services/fullmakt); where both have one, both wait. */
async function moveJointActs({ prisma }: Store, fromId: string, intoId: string): Promise<void> {
  for (const { id, onceKey } of await prisma.jointAct.findMany({ where: { brukareId: fromId } })) {
    const wanted = onceKey?.replace(fromId, intoId) ?? null
    const isFree = wanted === onceKey || (await prisma.jointAct.count({ where: { onceKey: wanted } })) === 0
    await prisma.jointAct.update({ where: { id }, data: { brukareId: intoId, onceKey: isFree ? wanted : null } })
  }
}

/**
 * The brukare whom the providers called `former`, by the samordningsnummer, is called `current` from now on, by the
 * personnummer; what they have said of either is of one brukare. Only the identity provider's word that both numbers are
 * one person's is ground for it, never a provider's (docs/adr/0016). Gives the brukare's id when something was changed.
 */
export async function changePseudonym(store: Store, { former, current }: PseudonymChange): Promise<string | null> {
  const { prisma } = store
  const [formers, currents] = [pseudonymIndexes(store, former), pseudonymIndexes(store, current)]
  const both = [...formers, ...currents]
  await takeIndexTurn(store, both)
  await prisma.$executeRaw`SELECT 1 FROM "Brukare" WHERE "pseudonymIndex" = ANY(${both}) ORDER BY "id" FOR UPDATE`
  const before = await prisma.brukare.findFirst({ where: { pseudonymIndex: { in: formers } } })
  const after = await prisma.brukare.findFirst({ where: { pseudonymIndex: { in: currents } } })
  if (before && after) await merge(store, after, before)
  if (before) {
    await prisma.brukare.update({ where: { id: before.id }, data: pseudonymColumns(store, before.id, current) })
  }
  const brukareId = before?.id ?? after?.id
  const isKnown = (await prisma.formerPseudonym.count({ where: { pseudonymIndex: { in: formers } } })) > 0
  if (brukareId !== undefined && !isKnown) {
    const id = newId()
    const columns = formerPseudonymColumns(store, id, former)
    await prisma.formerPseudonym.create({ data: { id, brukareId, ...columns, createdAt: store.clock() } })
  }
  return before?.id ?? null
}
