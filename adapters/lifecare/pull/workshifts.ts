/** Reading the plan: shifts that were changed since the last one seen, a batch at a time, each batch kept whole with its cursor. */
import { z } from 'zod'
import { LifecareFault } from '../client/http'
import type { Tables } from '../database/open'
import { moveCursor, readCursor, type PullContext } from './context'
import { keepBatch, type RawWorkshift } from './keep-plan'
import { settlePlan } from './settle'

const resource = 'planned_workshifts'
const sweeping = 'planned_workshifts again'
const batchSize = 200
const dayMs = 86_400_000
/** What is written late has an earlier time of change, and clocks differ: each pull reads this much again. */
const overlapMs = 5 * 60_000
/** How often, how far back and how much at a time the plan is read anew, beside what is changed. */
const sweep = { everyMs: dayMs, backMs: 35 * dayMs, batches: 20 }

const place = z.object({ time: z.string(), id: z.string().optional() })
type Place = z.infer<typeof place>
const position = place.extend({ readAt: z.string().optional() })
const sweepState = z.object({ at: z.string(), place: place.nullable() })
const placed = z.looseObject({ Id: z.string(), ModificationTime: z.string() })

type Keep = (tables: Tables, batch: RawWorkshift[], end: Place) => Promise<void>

/** Reads from a place until there is no more, or for so many batches. `end` is null when there is no more. */
async function readFrom(context: PullContext, from: Place, keep: Keep, most = Number.POSITIVE_INFINITY) {
  const seen = new Set<string>()
  let [last, count] = [from, 0]
  for (let nth = 0; nth < most; nth += 1) {
    const json = await context.client(resource, {
      modifiedTime: last.time,
      ...(last.id !== undefined && { lastSeenWorkshiftId: last.id }),
      maxCount: String(batchSize),
    })
    const batch = z.array(placed).safeParse(json)
    if (!batch.success) throw new LifecareFault(resource, 'shape', 'a shift has no Id or ModificationTime')
    const row = batch.data.at(-1)
    // The end is when nothing comes, not when little does: how many come at a time may be less than was asked for.
    if (row === undefined) return { count, end: null }
    const end = { time: row.ModificationTime, id: row.Id }
    if (seen.has(JSON.stringify(end)) || (end.time === last.time && end.id === last.id)) return { count, end: null }
    if (Date.parse(end.time) < Date.parse(last.time))
      throw new LifecareFault(resource, 'shifting', 'the order of its shifts goes backwards')
    seen.add(JSON.stringify(end))
    await context.database.transaction((tables) => keep(tables, batch.data, end))
    count += batch.data.length
    last = end
  }
  return { count, end: last }
}

const later = (a: Place | null, b: Place): Place => (a !== null && Date.parse(a.time) > Date.parse(b.time) ? a : b)

/** Reads what has changed in the plan. Gives how many shifts there were. A kill at any point loses and doubles nothing. */
export async function pullWorkshifts(context: PullContext): Promise<number> {
  const { database, tenant, clock } = context
  const began = clock()
  const text = await readCursor(database.tables, resource)
  const kept = text === null ? null : position.parse(JSON.parse(text))
  // A shift that stands untouched since long before its day comes only to who asks from then on.
  const first = new Date(Date.parse(tenant.pullFrom) - tenant.longestNoticeDays * dayMs).toISOString()
  const again = Date.parse(kept?.readAt ?? kept?.time ?? first) - overlapMs
  const isBehind = kept !== null && Date.parse(kept.time) > again
  const from = kept === null ? { time: first } : isBehind ? { time: new Date(again).toISOString() } : kept
  let reached: Place | null = kept
  const move = (tables: Tables, to: Place) =>
    moveCursor(tables, resource, JSON.stringify({ time: to.time, id: to.id, readAt: began.toISOString() }))
  const { count } = await readFrom(context, from, async (tables, batch, end) => {
    await keepBatch(context, tables, batch)
    reached = later(reached, end)
    await move(tables, reached)
  })
  if (kept === null) await moveSweep(context, { at: began.toISOString(), place: null })
  await database.transaction(async (tables) => {
    if (reached !== null) await move(tables, reached)
    await settlePlan(context, tables)
  })
  return count
}

const moveSweep = ({ database }: PullContext, state: z.infer<typeof sweepState>) =>
  database.transaction((tables) => moveCursor(tables, sweeping, JSON.stringify(state)))

/** Reads the plan of the last five weeks' changes anew, once a day and a part at each pull: what was missed comes all the same. */
export async function sweepWorkshifts(context: PullContext): Promise<void> {
  const now = context.clock()
  const text = await readCursor(context.database.tables, sweeping)
  const state = text === null ? null : sweepState.parse(JSON.parse(text))
  const isDue = state === null || (state.place === null && now.getTime() - Date.parse(state.at) >= sweep.everyMs)
  if (!isDue && state.place === null) return
  const at = isDue ? now.toISOString() : state.at
  const from = (isDue ? null : state.place) ?? { time: new Date(now.getTime() - sweep.backMs).toISOString() }
  const keep: Keep = (tables, batch) => keepBatch(context, tables, batch)
  const { end } = await readFrom(context, from, keep, sweep.batches)
  await moveSweep(context, { at, place: end })
}
