/** A batch of the plan against what is kept of it. */
import { brokenWorkshift, readRows, workshiftRow, type WorkshiftRow } from '../client/rows'
import { startOfDay } from '../../../app/domain/time/time'
import type { Tables } from '../database/open'
import { appendChanges, type Changed, type PullContext } from './context'
import { stepOf, type KeptShift, type PlannedShift, type Step } from './diff'
import { displayNameOf, plannedOf, unreadPartOf, type UnreadPart } from './planned'
import { keepUnread } from './unread'

/** A shift as Lifecare gives it, of which only the place in the order has been read. */
export type RawWorkshift = { Id: string; ModificationTime: string }

/** The latest version of each: one that was changed while one read may be in a batch twice. */
const latestOf = <Row extends { Id: string }>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [row.Id, row])).values(),
]

/** What a batch says: visits that can be read, and of each shift what in it cannot. */
function readBatch({ ids, tenant, logger }: PullContext, batch: readonly RawWorkshift[]) {
  const { rows, broken } = readRows(workshiftRow, latestOf(batch))
  const from = startOfDay(tenant.dataFrom)
  const planned = new Map<string, PlannedShift>()
  const unread = new Map<string, UnreadPart[]>()
  let ambiguous = 0
  for (const row of rows) {
    const read = plannedOf(row, ids, tenant)
    ambiguous += read.ambiguous
    unread.set(ids('workshift', row.Id), read.unread)
    for (const shift of read.shifts) if (shift.end > from) planned.set(shift.id, shift)
  }
  for (const raw of broken) {
    const { data } = brokenWorkshift.safeParse(raw)
    if (!data) continue
    // Of a shift that cannot be read nothing is known, so what it had stands until it can be.
    const parts = data.PlannedActivities.flatMap((one) => unreadPartOf(one, ids, tenant) ?? [])
    unread.set(ids('workshift', data.Id), [...parts, { shiftId: null, clientId: null, start: null }])
  }
  if (ambiguous > 0) logger.info({ ambiguous }, 'visits of the plan at a time that the clock shows twice or never')
  return { rows, planned, unread }
}

/** Keeps a batch. A visit that its shift has no more is only marked: another shift may come with it ({@link settlePlan}). */
export async function keepBatch(context: PullContext, tables: Tables, batch: readonly RawWorkshift[]): Promise<void> {
  const { ids, clock } = context
  const now = clock()
  const { rows, planned, unread } = readBatch(context, batch)
  await keepStaff(context, tables, rows)
  const workshiftIds = [...unread.keys()]
  const before = await tables.shift.findMany({
    where: { OR: [{ id: { in: [...planned.keys()] } }, { workshiftId: { in: workshiftIds } }] },
  })
  const known = new Map(before.map((shift) => [shift.id, shift]))
  const at = new Map(rows.map((row) => [ids('workshift', row.Id), instantOf(row, now)]))
  const steps = [...planned.values()].map((shift) =>
    stepOf(known.get(shift.id) ?? null, shift, at.get(shift.workshiftId) ?? now),
  )
  await keepSteps(tables, steps, known, now)
  const absent = before.filter(({ id, workshiftId }) => !planned.has(id) && unread.has(workshiftId))
  const unclear = await keepUnread(context, tables, { unread, planned, absent })
  for (const { id, workshiftId, isRemoved, missingAt } of absent) {
    const since = unclear.has(id) ? null : (missingAt ?? at.get(workshiftId) ?? now)
    if (isRemoved || since?.getTime() === missingAt?.getTime()) continue
    await tables.shift.update({ where: { id }, data: { missingAt: since } })
  }
  const versions = rows.map((row) => ({
    ...{ id: ids('workshift', row.Id), modified: instantOf(row, now), isRevoked: row.IsRevoked === true },
  }))
  await tables.workshift.deleteMany({ where: { id: { in: versions.map(({ id }) => id) } } })
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

/** Keeps what visits have become, with what a person is told of it. */
export async function keepSteps(
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
  for (const { next, isChanged } of steps) {
    const { id, ...data } = next
    const old = known.get(id)
    // What is read again as it was is not written again.
    const isOther = isChanged || old?.workshiftId !== next.workshiftId || old.missingAt !== null
    if (old && isOther) await tables.shift.update({ where: { id }, data })
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
