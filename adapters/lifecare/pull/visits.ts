/** What has been registered, since the last pull and a little before it. */
import { readAll } from '../client/pages'
import { readRows, visitRow, type VisitRow } from '../client/rows'
import { stockholmMonth } from '../../../app/domain/time/time'
import { readEnd, readTime } from '../local-time'
import { reportIdOf } from '../report-id'
import { appendChanges, moveCursor, readCursor, type Changed, type PullContext } from './context'
import { serviceNames } from './planned'

const resource = 'reported_visits'
/** Clocks differ, and what is written late has an earlier time: each pull reads this much again. */
const overlapMs = 5 * 60_000
const laws = new Set(['SoL', 'LSS', 'SFB'])

/** A visit as it is kept. */
type KeptVisit = NonNullable<ReturnType<typeof keptOf>>

/** Reads what has been registered or changed. Gives how many visits were new or other than before. */
export async function pullVisits(context: PullContext): Promise<number> {
  const { client, database, tenant, clock, logger } = context
  const began = clock()
  const last = await readCursor(database.tables, resource)
  const since = last === null ? new Date(tenant.pullFrom) : new Date(Date.parse(last) - overlapMs)
  const { rows, unread } = readRows(visitRow, await readAll(client, resource, { gt: since.toISOString() }))
  const kept = rows.flatMap((row) => keptOf(row, context, began) ?? [])
  const lost = unread + rows.length - kept.length
  if (lost > 0) logger.warn({ resource, unread: lost }, 'visits of Lifecare that could not be read')
  return database.transaction(async (tables) => {
    const before = await tables.visit.findMany({ where: { id: { in: kept.map(({ id }) => id) } } })
    const known = new Map(before.map((visit) => [visit.id, visit]))
    const changed = kept.filter((visit) => JSON.stringify(known.get(visit.id)) !== JSON.stringify(visit))
    const created = changed.filter(({ id }) => !known.has(id))
    if (created.length > 0) await tables.visit.createMany({ data: created })
    for (const { id, ...data } of changed) if (known.has(id)) await tables.visit.update({ where: { id }, data })
    // A name comes with the register; until then there is one that says nothing.
    const unnamed = [...new Set(changed.map(({ staffId }) => staffId))]
    await tables.staff.createMany({
      data: unnamed.map((id) => ({ id, displayName: 'Personal', role: tenant.role })),
      skipDuplicates: true,
    })
    await appendChanges(tables, changed.flatMap(changesOf), began)
    await moveCursor(tables, resource, began.toISOString())
    return changed.length
  })
}

function changesOf({ clientId, staffId, shiftId, start, isApproved }: KeptVisit): Changed[] {
  const report = reportIdOf(clientId, staffId, stockholmMonth(start))
  return [
    ...(shiftId === null ? [] : [{ type: 'shift' as const, clientId, resourceId: shiftId }]),
    { type: 'timeReport', clientId, resourceId: report },
    ...(isApproved ? [{ type: 'faststallande' as const, clientId, resourceId: report }] : []),
  ]
}

/** A visit as it is kept, keys in the order of the table, so that a kept one and a new one compare as text. Null for one that cannot be. */
export function keptOf(row: VisitRow, { ids, tenant }: Pick<PullContext, 'ids' | 'tenant'>, now: Date) {
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
  }
}
