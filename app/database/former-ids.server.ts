import type { Store } from './store.server'

/**
 * Two that turned out to be one (docs/adr/0016): `from` is `into` from now on, and so is what had become `from` before.
 * In a transaction of the caller's.
 */
export async function noteFormer(store: Store, from: string, into: string): Promise<void> {
  await store.prisma.formerId.updateMany({ where: { currentId: from }, data: { currentId: into } })
  await store.prisma.formerId.create({ data: { id: from, currentId: into, createdAt: store.clock() } })
}

/** A function that gives the id that is used now, for any of `ids`. One statement. */
export async function currentIds(store: Store, ids: readonly string[]): Promise<(id: string) => string> {
  const wanted = [...new Set(ids)]
  const rows = wanted.length === 0 ? [] : await store.prisma.formerId.findMany({ where: { id: { in: wanted } } })
  const known = new Map(rows.map(({ id, currentId }) => [id, currentId]))
  return (id) => known.get(id) ?? id
}

/** A function that gives an id with all that were used before it, for any of `ids`. One statement. */
export async function everyIdOf(store: Store, ids: readonly string[]): Promise<(id: string) => string[]> {
  const wanted = [...new Set(ids)]
  const where = { currentId: { in: wanted } }
  const rows = wanted.length === 0 ? [] : await store.prisma.formerId.findMany({ where, orderBy: { id: 'asc' } })
  return (id) => [id, ...rows.filter(({ currentId }) => currentId === id).map((row) => row.id)]
}
