import { z } from 'zod'
import type { Schemas as Contract } from '../../../provider-api/contract'
import type { Prisma } from '~/database/generated/client'
import { endUnnamed, upsertBrukare } from './brukare.server'
import { createGiving } from './representation-giving.server'
import { legalKey, readChain, readGiven, readHeld } from './representation-rows.server'
import { allScopes } from '~/domain/access/representation'
import { isOffered } from './representation-offers.server'
import { createStopping } from './representation-stopping.server'
import { readUse } from './representation-use.server'
import {
  isTaken,
  newId,
  retryWhile,
  sealerFor,
  toDate,
  toDateMaybe,
  type Statement,
  type Store,
} from '~/database/store.server'
import type { RepresentationRepository } from '~/database/types'

/** The id of the brukare's own right, which has none at the provider. */
const self = 'self'

const syncSchema = z.object({
  personId: z.string(),
  providerId: z.string(),
  syncedAt: z.date().nullable(),
  failedAt: z.date().nullable(),
  failureCode: z.string().nullable(),
})
const syncsOf: Statement<typeof syncSchema> = {
  name: 'representation-syncs',
  sql: `SELECT "personId", "providerId", "syncedAt", "failedAt", "failureCode" FROM "RepresentationSync"
    WHERE "personId" = ANY ($1) ORDER BY "personId", "providerId"`,
  row: syncSchema,
}

type Said = {
  providerRepresentationId: string
  reference: Contract['BrukareReference']
  kind: Contract['ActorRole']
  legal: Contract['Representation'] | null
}

const saidOf = ({ brukare, representations }: Contract['PersonSearchResult']): Said[] => [
  ...(brukare ? [{ providerRepresentationId: self, reference: brukare, kind: 'brukare' as const, legal: null }] : []),
  ...representations.map((legal) => ({
    providerRepresentationId: legalKey(legal.id),
    reference: legal.brukare,
    kind: legal.kind,
    legal,
  })),
]

/** The columns for what a provider said. The brukare's own right has all scopes and no end. */
function columnsOf(store: Store, id: string, { kind, legal, reference }: Said) {
  const sealer = sealerFor(store.vault, 'Representation', id)
  return {
    kind,
    providerBrukareId: reference.id,
    scopes: [...(legal?.scopes ?? allScopes)],
    assignments: legal?.assignments ?? [],
    validFrom: toDate(legal?.validFrom ?? '1900-01-01'),
    validTo: toDateMaybe(legal?.validTo),
    sealedBasis: legal ? sealer.sealJson('sealedBasis', legal.basis) : null,
    sealedVerifiedBy: sealer.sealMaybe('sealedVerifiedBy', legal?.verifiedBy),
    verifiedAt: toDateMaybe(legal?.verifiedAt),
    joint: legal?.joint ?? false,
    sealedJointWith: legal?.jointWith ? sealer.sealJson('sealedJointWith', legal.jointWith) : null,
    conflictOfInterest: legal?.conflictOfInterest ?? 'none',
    staffId: legal?.staffId ?? null,
    revokedAt: legal?.revokedAt === undefined ? null : new Date(legal.revokedAt),
    changedAt: store.clock(),
  }
}

/** `askedAt`: when the question was put; `leftOut`: a part of the answer was mixed up and is not in it. */
type Asking = { askedAt: Date; leftOut: boolean }

async function replace(
  store: Store,
  personId: string,
  providerId: string,
  result: Contract['PersonSearchResult'],
  { askedAt, leftOut }: Asking,
) {
  const { prisma, vault, clock } = store
  // Two tabs of one person that sync at once take turns.
  await prisma.$executeRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId} FOR UPDATE`
  const where = { personId_providerId: { personId, providerId } }
  const sync = await prisma.representationSync.findUnique({ where, select: { askedAt: true } })
  // Another process has asked since, and its answer came first.
  if (sync?.askedAt && sync.askedAt > askedAt) return
  const said = [...new Map(saidOf(result).map((one) => [one.providerRepresentationId, one])).values()]
  const ids = await upsertBrukare(
    store,
    providerId,
    said.map(({ reference }) => reference),
  )
  const before = await prisma.representation.findMany({
    where: { personId, providerId, source: 'provider' },
    select: {
      id: true,
      brukareId: true,
      providerRepresentationId: true,
      providerDigest: true,
      providerBrukareId: true,
    },
  })
  const known = new Map(before.map((row) => [row.providerRepresentationId, row]))
  const added: Prisma.RepresentationCreateManyInput[] = []
  /** Whose rights have become others. */
  const changed = new Set<string>()

  for (const one of said) {
    const brukareId = ids.get(one.reference.id)
    if (brukareId === undefined) throw new Error('a brukare that was just written has no id')
    const digest = vault.index(
      JSON.stringify([brukareId, one.reference.id, one.kind, one.legal]),
      'Representation.provider',
    )
    const row = known.get(one.providerRepresentationId)
    known.delete(one.providerRepresentationId)
    if (row?.providerDigest === digest) continue
    changed.add(brukareId)
    const id = row?.id ?? newId()
    const columns = { ...columnsOf(store, id, one), brukareId, providerDigest: digest }
    if (row) await prisma.representation.update({ where: { id }, data: columns })
    else {
      const key = { source: 'provider' as const, personId, providerId }
      const { providerRepresentationId } = one
      added.push({ id, ...key, providerRepresentationId, ...columns, createdAt: clock() })
    }
  }
  await prisma.representation.createMany({ data: added })

  // What is no longer listed has ended. Without a digest it is written anew should it come back.
  const gone = [...known.values()].map(({ id }) => id)
  for (const one of known.values()) changed.add(one.brukareId)
  if (gone.length > 0) {
    const where = { id: { in: gone } }
    await prisma.representation.updateMany({ where, data: { providerDigest: null } })
    await prisma.representation.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: clock() } })
  }
  const names = new Set(said.map(({ reference }) => reference.id))
  const unnamed = before.flatMap(({ providerBrukareId: id }) => (id === null || names.has(id) ? [] : [id]))
  await endUnnamed(store, providerId, [...new Set(unnamed)])
  if (before.length > 0) for (const brukareId of changed) await store.tell({ kind: 'rights', brukareId })
  const noted = { askedAt, syncedAt: clock(), failedAt: null, failureCode: leftOut ? 'mixedUp' : null }
  await prisma.representationSync.upsert({ where, create: { personId, providerId, ...noted }, update: noted })
}

/** Who may act for or follow whom. */
export function createRepresentations(store: Store): RepresentationRepository {
  return {
    replaceFromProvider: (personId, providerId, result, { askedAt = store.clock(), leftOut = false } = {}) =>
      retryWhile(isTaken, () =>
        store.atomically((inner) => replace(inner, personId, providerId, result, { askedAt, leftOut })),
      ),
    async noteFailure(personId, providerId, failureCode, askedAt = store.clock()) {
      const { representationSync: syncs } = store.prisma
      const noted = { failedAt: store.clock(), failureCode }
      await syncs.createMany({ data: [{ personId, providerId, ...noted }], skipDuplicates: true })
      const isOld = { OR: [{ askedAt: null }, { askedAt: { lte: askedAt } }] }
      await syncs.updateMany({ where: { personId, providerId, ...isOld }, data: noted })
    },
    listSyncs: (personIds) => store.rows(syncsOf, [[...personIds]]),
    listForPerson: (personId) => readHeld(store, personId),
    chainOf: (personId, brukareId) => readChain(store, personId, brukareId),
    listForBrukare: (brukareId) => readGiven(store, brukareId),
    isOffered: (brukareId, number, sight) => isOffered(store, brukareId, number, sight),
    useOf: (brukareId) => readUse(store, brukareId),
    ...createGiving(store),
    ...createStopping(store),
  }
}
