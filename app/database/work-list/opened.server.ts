import type { Store } from '~/database/store.server'
import type { OpenedRepository } from '~/database/types'

/** What people have opened. Ids and times only; who has seen what is the access log's to tell. */
export function createOpened(store: Store): OpenedRepository {
  return {
    async mark({ personId, brukareId, key }) {
      const at = store.clock()
      await store.prisma.opened.upsert({
        where: { personId_brukareId_key: { personId, brukareId, key } },
        create: { personId, brukareId, key, at },
        update: { at },
      })
    },
    list: ({ personId, brukareIds }) =>
      store.prisma.opened.findMany({
        where: { personId, brukareId: { in: [...brukareIds] } },
        select: { brukareId: true, key: true, at: true },
        orderBy: [{ at: 'asc' }, { key: 'asc' }],
      }),
    async forget({ personId, prefix }) {
      await store.prisma.opened.deleteMany({ where: { personId, key: { startsWith: prefix } } })
    },
  }
}

/**
 * What one account, or one brukare, has opened becomes the other's; of what both have, the last time stands. In a transaction of
 * the caller's.
 */
export async function moveOpened(
  { prisma }: Store,
  from: { personId: string } | { brukareId: string },
  into: { personId: string } | { brukareId: string },
): Promise<void> {
  for (const row of await prisma.opened.findMany({ where: from })) {
    const id = { personId: row.personId, brukareId: row.brukareId, key: row.key, ...into }
    const known = await prisma.opened.findUnique({ where: { personId_brukareId_key: id } })
    const at = known !== null && known.at > row.at ? known.at : row.at
    await prisma.opened.upsert({ where: { personId_brukareId_key: id }, create: { ...id, at }, update: { at } })
  }
  await prisma.opened.deleteMany({ where: from })
}
