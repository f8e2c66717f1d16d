/** Registers what has happened by now: starts, ends, what was never reported, and what was not planned. */
import { minutesAfter, stockholmMonth } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { ShiftStatus } from '../database/generated/enums'
import { insertMany } from '../database/insert'
import type { Tables } from '../database/open'
import { appendChanges } from './change-feed'
import type { Changed } from './change-feed'
import { characterOf } from './character'
import { knownAt, outcomeOf } from './outcomes'
import type { Outcome, Registered } from './outcomes'
import { idOf } from './random'
import { reportIdOf } from './shifts'
import { firstArbetsledare } from './staff'

type OpenShift = Prisma.ShiftGetPayload<{ include: { row: true } }>
type RowInput = Omit<Prisma.ReportRowCreateManyInput, 'activitiesDone'> & { activitiesDone: string[] }

/** Nothing begins earlier than this before the plan, so later shifts need not be looked at. */
const earliestMinutes = 20
/** A shift that nobody has reported shows as such this long after its end. */
const missingAfterMinutes = 120

/** What one pass has to write. */
type Writes = {
  reports: Map<string, Prisma.TimeReportCreateManyInput>
  rows: RowInput[]
  ends: { id: string; data: Prisma.ReportRowUncheckedUpdateManyInput }[]
  statuses: Map<ShiftStatus, string[]>
  settled: string[]
  changes: Changed[]
}

/** Registers everything that is known at `now` and was not before. What was registered by hand is left alone. */
export async function registerPassed(
  tables: Tables,
  tenant: { id: string; anchorDay: DayString },
  names: ReadonlyMap<string, string>,
  since: Date,
  now: Date,
): Promise<void> {
  const shifts = await tables.shift.findMany({
    where: { tenantId: tenant.id, settled: false, plannedStart: { lte: minutesAfter(now, earliestMinutes) } },
    include: { row: true },
    orderBy: [{ plannedStart: 'asc' }, { id: 'asc' }],
  })
  const writes: Writes = { reports: new Map(), rows: [], ends: [], statuses: new Map(), settled: [], changes: [] }
  for (const shift of shifts) {
    if (shift.staffId === null || shift.status === 'vacant' || shift.status === 'cancelled') passBy(shift, writes, now)
    else registerOne(shift, shift.staffId, tenant, names, writes, now)
  }
  await write(tables, writes)
  await appendChanges(
    tables,
    tenant.id,
    writes.changes.filter(({ at }) => at > since).sort((a, b) => a.at.getTime() - b.at.getTime()),
  )
}

/** A vacant shift leaves no row; a cancelled one leaves a row of who was booked, with nothing reported. */
function passBy(shift: OpenShift, writes: Writes, now: Date): void {
  if (shift.plannedEnd > now) return
  writes.settled.push(shift.id)
  if (shift.status === 'cancelled' && shift.staffId !== null)
    writes.rows.push(baseRow(shift, reportFor(shift, shift.staffId, writes)))
}

function registerOne(
  shift: OpenShift,
  staffId: string,
  tenant: { id: string; anchorDay: DayString },
  names: ReadonlyMap<string, string>,
  writes: Writes,
  now: Date,
): void {
  const reportId = reportIdOf(shift.brukareId, staffId, stockholmMonth(shift.plannedStart))
  const outcome = outcomeOf({
    ...shift,
    staffName: names.get(staffId) ?? '',
    changedBy: `${firstArbetsledare(tenant.id).displayName}, arbetsledare`,
    reportId,
    character: characterOf(tenant.anchorDay, reportId),
    isFirst: !writes.reports.has(reportId),
  })
  if (!outcome.start || !outcome.end) {
    if (minutesAfter(shift.plannedEnd, missingAfterMinutes) > now) return
    writes.rows.push(baseRow(shift, reportFor(shift, staffId, writes)))
    writes.settled.push(shift.id)
    changed(writes, shift, minutesAfter(shift.plannedEnd, missingAfterMinutes))
    return
  }
  if (knownAt(outcome.start) > now) return
  const hasEnded = knownAt(outcome.end) <= now
  const end = hasEnded
    ? { ...endColumns(outcome.end), comment: outcome.comment, activitiesDone: outcome.activitiesDone }
    : {}
  if (!shift.row) {
    writes.rows.push({ ...baseRow(shift, reportFor(shift, staffId, writes)), ...startColumns(outcome.start), ...end })
    changed(writes, shift, knownAt(outcome.start))
  } else if (hasEnded) {
    writes.ends.push({ id: shift.row.id, data: end })
  }
  if (hasEnded || !shift.row) setStatus(writes, shift.id, hasEnded ? 'ended' : 'started')
  if (!hasEnded) return
  writes.settled.push(shift.id)
  changed(writes, shift, knownAt(outcome.end))
  if (outcome.extra) writes.rows.push(extraRow(shift, reportFor(shift, staffId, writes), outcome.extra))
}

function changed(writes: Writes, { brukareId, id }: OpenShift, at: Date): void {
  writes.changes.push({ type: 'shift', brukareId, resourceId: id, at })
}

function setStatus(writes: Writes, id: string, status: ShiftStatus): void {
  const ids = writes.statuses.get(status)
  if (ids) ids.push(id)
  else writes.statuses.set(status, [id])
}

function reportFor(shift: OpenShift, staffId: string, writes: Writes): string {
  const month = stockholmMonth(shift.plannedStart)
  const id = reportIdOf(shift.brukareId, staffId, month)
  const { tenantId, brukareId } = shift
  if (!writes.reports.has(id)) writes.reports.set(id, { id, tenantId, brukareId, staffId, month, state: 'open' })
  return id
}

function baseRow(shift: OpenShift, timeReportId: string): RowInput {
  return {
    id: idOf('row', shift.id),
    timeReportId,
    brukareId: shift.brukareId,
    shiftId: shift.id,
    kind: shift.kind,
    activitiesDone: [],
  }
}

/** Work at night that was called for: active time, whatever the shift is. */
function extraRow(shift: OpenShift, timeReportId: string, extra: NonNullable<Outcome['extra']>): RowInput {
  return {
    id: extra.rowId,
    timeReportId,
    brukareId: shift.brukareId,
    kind: 'active',
    ...startColumns(extra.start),
    ...endColumns(extra.end),
    comment: extra.comment,
    activitiesDone: extra.activitiesDone,
  }
}

function startColumns(start: Registered) {
  return {
    startAt: start.at,
    startMethod: start.method,
    startRegisteredAt: start.registeredAt,
    startRegisteredBy: start.registeredBy,
    startOriginalAt: start.originalAt,
    startChangedBy: start.changedBy,
    startChangedAt: start.changedAt,
  }
}

function endColumns(end: Registered) {
  return {
    endAt: end.at,
    endMethod: end.method,
    endRegisteredAt: end.registeredAt,
    endRegisteredBy: end.registeredBy,
    endOriginalAt: end.originalAt,
    endChangedBy: end.changedBy,
    endChangedAt: end.changedAt,
  }
}

async function write(tables: Tables, { reports, rows, ends, statuses, settled }: Writes): Promise<void> {
  await tables.timeReport.createMany({ data: [...reports.values()], skipDuplicates: true })
  await insertMany(tables, 'ReportRow', rows)
  for (const { id, data } of ends) await tables.reportRow.update({ where: { id }, data })
  for (const [status, ids] of statuses)
    await inBatches(ids, (id) => tables.shift.updateMany({ where: { id }, data: { status } }))
  await inBatches(settled, (id) => tables.shift.updateMany({ where: { id }, data: { settled: true } }))
}

async function inBatches(
  ids: readonly string[],
  update: (id: { in: string[] }) => PromiseLike<unknown>,
): Promise<void> {
  for (let first = 0; first < ids.length; first += 5000) await update({ in: ids.slice(first, first + 5000) })
}
