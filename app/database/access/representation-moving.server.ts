import { noteFormer } from '~/database/former-ids.server'
import type { Representation as Row, RepresentationSync } from '~/database/generated/client'
import type { Store } from '~/database/store.server'
import type { AccessEntry } from '~/database/types'

const syncsOf = async (store: Store, personId: string) => {
  const rows = await store.prisma.representationSync.findMany({ where: { personId } })
  return new Map(rows.map((row) => [row.providerId, row]))
}

const timeOf = (sync: RepresentationSync | undefined) => sync?.syncedAt?.getTime() ?? 0

/** What a provider's word is about, at that provider. */
const keyOf = ({ providerId, providerRepresentationId }: Row) => `${providerId ?? ''}/${providerRepresentationId ?? ''}`

/**
 * The rights of one account become the other's: those it holds, has given and has ended. What a provider has said to
 * both of the same thing is one: the log leads from the row that is removed to the one that stays. Nobody gives access to
 * themself, so what the one had given to the other ends. Gives the rows for the log, to be written last.
 */
export async function moveRepresentations(
  store: Store,
  fromId: string,
  intoId: string,
): Promise<Omit<AccessEntry, 'requestId'>[]> {
  const { representation } = store.prisma
  const [from, into] = [await syncsOf(store, fromId), await syncsOf(store, intoId)]
  const said = { source: 'provider' as const }
  const known = new Map(
    (await representation.findMany({ where: { ...said, personId: intoId } })).map((row) => [keyOf(row), row]),
  )
  for (const row of await representation.findMany({ where: { ...said, personId: fromId } })) {
    const twin = known.get(keyOf(row))
    if (twin === undefined) continue
    const provider = row.providerId ?? ''
    // The provider's latest word stands until it is asked again.
    const [kept, dropped] = timeOf(from.get(provider)) > timeOf(into.get(provider)) ? [row, twin] : [twin, row]
    await representation.delete({ where: { id: dropped.id } })
    // What was stopped for either of the two is stopped.
    const stoppedAt = kept.stoppedAt ?? dropped.stoppedAt
    await representation.update({ where: { id: kept.id }, data: { stoppedAt } })
    await noteFormer(store, dropped.id, kept.id)
  }
  await representation.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
  await representation.updateMany({ where: { givenById: fromId }, data: { givenById: intoId } })
  await representation.updateMany({ where: { revokedById: fromId }, data: { revokedById: intoId } })
  await moveSyncs(store, [...from.values()], into, intoId)
  return endOwn(store, intoId)
}

/** Given by a person to that same person, and not ended. */
async function endOwn(store: Store, personId: string) {
  const now = store.clock()
  const ended = await store.prisma.representation.updateManyAndReturn({
    where: { personId, givenById: personId, source: 'portal', revokedAt: null, declinedAt: null },
    data: { revokedAt: now, changedAt: now, revokedById: personId },
  })
  return ended.map(({ id, brukareId, givenAs }) => ({
    ...{ personId, brukareId, role: givenAs, basis: id, action: 'access.withdraw' },
    ...{ resourceType: 'access', resourceId: id, outcome: 'allowed' as const },
  }))
}

/** What was asked counts from the older asking of the two, so that what both were told is asked for again soonest. */
async function moveSyncs(
  store: Store,
  from: readonly RepresentationSync[],
  into: ReadonlyMap<string, RepresentationSync>,
  personId: string,
): Promise<void> {
  const { representationSync } = store.prisma
  for (const { personId: fromId, providerId, syncedAt, ...rest } of from) {
    const where = { personId_providerId: { personId: fromId, providerId } }
    const known = into.get(providerId)
    if (known === undefined) await representationSync.update({ where, data: { personId } })
    else {
      await representationSync.delete({ where })
      const isOlder = syncedAt !== null && (known.syncedAt === null || syncedAt < known.syncedAt)
      const key = { personId_providerId: { personId, providerId } }
      if (isOlder) await representationSync.update({ where: key, data: { ...rest, syncedAt } })
    }
  }
}
