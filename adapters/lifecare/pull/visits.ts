/** What has been registered, since the last pull and a little before it. */
import { readAll } from '../client/pages'
import { brokenVisit, deletedRow, readRows, visitRow, type VisitRow } from '../client/rows'
import { stockholmMonth } from '../../../app/domain/time/time'
import type { VisitModel } from '../database/generated/models'
import type { Tables } from '../database/open'
import { readEnd, readTime } from '../local-time'
import { reportIdOf } from '../report-id'
import { appendChanges, moveCursor, readCursor, type Changed, type PullContext } from './context'
import { serviceNames } from './planned'
import { keepUnreadVisits } from './unread'

const resource = 'reported_visits'
/** Clocks differ, and what is written late has an earlier time: each pull reads this much again. */
const overlapMs = 5 * 60_000
const partSize = 1000
const laws = new Set(['SoL', 'LSS', 'SFB', 'HSL'])

/** A visit as it is kept. */
type KeptVisit = VisitModel

/** Reads what has been registered or changed. Gives how many visits were new or other than before. */
export async function pullVisits(context: PullContext): Promise<number> {
  const { client, database, tenant, clock } = context
  const began = clock()
  const last = await readCursor(database.tables, resource)
  const since = last === null ? new Date(tenant.pullFrom) : new Date(Date.parse(last) - overlapMs)
  const found = await readAll(client, resource, { gt: since.toISOString() })
  let changed = 0
  // A part at a time, so that a first reading of everything is no transaction that never ends. What is kept twice is not told twice.
  for (let from = 0; from < found.length; from += partSize) {
    const part = found.slice(from, from + partSize)
    changed += await database.transaction((tables) => keepPart(context, tables, part, began))
  }
  await database.transaction((tables) => moveCursor(tables, resource, began.toISOString()))
  return changed
}

/** What a part of the answer says: visits, ids of those that are deleted, and those that cannot be read. */
function readPart(context: PullContext, part: readonly unknown[], now: Date) {
  const { ids, tenant } = context
  const deleted = readRows(deletedRow, part)
  const { rows, broken } = readRows(visitRow, deleted.broken)
  const kept = rows.map((row) => ({ row, visit: keptOf(row, context, now) }))
  const unread = [...broken, ...kept.flatMap(({ row, visit }) => (visit === null ? [row] : []))].flatMap((raw) => {
    const { data } = brokenVisit.safeParse(raw)
    if (!data) return []
    const at = data.StartTime ? (readTime(data.StartTime, tenant.times.local)?.at ?? null) : null
    return {
      id: ids('visit', String(data.Id)),
      clientId: data.ClientPersonId ? ids('client', data.ClientPersonId) : null,
      at,
    }
  })
  return {
    visits: kept.flatMap(({ visit }) => visit ?? []),
    gone: deleted.rows.map(({ Id }) => ids('visit', String(Id))),
    unread,
  }
}

async function keepPart(context: PullContext, tables: Tables, part: readonly unknown[], now: Date): Promise<number> {
  const { visits, gone, unread } = readPart(context, part, now)
  const read = [...visits.map(({ id }) => id), ...gone]
  const all = await tables.visit.findMany({ where: { id: { in: [...read, ...unread.map(({ id }) => id)] } } })
  const known = new Map(all.map((visit) => [visit.id, visit]))
  // One that is deleted comes empty, so what it was is what is kept of it.
  const deleted = gone.flatMap((id) => {
    const before = known.get(id)
    return before ? [{ ...before, isDeleted: true }] : []
  })
  const dated = visits.map((visit) => ({ ...visit, changedAt: changedAtOf(visit, known.get(visit.id)) }))
  const changed = [...dated, ...deleted].filter(
    (visit) => JSON.stringify(known.get(visit.id)) !== JSON.stringify(visit),
  )
  const created = changed.filter(({ id }) => !known.has(id))
  if (created.length > 0) await tables.visit.createMany({ data: created })
  for (const { id, ...data } of changed) if (known.has(id)) await tables.visit.update({ where: { id }, data })
  await keepUnreadVisits(tables, unread, read)
  // A name comes with the register; until then there is one that says nothing.
  const unnamed = [...new Set(changed.map(({ staffId }) => staffId))]
  await tables.staff.createMany({
    data: unnamed.map((id) => ({ id, displayName: 'Personal', role: context.tenant.role })),
    skipDuplicates: true,
  })
  const told = changed.flatMap((visit) => {
    const before = known.get(visit.id)
    // One that is another's or another day's now is gone from where it was.
    return [...changesOf(visit), ...(before ? changesOf(before) : [])]
  })
  await appendChanges(tables, told, now)
  return changed.length
}

/**
 * When the times of a visit were changed. What Lifecare says is when anything of it was, its approval too: so it is what it said when
 * the change was first seen, and not known for one that came approved.
 */
function changedAtOf(visit: KeptVisit, before: KeptVisit | undefined): Date | null {
  const times = ({ start, end, originalStart, originalEnd }: KeptVisit) =>
    [start, end, originalStart, originalEnd].map((at) => at?.getTime() ?? null)
  const { start, end, originalStart: from, originalEnd: to } = visit
  const isOther =
    (from !== null && from.getTime() !== start.getTime()) || (to !== null && to.getTime() !== end?.getTime())
  if (!isOther) return null
  if (before === undefined) return visit.isApproved ? null : visit.updated
  return JSON.stringify(times(before)) === JSON.stringify(times(visit)) ? before.changedAt : visit.updated
}

/** What is to be looked at again. Whether it is approved is told when its month is ({@link pullApprovals}). */
function changesOf({ clientId, staffId, shiftId, start }: KeptVisit): Changed[] {
  const report = reportIdOf(clientId, staffId, stockholmMonth(start))
  return [
    ...(shiftId === null ? [] : [{ type: 'shift' as const, clientId, resourceId: shiftId }]),
    { type: 'timeReport', clientId, resourceId: report },
  ]
}

/** A visit as it is kept, keys in the order of the table, so that a kept one and a new one compare as text. Null for one that cannot be. */
export function keptOf(
  row: VisitRow,
  { ids, tenant }: Pick<PullContext, 'ids' | 'tenant'>,
  now: Date,
): KeptVisit | null {
  const read = (text: string | null | undefined): Date | null =>
    text ? (readTime(text, tenant.times.local)?.at ?? null) : null
  const [start, updated] = [read(row.StartTime), read(row.LastUpdatedTime)]
  if (start === null) return null
  const end = row.EndTime ? readEnd(row.EndTime, start, tenant.times.local) : null
  if (row.EndTime && end === null) return null
  const originalStart = read(row.OriginalStartTime)
  const originalEnd = row.OriginalEndTime
    ? readEnd(row.OriginalEndTime, originalStart ?? start, tenant.times.local)
    : null
  const done = (row.Services ?? []).filter(({ Status }) => Status === 'Done').map(({ ServiceType }) => ServiceType)
  return {
    id: ids('visit', String(row.Id)),
    clientId: ids('client', row.ClientPersonId),
    staffId: ids('staff', row.PersonnelPersonId),
    shiftId: row.PlannedVisitId ? ids('shift', row.PlannedVisitId) : null,
    law: row.Law && laws.has(row.Law) ? row.Law : null,
    status: row.Status,
    start,
    end,
    originalStart,
    originalEnd,
    updated: updated === null || updated > now ? now : updated,
    startMethod: tenant.methods[row.StartQuittanceType],
    endMethod: tenant.methods[row.EndQuittanceType],
    servicesDone: serviceNames(done, tenant),
    isApproved: row.Approved === true,
    isDeleted: row.Deleted === true,
    changedAt: null,
  }
}
