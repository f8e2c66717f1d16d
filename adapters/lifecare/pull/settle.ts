/** What can be said of the plan when all that there was of it has been read. */
import { z } from 'zod'
import { dayAfter, startOfDay, stockholmDate } from '../../../app/domain/time/time'
import type { Tables } from '../database/open'
import { moveCursor, readCursor, type PullContext } from './context'
import { removalOf } from './diff'
import { keepSteps } from './keep-plan'
import { countUnread } from './unread'

/** The last day of which the plan is known to be published. */
export const plannedUntil = 'plannedUntil'
/** Who moves a visit saves two shifts, one after the other: for so long one that is in neither is not told as cancelled. */
const settledMs = 30_000

/** Tells visits that no shift has any more as cancelled, and says how far the plan is published. After the last batch. */
export async function settlePlan(context: PullContext, tables: Tables): Promise<void> {
  const now = context.clock()
  const gone = await tables.shift.findMany({
    where: { isRemoved: false, missingAt: { lte: new Date(now.getTime() - settledMs) } },
  })
  const steps = gone.flatMap((shift) => removalOf(shift, shift.missingAt ?? now) ?? [])
  await keepSteps(tables, steps, new Map(gone.map((shift) => [shift.id, shift])), now)
  const unread = await countUnread(tables)
  if (unread > 0) context.logger.warn({ unread }, 'parts of the plan or of the visits cannot be read')
  await movePublished(context, tables, stockholmDate(now))
}

const counts = z.array(z.object({ day: z.string(), count: z.number().int() }))

/**
 * How far the plan is published. Lifecare does not say it: the tenant says how many days ahead it plans whole, and a day within that
 * counts when it has half as many visits as the same weekday the week before, and so has each day before it. It never goes back.
 */
async function movePublished({ tenant }: PullContext, tables: Tables, today: string): Promise<void> {
  const rows = await tables.$queryRaw`
    SELECT to_char("start" AT TIME ZONE 'Europe/Stockholm', 'YYYY-MM-DD') AS day, count(*)::int AS count
    FROM "Shift" WHERE NOT "isRemoved" AND "start" >= ${startOfDay(dayAfter(today, -7))} GROUP BY 1`
  const found = new Map(counts.parse(rows).map(({ day, count }) => [day, count]))
  const days = [...found.keys()].sort()
  const most = [dayAfter(today, tenant.plannedDaysAhead), days.at(-1) ?? ''].sort()[0] ?? ''
  let until = dayAfter(today, -1)
  const isPublished = (day: string) => (found.get(day) ?? 0) * 2 >= (found.get(dayAfter(day, -7)) ?? 0)
  while (dayAfter(until) <= most && isPublished(dayAfter(until))) until = dayAfter(until)
  const kept = await readCursor(tables, plannedUntil)
  const next = [until, kept ?? '', tenant.dataFrom].sort().at(-1) ?? until
  if (next !== kept) await moveCursor(tables, plannedUntil, next)
}
