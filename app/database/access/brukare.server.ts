import type { Schemas as Contract } from '../../../provider-api/contract'
import type { Prisma } from '~/database/generated/client'
import { identityAtAll } from '~/domain/access/identity'
import { takeIndexTurn } from '~/database/index-turns.server'
import { changePseudonym } from './brukare-merge.server'
import { isTaken, newId, retryWhile, sealerFor, type Store } from '~/database/store.server'
import type { Brukare, BrukareRepository, NamedPlace } from '~/database/types'
import { pseudonymColumns, pseudonymIndexes } from './pseudonym.server'

type Reference = Contract['BrukareReference']

type SealedBrukare = {
  id: string
  sealedName: string
  sealedBirthDate: string | null
  protectedIdentity: boolean
}
/** A place as it is stored. */
export type PlaceRow = {
  providerId: string
  providerBrukareId: string
  sealedName: string | null
  sealedBirthDate: string | null
}

const placeSealer = (
  store: Store,
  { providerId, providerBrukareId }: Omit<PlaceRow, 'sealedName' | 'sealedBirthDate'>,
) => sealerFor(store.vault, 'BrukareAtProvider', `${providerId}/${providerBrukareId}`)

/** Opens a row and its places. */
export function toBrukare(store: Store, row: SealedBrukare, places: readonly PlaceRow[]): Brukare {
  const sealer = sealerFor(store.vault, 'Brukare', row.id)
  const name = sealer.open('sealedName', row.sealedName)
  const birthDate = sealer.openMaybe('sealedBirthDate', row.sealedBirthDate)
  const { id, protectedIdentity } = row
  const toPlace = (place: PlaceRow): NamedPlace => {
    const { providerId, providerBrukareId: brukareId } = place
    const ofPlace = placeSealer(store, place)
    const said = ofPlace.openMaybe('sealedName', place.sealedName)
    // Before the provider has answered again, what was last said by any of them.
    if (said === null) return { providerId, brukareId, name, birthDate }
    return { providerId, brukareId, name: said, birthDate: ofPlace.openMaybe('sealedBirthDate', place.sealedBirthDate) }
  }
  return { id, name, birthDate, protectedIdentity, places: places.map(toPlace) }
}

const withPlaces = {
  places: { orderBy: [{ providerId: 'asc' }, { providerBrukareId: 'asc' }] },
} satisfies Prisma.BrukareInclude

type StoredPlace = PlaceRow & { protectedIdentity: boolean; noticesApproved: boolean; endedAt: Date | null }

const opened = (store: Store, row: SealedBrukare & { places: StoredPlace[] }) =>
  toBrukare(
    store,
    row,
    row.places.filter(({ endedAt }) => endedAt === null),
  )

const sealed = (store: Store, id: string, { name, birthDate }: Reference) => {
  const sealer = sealerFor(store.vault, 'Brukare', id)
  return {
    sealedName: sealer.seal('sealedName', name),
    sealedBirthDate: sealer.sealMaybe('sealedBirthDate', birthDate),
  }
}

/** Also by what a provider that has not heard of the personnummer still calls the brukare. */
async function findByPseudonym({ prisma }: Store, indexes: string[]) {
  const where = { pseudonymIndex: { in: indexes } }
  const row = await prisma.brukare.findFirst({ where, include: withPlaces })
  if (row !== null) return row
  const include = { brukare: { include: withPlaces } }
  return (await prisma.formerPseudonym.findFirst({ where, include }))?.brukare ?? null
}

/** Writes what a provider says of a brukare, where it differs: another provider's place is not touched. */
async function upsertPlace(
  store: Store,
  brukareId: string,
  place: StoredPlace | undefined,
  said: Reference & { providerId: string },
) {
  const { providerId, id: providerBrukareId, name, birthDate, protectedIdentity, noticesApproved = false } = said
  const key = { providerId, providerBrukareId }
  const sealer = placeSealer(store, key)
  const isSame =
    place?.endedAt === null &&
    place.protectedIdentity === protectedIdentity &&
    place.noticesApproved === noticesApproved &&
    sealer.openMaybe('sealedName', place.sealedName) === name &&
    sealer.openMaybe('sealedBirthDate', place.sealedBirthDate) === (birthDate ?? null)
  if (isSame) return
  const columns = {
    ...{ brukareId, protectedIdentity, noticesApproved, endedAt: null },
    sealedName: sealer.seal('sealedName', name),
    sealedBirthDate: sealer.sealMaybe('sealedBirthDate', birthDate),
  }
  await store.prisma.brukareAtProvider.upsert({
    where: { providerId_providerBrukareId: key },
    create: { ...key, ...columns },
    update: columns,
  })
}

/** One reference; writes only what differs. Gives the portal's id. */
async function upsertOne(store: Store, providerId: string, reference: Reference): Promise<string> {
  const { prisma } = store
  const indexes = pseudonymIndexes(store, reference.pseudonym)
  await takeIndexTurn(store, indexes)
  const known = await findByPseudonym(store, indexes)
  const id = known?.id ?? newId()
  const said = identityAtAll([{ noticesApproved: false, ...reference }])
  if (!known) {
    const row = { id, ...pseudonymColumns(store, id, reference.pseudonym), ...said, createdAt: store.clock() }
    await prisma.brukare.create({ data: { ...row, ...sealed(store, id, reference) } })
  }
  const placeBefore = known?.places.find(
    (one) => one.providerId === providerId && one.providerBrukareId === reference.id,
  )
  await upsertPlace(store, id, placeBefore, { ...reference, providerId })
  const elsewhere = (known?.places ?? []).filter((one) => one !== placeBefore)
  const identity = identityAtAll([said, ...elsewhere])
  const isSame =
    known?.protectedIdentity === identity.protectedIdentity && known.noticesApproved === identity.noticesApproved
  if (known && !isSame) await prisma.brukare.update({ where: { id }, data: identity })
  return id
}

/** Ends those of a provider's places that no right of anybody's names any more. In a transaction of the caller's. */
export async function endUnnamed(store: Store, providerId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { prisma } = store
  const named = await prisma.representation.findMany({
    where: { providerId, providerBrukareId: { in: [...ids] }, revokedAt: null },
    select: { providerBrukareId: true },
  })
  const gone = ids.filter((id) => !named.some(({ providerBrukareId }) => providerBrukareId === id))
  await prisma.brukareAtProvider.updateMany({
    where: { providerId, providerBrukareId: { in: gone }, endedAt: null },
    data: { endedAt: store.clock() },
  })
}

/** All of a provider's references, in a transaction of the caller's. Gives the portal's ids by the provider's. */
export async function upsertBrukare(
  store: Store,
  providerId: string,
  references: readonly Reference[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  // In one order, so that two who sync at once do not wait for each other in a ring.
  const ordered = [...references].sort((one, other) => (one.pseudonym < other.pseudonym ? -1 : 1))
  for (const reference of ordered) {
    if (!ids.has(reference.id)) ids.set(reference.id, await upsertOne(store, providerId, reference))
  }
  return ids
}

/** Those who get help; one row however many providers, joined by pseudonym. */
export function createBrukare(store: Store): BrukareRepository {
  const find = async (id: string) => {
    const row = await store.prisma.brukare.findUnique({ where: { id }, include: withPlaces })
    return row && opened(store, row)
  }
  return {
    find,
    async findByPlace({ providerId, brukareId }) {
      const where = { providerId_providerBrukareId: { providerId, providerBrukareId: brukareId } }
      const place = await store.prisma.brukareAtProvider.findUnique({ where })
      return place && find(place.brukareId)
    },
    async hasPseudonym(id, pseudonym) {
      const pseudonymIndex = { in: pseudonymIndexes(store, pseudonym) }
      const called = { OR: [{ pseudonymIndex }, { formerPseudonyms: { some: { pseudonymIndex } } }] }
      return (await store.prisma.brukare.count({ where: { id, ...called } })) > 0
    },
    changePseudonym: (change) => retryWhile(isTaken, () => store.atomically((inner) => changePseudonym(inner, change))),
    async upsert(providerId, reference) {
      const id = await retryWhile(isTaken, () => store.atomically((inner) => upsertOne(inner, providerId, reference)))
      const brukare = await find(id)
      if (!brukare) throw new Error('a brukare that was just written is not there')
      return brukare
    },
  }
}
