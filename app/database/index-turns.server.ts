import type { Store } from './store.server'

/**
 * Waits for whoever is about to write one of these indexes of one value, and keeps others out until commit. While a key
 * is changed, two portals may index the same value with different keys: the database would see two values, and so two
 * accounts of one person. All of them have both keys by then, so here they meet. With one key the unique index is enough.
 */
export async function takeIndexTurn(store: Store, indexes: readonly string[]): Promise<void> {
  if (indexes.length < 2) return
  // In one order, so that two do not wait for each other in a ring.
  for (const index of [...indexes].sort()) {
    await store.prisma.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${index}, 727073690005))`
  }
}
