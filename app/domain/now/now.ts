import { defaultRule } from '~/domain/schedule/deviation'
import type { Shift } from '~/domain/schedule/shift'
import { dayAfter, minutesAfter, minutesBetween, stockholmDate } from '~/domain/time/time'

/** The answer to "who is coming?", for the first sentence of the first page. */
export type NowAnswer =
  /** Someone is here. `overrun`: the planned end has passed and no end is registered. */
  | { kind: 'here'; shifts: readonly Shift[]; until: Date; overrun: boolean }
  /** Someone should have come and has not registered a start. */
  | { kind: 'late'; shifts: readonly Shift[]; since: Date; minutesLate: number }
  /** It is planned that someone is here now, and nobody is booked. */
  | { kind: 'vacantNow'; shifts: readonly Shift[]; until: Date }
  /** Nobody is here; these come next. */
  | { kind: 'next'; next: NextUp }
  /** Nothing more today or tomorrow; `later` is what comes after that, if it is known. */
  | { kind: 'nothing'; later: NextUp | null }

/** Those who come next, at the same time. */
export type NextUp = {
  shifts: readonly Shift[]
  at: Date
  day: 'today' | 'tomorrow' | 'later'
  /** Nobody is booked on any of them. */
  vacant: boolean
}

/** Who is here, who is late, what is vacant and what comes next; each of them can be there beside the others. */
export type PlannedNow = {
  answer: NowAnswer
  here: readonly Shift[]
  late: readonly Shift[]
  vacant: readonly Shift[]
  next: NextUp | null
  /** When `next` is vacant: the first after it that someone is booked on. */
  nextStaffed: NextUp | null
}

/** An end that has not been registered an hour after the planned one is taken as forgotten. */
const forgottenEndMinutes = 60

/**
 * Chooses, among shifts from about a day before `now` and onwards, in any order, what to say first. Cancelled shifts
 * are passed over. Someone not yet here is not late until the start tolerance of the rule has passed.
 */
export function plannedNow(
  shifts: readonly Shift[],
  now: Date,
  toleranceMinutes = defaultRule.startToleranceMinutes,
): PlannedNow {
  const ordered = [...shifts].sort(
    (a, b) => a.plannedStart.getTime() - b.plannedStart.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  const here = ordered.filter((shift) => isHere(shift, now))
  const expected = ordered.filter((shift) => isExpected(shift))
  const isDue = (shift: Shift) => minutesAfter(shift.plannedStart, toleranceMinutes) < now
  const late = expected.filter((shift) => isDue(shift) && shift.plannedEnd > now)
  const vacant = ordered.filter((shift) => isVacant(shift) && shift.plannedStart <= now && shift.plannedEnd > now)
  const coming = ordered.filter((shift) =>
    isVacant(shift) ? shift.plannedStart > now : isExpected(shift) && !isDue(shift) && shift.plannedEnd > now,
  )
  const next = nextUp(coming, now)
  const nextStaffed = next?.vacant
    ? nextUp(
        coming.filter((shift) => !isVacant(shift)),
        now,
      )
    : null
  return { answer: answerOf(here, late, vacant, next, now), here, late, vacant, next, nextStaffed }
}

function answerOf(
  here: readonly Shift[],
  late: readonly Shift[],
  vacant: readonly Shift[],
  next: NextUp | null,
  now: Date,
): NowAnswer {
  if (here.length > 0) return { kind: 'here', shifts: here, until: lastEnd(here), overrun: lastEnd(here) <= now }
  const firstLate = late[0]
  if (firstLate) {
    const since = firstLate.plannedStart
    return { kind: 'late', shifts: late, since, minutesLate: minutesBetween(since, now) }
  }
  if (vacant.length > 0) return { kind: 'vacantNow', shifts: vacant, until: lastEnd(vacant) }
  return next && next.day !== 'later' ? { kind: 'next', next } : { kind: 'nothing', later: next }
}

function isHere(shift: Shift, now: Date): boolean {
  if (shift.status !== 'started' || shift.actualEnd) return false
  const start = shift.actualStart?.at ?? shift.plannedStart
  return start <= now && minutesAfter(shift.plannedEnd, forgottenEndMinutes) > now
}

function isExpected(shift: Shift): boolean {
  return shift.status === 'planned' && shift.staff !== null && !shift.actualStart
}

/** Nobody is booked, whichever way the provider says it. */
function isVacant(shift: Shift): boolean {
  return shift.status === 'vacant' || (shift.status === 'planned' && shift.staff === null)
}

/** The first to come, with all that begin at the same time. */
function nextUp(coming: readonly Shift[], now: Date): NextUp | null {
  const first = coming[0]
  if (!first) return null
  const at = first.plannedStart
  const shifts = coming.filter((shift) => shift.plannedStart.getTime() === at.getTime())
  const today = stockholmDate(now)
  const date = stockholmDate(at)
  const day = date <= today ? 'today' : date === dayAfter(today) ? 'tomorrow' : 'later'
  return { shifts, at, day, vacant: shifts.every(isVacant) }
}

function lastEnd(shifts: readonly Shift[]): Date {
  return new Date(Math.max(...shifts.map((shift) => shift.plannedEnd.getTime())))
}
