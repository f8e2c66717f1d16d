/** The plan: shifts that were changed since the last one seen, a batch at a time, each batch kept whole with its cursor. */
import { z } from 'zod'
import { LifecareFault } from '../client/http'
import { readRows, workshiftRow, type WorkshiftRow } from '../client/rows'
import type { Tables } from '../database/open'
import { appendChanges, moveCursor, readCursor, type Changed, type PullContext } from './context'
import { removalOf, stepOf, type KeptShift, type PlannedShift, type Step } from './diff'
import { displayNameOf, plannedOf } from './planned'

const resource = 'planned_workshifts'
const batchSize = 200
const position = z.object({ time: z.string(), id: z.string() })
const placed = z.looseObject({ Id: z.string(), ModificationTime: z.string() })

/** Reads what has changed in the plan. Gives how many shifts there were. A kill at any point loses and doubles nothing. */
export async function pullWorkshifts(context: PullContext): Promise<number> {
  const { client, database, tenant, logger } = context
  for (let count = 0; ;) {
    const kept = await readCursor(database.tables, resource)
    const last = kept === null ? null : position.parse(JSON.parse(kept))
    const json = await client(resource, {
      modifiedTime: last?.time ?? new Date(tenant.pullFrom).toISOString(),
      ...(last && { lastSeenWorkshiftId: last.id }),
      maxCount: String(batchSize),
    })
    const batch = z.array(placed).safeParse(json)
    if (!batch.success) throw new LifecareFault(resource, 'shape', 'a shift has no Id or ModificationTime')
    const end = batch.data.at(-1)
    if (end === undefined) return count
    if (last !== null && end.Id === last.id && end.ModificationTime === last.time) return count
    const { rows, unread } = readRows(workshiftRow, batch.data)
    if (unread > 0) logger.warn({ resource, unread }, 'shifts of Lifecare that could not be read')
    await database.transaction(async (tables) => {
      await keepBatch(context, tables, rows)
      await moveCursor(tables, resource, JSON.stringify({ time: end.ModificationTime, id: end.Id }))
    })
    count += batch.data.length
  }
}

/** The latest version of each: one that was changed while one read may be in a batch twice. */
const latestOf = (rows: readonly WorkshiftRow[]): WorkshiftRow[] => [
  ...new Map(rows.map((row) => [row.Id, row])).values(),
]

async function keepBatch(context: PullContext, tables: Tables, batch: readonly WorkshiftRow[]): Promise<void> {
  const { ids, tenant, clock, logger } = context
  const now = clock()
  const rows = latestOf(batch)
  const planned = new Map<string, PlannedShift>()
  let [unread, ambiguous] = [0, 0]
  for (const row of rows) {
    const read = plannedOf(row, ids, tenant)
    unread += read.unread
    ambiguous += read.ambiguous
    for (const shift of read.shifts) planned.set(shift.id, shift)
  }
  if (unread > 0) logger.warn({ resource, unread }, 'visits of the plan that could not be read')
  if (ambiguous > 0) logger.info({ resource, ambiguous }, 'visits at a time that the clock shows twice or never')
  await keepStaff(context, tables, rows)

  const workshiftIds = rows.map(({ Id }) => ids('workshift', Id))
  const before = await tables.shift.findMany({
    where: { OR: [{ id: { in: [...planned.keys()] } }, { workshiftId: { in: workshiftIds } }] },
  })
  const known = new Map(before.map((shift) => [shift.id, shift]))
  const at = new Map(rows.map((row) => [ids('workshift', row.Id), instantOf(row, now)]))
  const steps = [
    ...[...planned.values()].map((shift) =>
      stepOf(known.get(shift.id) ?? null, shift, at.get(shift.workshiftId) ?? now),
    ),
    // What a shift had and has no more is taken away, unless another shift of the batch has it now.
    ...before
      .filter(({ id, workshiftId }) => !planned.has(id) && workshiftIds.includes(workshiftId))
      .flatMap((shift) => removalOf(shift, at.get(shift.workshiftId) ?? now) ?? []),
  ]
  await keepSteps(tables, steps, known, now)
  const versions = rows.map((row) => ({
    ...{ id: ids('workshift', row.Id), modified: instantOf(row, now), isRevoked: row.IsRevoked === true },
  }))
  await tables.workshift.deleteMany({ where: { id: { in: workshiftIds } } })
  await tables.workshift.createMany({ data: versions })
}

/** When it was changed, by Lifecare; never ahead of our own clock, by which nothing may happen in the future. */
function instantOf({ ModificationTime }: WorkshiftRow, now: Date): Date {
  const at = Date.parse(ModificationTime)
  return Number.isNaN(at) || at > now.getTime() ? now : new Date(at)
}

async function keepStaff({ ids, tenant }: PullContext, tables: Tables, rows: readonly WorkshiftRow[]): Promise<void> {
  const staff = new Map(
    rows.flatMap(({ Personnel }) => (Personnel ? [[ids('staff', Personnel.PersonId), displayNameOf(Personnel)]] : [])),
  )
  const before = await tables.staff.findMany({ where: { id: { in: [...staff.keys()] } } })
  const known = new Map(before.map(({ id, displayName }) => [id, displayName]))
  for (const [id, displayName] of staff) {
    if (known.get(id) === displayName) continue
    await tables.staff.upsert({
      where: { id },
      create: { id, displayName, role: tenant.role },
      update: { displayName },
    })
  }
}

async function keepSteps(
  tables: Tables,
  steps: readonly Step[],
  known: ReadonlyMap<string, KeptShift>,
  now: Date,
): Promise<void> {
  const previous = steps.flatMap(({ changes }) => changes.flatMap(({ previousStaffId }) => previousStaffId ?? []))
  const staff = await tables.staff.findMany({ where: { id: { in: previous } } })
  const nameOf = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  const created = steps.filter(({ next }) => !known.has(next.id)).map(({ next }) => next)
  if (created.length > 0) await tables.shift.createMany({ data: created })
  for (const { next } of steps) {
    const { id, ...data } = next
    if (known.has(id)) await tables.shift.update({ where: { id }, data })
  }
  const changes = steps.flatMap(({ next, changes: list }) =>
    list.map(({ previousStaffId, ...change }) => ({
      ...{ ...change, shiftId: next.id },
      previousStaffName: previousStaffId === undefined ? null : (nameOf.get(previousStaffId) ?? null),
    })),
  )
  if (changes.length > 0) await tables.shiftChange.createMany({ data: changes })
  const told = steps
    .filter(({ isChanged }) => isChanged)
    .flatMap(({ next }): Changed[] => {
      const former = known.get(next.id)?.clientId ?? next.clientId
      // One that is another client's now is to be looked at by both.
      return [...new Set([former, next.clientId])].map((clientId) => ({ type: 'shift', clientId, resourceId: next.id }))
    })
  await appendChanges(tables, told, now)
}
