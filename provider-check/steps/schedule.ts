import type { Shift } from '../../provider-api/contract'
import { dayAfter, daysBetween, monthDays, stockholmDate } from '../../app/domain/time/time'
import type { Context, Place, Seen } from '../context'
import { under } from '../context'
import { ms } from '../data/common'
import { lookAtFreshness, lookAtShifts } from '../data/shifts'
import { lookAtTag, lookTwice, readWhole } from './lists'

/** The most days that are asked for at a time. */
const mostDays = 62
/** How far ahead of the last month shifts are read. */
const daysAhead = 14

type Days = { from: string; to: string }

/** Spans of at most `mostDays` that together are the months and some days after. */
function spansOf(months: readonly string[]): Days[] {
  const first = months[0]
  const last = months.at(-1)
  if (first === undefined || last === undefined) return []
  const end = dayAfter(monthDays(last).to, daysAhead)
  const spans: Days[] = []
  for (let { from } = monthDays(first); from <= end; from = dayAfter(spans.at(-1)?.to ?? end)) {
    const to = dayAfter(from, Math.min(mostDays - 1, daysBetween(from, end)))
    spans.push({ from, to })
  }
  return spans
}

const lastDayOf = ({ plannedEnd }: Shift) => stockholmDate(new Date(ms(plannedEnd) - 1))
const firstDayOf = ({ plannedStart }: Shift) => stockholmDate(new Date(plannedStart))

/** The schedule of one brukare; gives the shifts for what is compared with them. */
export async function checkSchedule(
  context: Context,
  place: Place,
  isFirst: boolean,
): Promise<Pick<Seen, 'shifts' | 'hasAllShifts'>> {
  const { session, months, now } = context
  const ask = ({ from, to }: Days, cursor?: string) => ({
    operation: 'listShifts',
    path: under(
      place,
      `/shifts?from=${from}&to=${to}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    ),
    role: place.role,
  })
  const shifts = new Map<string, Shift>()
  let hasAllShifts = true

  for (const span of spansOf(months)) {
    const whole = await readWhole(session, 'ShiftPage', (cursor) => ask(span, cursor))
    if (whole === null) {
      hasAllShifts = false
      continue
    }
    const items = whole.pages.flatMap((page) => page.items)
    lookAtFreshness(
      whole.look,
      whole.pages.map((page) => page.freshnessSeconds),
    )
    lookAtShifts(whole.look, items, span, now)
    await lookTwice(session, 'ShiftPage', (cursor) => ask(span, cursor), {
      whole,
      idsOf: (page) => page.items.map(({ id }) => id),
    })
    for (const shift of items) shifts.set(shift.id, shift)
    if (isFirst) await lookAtTag(session, ask(span), whole.first)
    await lookAtOneDay(items, span)
  }
  if (isFirst) await lookAtMost()
  return { shifts, hasAllShifts }

  /** One day by itself is to have what the long answer has on it: the day after a night, if there is one. */
  async function lookAtOneDay(items: readonly Shift[], span: Days): Promise<void> {
    const night = items.find((shift) => firstDayOf(shift) < lastDayOf(shift) && lastDayOf(shift) <= span.to)
    const [any] = items
    const day = night ? lastDayOf(night) : any ? firstDayOf(any) : null
    if (day === null || day < span.from) return
    const whole = await readWhole(session, 'ShiftPage', (cursor) => ask({ from: day, to: day }, cursor))
    if (whole === null) return
    const found = new Set(whole.pages.flatMap((page) => page.items.map(({ id }) => id)))
    const awaited = items.filter((shift) => firstDayOf(shift) <= day && lastDayOf(shift) >= day)
    const isWhole = awaited.every(({ id }) => found.has(id)) && found.size === awaited.length
    whole.look('shift-span', '/items', isWhole, 'are others than those of the same day in a longer answer')
  }

  async function lookAtMost(): Promise<void> {
    const from = monthDays(months[0] ?? '').from
    const spans: [number, number][] = [
      [mostDays, 200],
      [mostDays + 1, 400],
      [-1, 400],
    ]
    for (const [days, status] of spans) {
      const answer = await session.ask(ask({ from, to: dayAfter(from, days) }))
      answer?.look(
        'days-most',
        '',
        answer.status === status,
        `status ${answer.status} for to ${days} days after from, and not ${status}`,
      )
    }
  }
}
