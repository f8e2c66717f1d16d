import { defaultRule } from '~/domain/schedule/deviation'
import type { Shift } from '~/domain/schedule/shift'
import { hasBegun, hasEnded } from '~/domain/schedule/visit'
import { hasStayed, isDue, isPresence, isVacant, knownBy, spanFaultOf } from '~/domain/schedule/state'
import { dayAfter, minutesBetween, stockholmDate } from '~/domain/time/time'

/** The answer to "who is coming?", for the first sentence of the first page. */
export type NowAnswer =
  /** Someone is here. `overrun`: the planned end has passed and no end is registered. */
  | { kind: 'here'; shifts: readonly Shift[]; until: Date; overrun: boolean }
  /** Nobody is here, and somebody can come if it is needed. */
  | { kind: 'onCall'; shifts: readonly Shift[]; until: Date }
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
  /** Those who have beredskap now: they can come if it is needed. */
  onCall: readonly Shift[]
  late: readonly Shift[]
  vacant: readonly Shift[]
  next: NextUp | null
  /** Who has beredskap next, when that begins before anybody comes. */
  nextOnCall: NextUp | null
  /** When `next` is vacant: the first after it that someone is booked on. */
  nextStaffed: NextUp | null
  /** Those whose planned end has passed, and whose registered end would not be known yet. */
  mayHaveLeft: readonly Shift[]
  /** Somebody may be here: a start or an end that is registered would not be known yet. */
  mayBeHere: boolean
}

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
  const here = ordered.filter((shift) => isPresence(shift) && isHere(shift, now))
  const onCall = ordered.filter((shift) => isOnCall(shift, now))
  const expected = ordered.filter((shift) => isExpected(shift))
  const isOverdue = (shift: Shift) => isDue(shift, now, toleranceMinutes)
  const late = expected.filter((shift) => isPresence(shift) && isOverdue(shift) && shift.plannedEnd > now)
  const vacant = ordered.filter((shift) => isVacant(shift) && shift.plannedStart <= now && shift.plannedEnd > now)
  const ahead = ordered.filter((shift) => isComing(shift, now, isOverdue))
  const coming = ahead.filter(isPresence)
  const next = nextUp(coming, now)
  const standby = nextUp(
    ahead.filter((shift) => !isPresence(shift) && !isVacant(shift)),
    now,
  )
  const nextOnCall = standby !== null && (next === null || standby.at < next.at) ? standby : null
  const nextStaffed = next?.vacant
    ? nextUp(
        coming.filter((shift) => !isVacant(shift)),
        now,
      )
    : null
  const mayHaveLeft = ordered.filter((shift) => isPresence(shift) && isBetween(shift, now))
  const mayBeHere =
    coming.some(({ plannedStart, freshnessSeconds = 0 }) => plannedStart <= now && freshnessSeconds > 0) ||
    mayHaveLeft.length > 0
  const found = { here, onCall, late, vacant, next, nextOnCall, nextStaffed, mayHaveLeft, mayBeHere }
  return { answer: answerOf(found, now), ...found }
}

function answerOf({ here, onCall, late, vacant, next }: Omit<PlannedNow, 'answer'>, now: Date): NowAnswer {
  if (here.length > 0) return { kind: 'here', shifts: here, until: lastEndOf(here), overrun: lastEndOf(here) <= now }
  const firstLate = late[0]
  if (firstLate) {
    const since = firstLate.plannedStart
    return { kind: 'late', shifts: late, since, minutesLate: minutesBetween(since, now) }
  }
  if (vacant.length > 0) return { kind: 'vacantNow', shifts: vacant, until: lastEndOf(vacant) }
  if (onCall.length > 0) return { kind: 'onCall', shifts: onCall, until: lastEndOf(onCall) }
  return next && next.day !== 'later' ? { kind: 'next', next } : { kind: 'nothing', later: next }
}

function isHere(shift: Shift, now: Date): boolean {
  if (shift.status !== 'started' || hasEnded(shift)) return false
  const start = shift.actualStart?.at ?? shift.plannedStart
  const isStill = now < shift.plannedEnd || hasStayed(shift, now)
  return (start <= now || shift.untold?.begun === true) && isStill
}

/** The planned end has passed, and an end that is registered would not be known yet. */
function isBetween(shift: Shift, now: Date): boolean {
  const { status, plannedEnd } = shift
  return status === 'started' && !hasEnded(shift) && plannedEnd <= now && now < knownBy(plannedEnd, shift)
}

/** By the plan, or from when it was begun: nobody arrives, so nobody is late. */
function isOnCall(shift: Shift, now: Date): boolean {
  if (isPresence(shift) || shift.staff === null || hasEnded(shift)) return false
  return (
    (shift.status === 'planned' || shift.status === 'started') && shift.plannedStart <= now && shift.plannedEnd > now
  )
}

/** What is to come. Beredskap and what cannot be right (it ends before it begins) are no sentence about who comes next. */
function isComing(shift: Shift, now: Date, isOverdue: (shift: Shift) => boolean): boolean {
  if (spanFaultOf(shift) !== null || (!isPresence(shift) && shift.plannedStart <= now)) return false
  return isVacant(shift) ? shift.plannedStart > now : isExpected(shift) && !isOverdue(shift) && shift.plannedEnd > now
}

function isExpected(shift: Shift): boolean {
  return shift.status === 'planned' && shift.staff !== null && !hasBegun(shift)
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

/** When the last of them ends by the plan. */
export function lastEndOf(shifts: readonly Shift[]): Date {
  return new Date(Math.max(...shifts.map((shift) => shift.plannedEnd.getTime())))
}
