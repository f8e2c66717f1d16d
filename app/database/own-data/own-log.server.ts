import type { AccessLog, Prisma } from '~/database/generated/client'
import { asKnownNow } from '~/database/access-log/former.server'
import { toLogRows } from '~/database/access-log/log.server'
import { everyIdOf } from '~/database/former-ids.server'
import type { Store } from '~/database/store.server'
import type { AccessLogRow, OwnDataOf } from '~/database/types'
import { merged, pagesOf, type Pages } from '~/platform/pages'

const take = 250

/**
 * The rows of the access log that a person has left, and those about the brukare who are the person, in order, by every id
 * that they have had. Each is read by itself, since each has its index: asked for together, they would be sorted anew for
 * every page.
 */
export async function* ownLog(store: Store, { personId, brukareIds }: OwnDataOf, until: Date): Pages<AccessLogRow> {
  const every = await everyIdOf(store, [personId, ...brukareIds])
  const own = every(personId)
  const stored = (where: Prisma.AccessLogWhereInput) =>
    pagesOf<AccessLog>(take, (last) =>
      store.prisma.accessLog.findMany({
        where: { ...where, at: { lte: until }, seq: last === null ? undefined : { gt: last.seq } },
        ...{ orderBy: { seq: 'asc' }, take },
      }),
    )
  // A row without a person is somebody else's too, which `notIn` alone would leave out.
  const byOthers = { OR: [{ personId: null }, { personId: { notIn: own } }] }
  const about = brukareIds.map((brukareId) => stored({ brukareId: { in: every(brukareId) }, ...byOthers }))
  const all = merged([stored({ personId: { in: own } }), ...about], (one, other) => one.seq < other.seq)
  for await (const rows of all) yield asKnownNow(store, await toLogRows(store, rows))
}
