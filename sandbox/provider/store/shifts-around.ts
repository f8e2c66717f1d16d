/** Who is there now and who comes next, of many at once: what the search gives beside the reports. */
import { minutesAfter } from '../../../app/domain/time/time'
import type { Shift } from '../../../provider-api/contract'
import type { StaffView, StoreContext } from './context'
import { shiftOf, withAll, type ShiftRecord } from './schedule'

const [backMinutes, aheadMinutes] = [24 * 60, 48 * 60]
/** How many of those to come are told of each. */
const mostAhead = 4

/** The shifts around now of some brukare, by brukare; none for one who has none. */
export async function readShiftsAround(
  { tables, tenant, clock }: StoreContext,
  brukareIds: readonly string[],
  viewFor: (brukareId: string) => StaffView,
): Promise<ReadonlyMap<string, Shift[]>> {
  if (brukareIds.length === 0) return new Map()
  const now = clock()
  const found = await tables.shift.findMany({
    where: {
      ...{ tenantId: tenant.key, brukareId: { in: [...brukareIds] }, status: { not: 'cancelled' } },
      plannedStart: { lt: minutesAfter(now, aheadMinutes) },
      plannedEnd: { gt: minutesAfter(now, -backMinutes) },
    },
    include: withAll,
    orderBy: [{ plannedStart: 'asc' }, { id: 'asc' }],
  })
  return new Map(
    brukareIds.map((id) => {
      const own = found.filter(({ brukareId }) => brukareId === id)
      const ahead = own.filter(({ plannedStart }) => plannedStart > now).slice(0, mostAhead)
      return [id, [...own.filter((shift) => tells(shift, now)), ...ahead].map((shift) => shiftOf(shift, viewFor(id)))]
    }),
  )
}

/** It goes on, or nothing is registered of it. */
function tells({ plannedStart, plannedEnd, row }: ShiftRecord, now: Date): boolean {
  if (plannedStart > now) return false
  return plannedEnd > now || row === null || row.startAt === null || row.endAt === null
}
