/** A month of a client as it is kept, and the reports that it comes to. */
import { dayAfter, monthDays, monthSpan, startOfDay } from '../../../app/domain/time/time'
import type { Tenant } from '../config/tenant'
import type { ShiftModel, VisitModel } from '../database/generated/models'
import type { Tables } from '../database/open'
import { readObjections } from './kept-objections'
import { reportsOf, type ReportFacts } from './report'

/** What there is of a client's month: visits of the nights around it too. */
async function readMonth(tables: Tables, clientId: string, month: string) {
  const { from, to } = monthDays(month)
  const visits = await tables.visit.findMany({
    where: {
      ...{ clientId, isDeleted: false },
      start: { gte: startOfDay(dayAfter(from, -2)), lt: startOfDay(dayAfter(to, 3)) },
    },
  })
  const { start, end } = monthSpan(month)
  const named = visits.flatMap(({ shiftId }) => shiftId ?? [])
  const shifts = await tables.shift.findMany({
    where: { clientId, OR: [{ start: { gte: start, lt: end } }, { id: { in: named } }] },
  })
  return { shifts, visits }
}

/** The reports of a client's month, with the shifts and visits that they are made of. */
export async function readReports(
  { clock, tenant }: { clock: () => Date; tenant: Tenant },
  tables: Tables,
  clientId: string,
  month: string,
): Promise<{ reports: ReportFacts[]; shifts: ShiftModel[]; visits: VisitModel[] }> {
  const known = await readMonth(tables, clientId, month)
  const objections = await readObjections(tables, clientId)
  const reports = reportsOf({ clientId, month, now: clock(), rule: tenant.rule }, { ...known, objections })
  return { reports, ...known }
}
