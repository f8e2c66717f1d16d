/** What the month has come to by the end of yesterday, of many at once: what the search gives beside the reports. */
import { balanceOf } from '../../../app/domain/hours/balance'
import { goingOn } from '../../../app/domain/hours/going-on'
import { reckon } from '../../../app/domain/hours/ledger'
import type { PlannedShift, ReportedRow } from '../../../app/domain/hours/types'
import { dayAfter, monthAfter, startOfDay, stockholmDate } from '../../../app/domain/time/time'
import type { Schemas } from '../../../provider-api/contract'
import type { Prisma } from '../database/generated/client'
import { dataFrom } from '../world/extend'
import { plannedOf, reportedOf } from '../world/judge'
import type { StoreContext } from './context'

type HoursSoFar = Schemas['HoursSoFar']

const reportParts = {
  rows: { include: { shift: true } },
  faststallanden: { orderBy: { version: 'desc' }, take: 1, include: { rows: true } },
} satisfies Prisma.TimeReportInclude
type Report = Prisma.TimeReportGetPayload<{ include: typeof reportParts }>

/** By brukare; one whose month is not all there is left out, and so is everyone on the first of a month. */
export async function readHoursSoFar(
  { tables, tenant, clock, freshnessSeconds }: StoreContext,
  brukareIds: readonly string[],
): Promise<ReadonlyMap<string, HoursSoFar>> {
  const now = clock()
  const today = stockholmDate(now)
  const month = today.slice(0, 7)
  const [from, through] = [`${month}-01`, dayAfter(today, -1)]
  if (through < from || brukareIds.length === 0) return new Map()
  const grants = await tables.grant.findMany({ where: { brukareId: { in: [...brukareIds] } } })
  const granted = brukareIds.filter((id) => grants.some(({ brukareId }) => brukareId === id))
  const [shifts, reports] = await Promise.all([
    tables.shift.findMany({
      where: {
        brukareId: { in: granted },
        plannedStart: { lt: startOfDay(today) },
        plannedEnd: { gt: startOfDay(from) },
      },
    }),
    // A night over the month's end has its row in the report of the month before.
    tables.timeReport.findMany({
      where: { brukareId: { in: granted }, month: { in: [monthAfter(month, -1), month] } },
      include: reportParts,
    }),
  ])
  const none = { month, through, granted: 0, given: 0 }
  return new Map(
    brukareIds
      .filter((id) => dataFrom(tenant.key, tenant.anchorDay, id) <= from)
      .map((id) => {
        const own = grants.filter(({ brukareId }) => brukareId === id)
        if (own.length === 0) return [id, none]
        const ledger = reckon({
          ...{ from, to: through, now, grants: own },
          shifts: shifts.filter(({ brukareId }) => brukareId === id).map(shiftOf),
          rows: reports
            .filter(({ brukareId }) => brukareId === id)
            .flatMap((report) => rowsOf(report, now, freshnessSeconds)),
        })
        const { granted, delivered } = balanceOf(ledger, from, through)
        return [id, { ...none, granted, given: delivered }]
      }),
  )
}

function shiftOf(shift: Prisma.ShiftGetPayload<object>): PlannedShift {
  const { id, kind, plannedStart: start, plannedEnd: end, status, cancelledBy, doubleStaffingGroup: group } = shift
  return {
    id,
    kind,
    start,
    end,
    status: status === 'vacant' || status === 'cancelled' ? status : 'booked',
    cancelledBy,
    group,
  }
}

/** Its rows, with what has passed of a shift that goes on, as the portal reckons it of data that may be so old. */
function rowsOf({ rows, faststallanden }: Report, now: Date, freshnessSeconds: number): ReportedRow[] {
  const approved = new Map(faststallanden[0]?.rows.map(({ rowId, start, end }) => [rowId, { start, end }]))
  const goOn = rows.flatMap(({ id: rowId, shift, startAt: begunAt, endAt }) => {
    if (shift?.status !== 'started' || endAt !== null || approved.has(rowId)) return []
    const { id, kind, plannedEnd, doubleStaffingGroup: group } = shift
    return goingOn({ id, kind, group, begunAt, plannedEnd, asOf: now, freshnessSeconds }, now) ?? []
  })
  const told = rows.map((row) => ({
    ...{ id: row.id, shiftId: row.shiftId, kind: row.kind, openObjection: false },
    planned: plannedOf(row),
    reported: reportedOf(row),
    faststalld: approved.get(row.id) ?? null,
    group: row.shift?.doubleStaffingGroup ?? null,
  }))
  return [...told, ...goOn]
}
