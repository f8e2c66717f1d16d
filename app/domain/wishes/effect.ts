import { minutesBetween, splitAtMidnight, startOfDay, stockholmDate, weekOf, dayAfter } from '~/domain/time/time'
import type { DayString, Span } from '~/domain/time/time'
import type { TimeKind } from '~/domain/time/minutes'
import { isStillPlanned, isWholeWithin } from './declined'

/** How many minutes of planned time of a kind a wish takes from a week, or gives it. */
export type WeekChange = { week: string; kind: TimeKind; minutes: number }

/**
 * What a wish does to the planned hours, if the provider accepts it. `notRead`: the schedule could not be read; `notYours`: whoever
 * asks may not read it; `tooLong`: there are more days than are counted; `noEnd`: nobody knows yet how long it is; `open`: it
 * depends on what the provider answers. `until`: what comes after that day is not planned, so what it does there is not known.
 * `edge`: a shift goes on over the first midnight or the last one; it is not counted, for what becomes of it is the provider's to say.
 */
export type HoursEffect =
  | { is: 'known'; weeks: readonly WeekChange[]; edge?: true }
  | { is: 'partly'; weeks: readonly WeekChange[]; until: DayString; edge?: true }
  | { is: 'unknown'; why: 'notRead' | 'notYours' | 'tooLong' | 'noEnd' | 'open' }

/** A planned piece of work. */
export type WorkPlanned = Span & { kind: TimeKind; status: string }

/** What a wish is about, as far as it matters to the hours. */
export type EffectAsked =
  | { kind: 'cancel'; shift: WorkPlanned | null }
  | { kind: 'move'; shift: WorkPlanned | null; wanted: Span }
  | { kind: 'otherPerson' }
  | { kind: 'plan' }
  | {
      kind: 'absence' | 'hospital'
      from: DayString
      to: DayString | null
      /** The shifts of those days; null when they could not be read. */
      shifts: readonly WorkPlanned[] | null
      /** The last day that is planned; null: without bounds; undefined: it could not be read. */
      plannedUntil: DayString | null | undefined
    }

/** What a wish does to the hours of each week, in whole minutes, by the plan as it is now. */
export function effectOf(asked: EffectAsked): HoursEffect {
  switch (asked.kind) {
    case 'otherPerson':
      return { is: 'known', weeks: [] }
    case 'plan':
      return { is: 'unknown', why: 'open' }
    case 'cancel':
      return asked.shift === null ? { is: 'unknown', why: 'notRead' } : known(taken([asked.shift]))
    case 'move': {
      const { shift, wanted } = asked
      if (shift === null) return { is: 'unknown', why: 'notRead' }
      if (!isStillPlanned(shift)) return known([])
      return known([...taken([shift]), ...piecesOf(wanted, shift.kind, 1)])
    }
    default:
      return ofDays(asked)
  }
}

function ofDays({
  from,
  to,
  shifts,
  plannedUntil,
}: Extract<EffectAsked, { kind: 'absence' | 'hospital' }>): HoursEffect {
  if (to === null) return { is: 'unknown', why: 'noEnd' }
  if (shifts === null || plannedUntil === undefined) return { is: 'unknown', why: 'notRead' }
  const there = shifts.filter((shift) => isStillPlanned(shift) && isPartlyWithin(shift, { from, to }))
  const within = there.filter((shift) => isWholeWithin(shift, { from, to }))
  const edge = within.length < there.length ? { edge: true as const } : {}
  const { weeks } = known(taken(within))
  return plannedUntil !== null && plannedUntil < to
    ? { is: 'partly', weeks, until: plannedUntil, ...edge }
    : { is: 'known', weeks, ...edge }
}

function isPartlyWithin({ start, end }: Span, { from, to }: { from: DayString; to: DayString }): boolean {
  return start < startOfDay(dayAfter(to)) && end > startOfDay(from)
}

/** What is not given any more. What is cancelled, or under way, or over, is not there to be declined. */
function taken(shifts: readonly WorkPlanned[]): WeekChange[] {
  return shifts.flatMap((shift) => (isStillPlanned(shift) ? piecesOf(shift, shift.kind, -1) : []))
}

/** A night from Sunday to Monday is of two weeks. */
function piecesOf(span: Span, kind: TimeKind, sign: 1 | -1): WeekChange[] {
  return splitAtMidnight(span).map((piece) => ({
    week: weekOf(stockholmDate(piece.start)).id,
    kind,
    minutes: sign * minutesBetween(piece.start, piece.end),
  }))
}

/** Summed for each week and kind; what comes to nothing is left out. */
function known(changes: readonly WeekChange[]): { is: 'known'; weeks: readonly WeekChange[] } {
  const sums = new Map<string, WeekChange>()
  for (const { week, kind, minutes } of changes) {
    const key = `${week} ${kind}`
    sums.set(key, { week, kind, minutes: (sums.get(key)?.minutes ?? 0) + minutes })
  }
  const weeks = [...sums.values()].filter(({ minutes }) => minutes !== 0)
  return { is: 'known', weeks: weeks.sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0)) }
}
