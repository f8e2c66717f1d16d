import type { Balance } from '~/domain/hours/balance'
import { timeBar, type BarPartName, type TimeBarView } from '~/views/time/time-bar'

/** Whether a period is over, goes on, or is to come. */
export type PeriodState = 'done' | 'soFar' | 'ahead'

/**
 * The time of some days in parts, in whole minutes: what has been given in two parts, what is missing of the days that are
 * counted, what is booked or done on the days after them, and what is left of the decision. `over`: how much more than granted
 * has been given, within the two first. `beyond`: how much more than the whole decision it comes to.
 * approved + given + missing + ahead + left = granted + beyond, always.
 */
export type HoursParts = {
  approved: number
  given: number
  missing: number
  over: number
  ahead: number
  left: number
  beyond: number
  /** Granted of the whole, and of the days that are counted. */
  granted: number
  counted: number
}

const nothing = { granted: 0, delivered: 0, faststalld: 0, reported: 0, ahead: 0 }

type Sums = Pick<Balance, 'granted' | 'delivered' | 'faststalld' | 'reported' | 'ahead'>

/** `shown`: of the days that are counted; `whole`: of all of them. Of days to come nothing is counted. */
export function hoursParts(shown: Sums, whole: Sums & { forecast: number }, state: PeriodState): HoursParts {
  const counted = state === 'ahead' ? nothing : shown
  const missing = Math.max(0, counted.granted - counted.delivered)
  // Of a night to today, what of yesterday nothing is registered of yet is not over, and is counted as missing until it is.
  const ahead = whole.forecast - counted.delivered - counted.ahead
  const rest = whole.granted - counted.delivered - missing - ahead
  return {
    approved: counted.faststalld,
    given: counted.reported,
    missing,
    over: Math.max(0, counted.delivered - counted.granted),
    ahead,
    left: Math.max(0, rest),
    beyond: Math.max(0, -rest),
    granted: whole.granted,
    counted: counted.granted,
  }
}

/** What the bar of some parts is as wide as, in minutes. */
export const widthOf = ({ granted, beyond }: HoursParts): number => granted + beyond

/** The bar of some parts. `scale` minutes are the whole width; `state`: a period that goes on is marked at its last day that is counted. */
export function hoursBar(parts: HoursParts, scale: number, state: PeriodState | null): TimeBarView {
  return timeBar(drawnParts(parts), scale, {
    mark: state === 'soFar' ? parts.counted : null,
    limit: parts.beyond > 0 ? parts.granted : null,
  })
}

/** In the order that they stand. What is given beyond the whole decision is a part of its own. */
function drawnParts({ approved, given, missing, ahead, left, beyond }: HoursParts) {
  const surplus = missing === 0 && ahead === 0 ? beyond : 0
  const givenWithin = Math.max(0, given - surplus)
  const parts: { part: BarPartName; minutes: number }[] = [
    { part: 'approved', minutes: approved - (surplus - (given - givenWithin)) },
    { part: 'given', minutes: givenWithin },
    { part: 'over', minutes: surplus },
    { part: 'missing', minutes: missing },
    { part: 'ahead', minutes: ahead },
    { part: 'left', minutes: left },
  ]
  return parts
}
