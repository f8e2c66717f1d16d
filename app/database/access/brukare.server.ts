import type { Schemas as Contract } from '../../../provider-api/contract'
import type { Prisma } from '~/database/generated/client'
import { takeIndexTurn } from '~/database/index-turns.server'
import { changePseudonym } from './brukare-merge.server'
import { isTaken, newId, retryWhile, sealerFor, type Store } from '~/database/store.server'
import type { Brukare, BrukareRepository, Place } from '~/database/types'
import { pseudonymColumns, pseudonymIndexes } from './pseudonym.server'

type Reference = Contract['BrukareReference']

type SealedBrukare = {
  id: string
  sealedName: string
  sealedBirthDate: string | null
  protectedIdentity: boolean
}
type PlaceRow = { providerId: string; providerBrukareId: string }

/** Opens a row and its places. */
export function toBrukare(store: Store, row: SealedBrukare, places: Place[]): Brukare {
  const sealer = sealerFor(store.vault, 'Brukare', row.id)
  return {
    id: row.id,
    name: sealer.open('sealedName', row.sealedName),
    birthDate: sealer.openMaybe('sealedBirthDate', row.sealedBirthDate),
    protectedIdentity: row.protectedIdentity,
    places,
  }
}

const withPlaces = {
  places: { orderBy: [{ providerId: 'asc' }, { providerBrukareId: 'asc' }] },
} satisfies Prisma.BrukareInclude

const opened = (store: Store, row: SealedBrukare & { places: PlaceRow[] }) =>
  toBrukare(
    store,
    row,
    row.places.map(({ providerId, providerBrukareId }) => ({ providerId, brukareId: providerBrukareId })),
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

/** One reference; writes only what differs. Gives the portal's id. */
async function upsertOne(store: Store, providerId: string, reference: Reference): Promise<string> {
  const { prisma } = store
  const indexes = pseudonymIndexes(store, reference.pseudonym)
  await takeIndexTurn(store, indexes)
  const known = await findByPseudonym(store, indexes)
  const id = known?.id ?? newId()
  const { protectedIdentity } = reference
  if (!known) {
    const row = { id, ...pseudonymColumns(store, id, reference.pseudonym), protectedIdentity, createdAt: store.clock() }
    await prisma.brukare.create({ data: { ...row, ...sealed(store, id, reference) } })
  } else {
    const before = opened(store, known)
    if (before.name !== reference.name || before.birthDate !== (reference.birthDate ?? null)) {
      await prisma.brukare.update({ where: { id }, data: sealed(store, id, reference) })
    }
  }

  const place = { providerId, providerBrukareId: reference.id }
  const placeBefore = known?.places.find(
    (one) => one.providerId === providerId && one.providerBrukareId === reference.id,
  )
  if (placeBefore?.protectedIdentity !== protectedIdentity) {
    await prisma.brukareAtProvider.upsert({
      where: { providerId_providerBrukareId: place },
      create: { ...place, brukareId: id, protectedIdentity },
      update: { brukareId: id, protectedIdentity },
    })
  }
  const elsewhere = (known?.places ?? []).some((one) => one !== placeBefore && one.protectedIdentity)
  if (known && known.protectedIdentity !== (protectedIdentity || elsewhere)) {
    await prisma.brukare.update({ where: { id }, data: { protectedIdentity: protectedIdentity || elsewhere } })
  }
  return id
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
