import { pseudonymColumns } from '~/database/access/pseudonym.server'
import type { Store } from '~/database/store.server'

const batch = 200

/**
 * Moves the pseudonyms of brukare from before there was an index: the bare one goes, its HMAC and its envelope stay. At
 * start, before anything is served; it may be broken off and begun again, also by several portals at once.
 * @returns how many were moved
 */
export async function movePseudonyms(store: Store): Promise<number> {
  let moved = 0
  for (;;) {
    const count = await store.atomically(async (inner) => {
      const { brukare } = inner.prisma
      const bare = await brukare.findMany({
        where: { pseudonym: { not: null } },
        select: { id: true, pseudonym: true },
        orderBy: { id: 'asc' },
        take: batch,
      })
      for (const { id, pseudonym } of bare) {
        if (pseudonym === null) continue
        const data = { ...pseudonymColumns(inner, id, pseudonym), pseudonym: null }
        await brukare.updateMany({ where: { id, pseudonym }, data })
      }
      return bare.length
    })
    moved += count
    if (count === 0) return moved
  }
}
