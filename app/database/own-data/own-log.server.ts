import type { Prisma } from '~/database/generated/client'
import { toLogRow } from '~/database/access-log/log.server'
import type { Store } from '~/database/store.server'
import type { AccessLogRow, OwnDataOf } from '~/database/types'
import { merged, pagesOf, type Pages } from '~/platform/pages'

const take = 250

/**
 * The rows of the access log that a person has left, and those about the brukare who are the person, in order. Each is read
 * by itself, since each has its index: asked for together, they would be sorted anew for every page.
 */
export function ownLog({ prisma }: Store, { personId, brukareIds }: OwnDataOf, until: Date): Pages<AccessLogRow> {
  const pages = (where: Prisma.AccessLogWhereInput) =>
    pagesOf<AccessLogRow>(take, async (last) => {
      const rows = await prisma.accessLog.findMany({
        where: { ...where, at: { lte: until }, seq: last === null ? undefined : { gt: last.seq } },
        ...{ orderBy: { seq: 'asc' }, take },
      })
      return rows.map(toLogRow)
    })
  // A row without a person is somebody else's too, which `not` alone would leave out.
  const byOthers = { OR: [{ personId: null }, { personId: { not: personId } }] }
  const about = brukareIds.map((brukareId) => pages({ brukareId, ...byOthers }))
  return merged([pages({ personId }), ...about], (one, other) => one.seq < other.seq)
}
