import type { Draft as DraftRow } from '~/database/generated/client'
import { newId, sealerFor, type Store } from '~/database/store.server'
import type { Draft, DraftOwner, DraftRepository } from '~/database/types'
import { keptUntil } from '~/platform/retention'

/** Opens a row. */
export function toDraft(store: Store, { sealedValues, ...row }: DraftRow): Draft {
  return { ...row, values: sealerFor(store.vault, 'Draft', row.id).openJson('sealedValues', sealedValues) }
}

/** What people are writing, sealed. Only its writer finds it, and only for the same brukare. */
export function createDrafts(store: Store): DraftRepository {
  const sealerOf = (id: string) => sealerFor(store.vault, 'Draft', id)
  const expiryFrom = (now: Date) => keptUntil('drafts', store.retention, now)
  const owned = ({ id, personId, brukareId }: DraftOwner) => ({
    id,
    personId,
    brukareId,
    OR: [{ expiresAt: { gt: store.clock() } }, { submittedAs: { not: null } }],
  })
  const find = async (owner: DraftOwner) => {
    const row = await store.prisma.draft.findFirst({ where: owned(owner) })
    return row && toDraft(store, row)
  }

  return {
    find,
    async create({ values, ...draft }) {
      const id = newId()
      const now = store.clock()
      const sealedValues = sealerOf(id).sealJson('sealedValues', values)
      const times = { createdAt: now, updatedAt: now, expiresAt: expiryFrom(now) }
      const data = { id, ...draft, sealedValues, version: 1, ...times }
      return toDraft(store, await store.prisma.draft.create({ data }))
    },
    async save(owner, values, expectedVersion) {
      const now = store.clock()
      const { count } = await store.prisma.draft.updateMany({
        where: { ...owned(owner), submittedAs: null, version: expectedVersion },
        data: {
          sealedValues: sealerOf(owner.id).sealJson('sealedValues', values),
          version: { increment: 1 },
          updatedAt: now,
          expiresAt: expiryFrom(now),
        },
      })
      const draft = await find(owner)
      if (!draft) return { state: 'missing' }
      if (count > 0) return { state: 'saved', draft }
      return { state: draft.submittedAs === null ? 'conflict' : 'submitted', draft }
    },
    delete: async (owner) =>
      (await store.prisma.draft.deleteMany({ where: { ...owned(owner), submittedAs: null } })).count > 0,
    async list({ personId, brukareId }) {
      const about = typeof brukareId === 'string' ? brukareId : { in: [...brukareId] }
      const where = { personId, brukareId: about, submittedAs: null, expiresAt: { gt: store.clock() } }
      const rows = await store.prisma.draft.findMany({ where, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }] })
      return rows.map((row) => toDraft(store, row))
    },
  }
}
