import { dayAfter, startOfDay } from '../../../app/domain/time/time'
import type { Shift } from '../../../provider-api/contract'
import type { ContractStore } from '../../../provider-kit/contract-store'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'
import type { Prisma } from '../database/generated/client'
import type { VisitModel } from '../database/generated/models'
import { isKnown, readStaff, requireFresh, requireRead, type ServeContext, type StaffOf } from './context'
import { activitiesOf, endOf, isCancelled, reportIdOfShift, startOf, statusOf, visitsByShift } from './facts'

const pageSize = 500
const withChanges = { changes: { orderBy: { id: 'asc' } } } satisfies Prisma.ShiftInclude
type ShiftRecord = Prisma.ShiftGetPayload<{ include: typeof withChanges }>
type ChangeRow = ShiftRecord['changes'][number]

/** The schedule. */
export function createShifts(context: ServeContext): Pick<ContractStore, 'listShifts'> {
  const { tables, clock, freshnessSeconds } = context
  return {
    async listShifts(clientId, { from, to, cursor }) {
      if (!(await isKnown(context, clientId))) return null
      await requireFresh(context)
      await requireRead(context, clientId, { start: startOfDay(from), end: startOfDay(dayAfter(to)) })
      const found = await tables.shift.findMany({
        where: {
          ...{ clientId, start: { lt: startOfDay(dayAfter(to)) }, end: { gt: startOfDay(from) } },
          ...afterCursor(cursor),
        },
        include: withChanges,
        orderBy: [{ start: 'asc' }, { id: 'asc' }],
        take: pageSize + 1,
      })
      const page = found.slice(0, pageSize)
      const visits = await tables.visit.findMany({ where: { clientId, shiftId: { in: page.map(({ id }) => id) } } })
      const visitOf = visitsByShift(visits, page)
      const staff = await readStaff(
        context,
        [...page, ...visits].flatMap((one) =>
          [one.staffId, 'substituteForId' in one ? one.substituteForId : null].filter((id) => id !== null),
        ),
      )
      const last = page.at(-1)
      const now = clock()
      return {
        items: page.map((shift) => shiftOf(shift, visitOf.get(shift.id) ?? null, staff, now)),
        freshnessSeconds,
        ...(found.length > pageSize && last ? { nextCursor: `${last.start.getTime()}_${last.id}` } : {}),
      }
    },
  }
}

/** What comes after the last of the page before. A cursor that is not ours starts from the beginning. */
function afterCursor(cursor: string | undefined): Prisma.ShiftWhereInput {
  const [, time, id] = /^(\d{1,15})_([\w-]+)$/.exec(cursor ?? '') ?? []
  if (time === undefined || id === undefined) return {}
  const start = new Date(Number(time))
  return { OR: [{ start: { gt: start } }, { start, id: { gt: id } }] }
}

function shiftOf(shift: ShiftRecord, visit: VisitModel | null, staff: StaffOf, now: Date): Shift {
  const status = statusOf(shift, visit)
  // Who came is who registered it, whatever the plan says.
  const staffId = visit?.staffId ?? shift.staffId
  const first = shift.substituteForId ?? shift.staffId
  const isSubstitute = first !== null && staffId !== null && first !== staffId && status !== 'cancelled'
  return {
    ...{ id: shift.id, plannedStart: instant(shift.start), plannedEnd: instant(shift.end), kind: 'active', status },
    staff: status === 'vacant' || staffId === null ? null : staff(staffId),
    ...(isSubstitute ? { substituteFor: staff(first) } : {}),
    ...(status === 'cancelled' ? cancellationOf(shift, visit) : {}),
    activities: activitiesOf(shift.services, visit),
    ...(visit !== null && !isCancelled(visit)
      ? { actualStart: startOf(visit), ...maybe('actualEnd', endOf(visit)) }
      : {}),
    changes: shift.changes.flatMap(changeOf),
    ...maybe('timeReportId', reportIdOfShift(shift, visit, now)),
  }
}

/** By whom, where Lifecare says it: a visit that the plan has no more may have been taken away for either's sake. */
function cancellationOf(
  { removedAt }: ShiftRecord,
  visit: VisitModel | null,
): Pick<Shift, 'cancelledBy' | 'cancelledAt'> {
  if (visit === null) return maybeInstant('cancelledAt', removedAt)
  return {
    cancelledBy: visit.status === 'Declined' ? 'brukare' : 'provider',
    ...maybeInstant('cancelledAt', visit.updated),
  }
}

const types = ['moved', 'substitute', 'vacant', 'filled', 'cancelled', 'restored'] as const

function changeOf({ at, type, previousStart, previousEnd, previousStaffName }: ChangeRow): Shift['changes'] {
  const known = types.find((one) => one === type)
  if (known === undefined) return []
  return [
    {
      ...{ at: instant(at), type: known },
      ...maybeInstant('previousStart', previousStart),
      ...maybeInstant('previousEnd', previousEnd),
      ...maybe('previousStaffName', previousStaffName),
    },
  ]
}
