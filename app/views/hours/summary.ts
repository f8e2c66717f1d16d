import type { Balance } from '~/domain/hours/balance'
import type { NotWhole } from './heading'
import { hoursParts, type PeriodState } from './parts'
import type { BarPartName } from '~/views/time/time-bar'
import type { Scene } from '~/views/frame/scene'

/** A figure with its name. */
export type Fact = { name: string; value: string }

/** A figure of the bar with its name, in minutes and in words. `part`: which part of the bar it is; null: none of its own. */
export type HoursSum = Fact & { id: string; part: BarPartName | null; minutes: number }

/** What the reasons come to: in words, and how long; `duration` null: the words say it all. */
export type Total = { text: string; duration: string | null }

/** What is said when nothing is told as missing. */
export function noneText(notWhole: NotWhole | null, days: keyof typeof noReasons, { t }: Scene): string {
  return t(notWhole === null ? noReasons[days] : 'hours.reasons.unknown')
}

/** Of days that have passed, and of days to come, that the schedule is made for or not. */
const noReasons = {
  past: 'hours.reasons.none',
  planned: 'hours.reasons.noneAhead',
  notYet: 'hours.reasons.notYet',
} as const

/** What the reasons come to; of days to come, how much of what is granted is planned. */
export function totalOf(notWhole: NotWhole | null, shown: Balance, state: PeriodState, { t, f }: Scene): Total {
  if (notWhole !== null) return { text: t('hours.total.unknown'), duration: null }
  if (state === 'ahead') {
    const values = { planned: f.duration(shown.ahead), granted: f.duration(shown.granted) }
    return { text: t('hours.total.ahead', values), duration: null }
  }
  const difference = shown.granted - shown.delivered
  const text = t(difference < 0 ? 'hours.total.more' : 'hours.total.missing')
  return { text, duration: f.duration(Math.abs(difference)) }
}

/** Which figures are told although they are nothing: what has been given, and of days to come what is booked. */
const always: Readonly<Record<PeriodState, readonly string[]>> = {
  done: ['approved', 'given'],
  soFar: ['approved', 'given', 'ahead'],
  ahead: ['ahead'],
}

/**
 * The figures of the bar, the missing first: its legend. `isFromToday`: the days to come begin today. Not `isPlanned`: nobody has planned any of
 * the days, so that nothing is not what is booked.
 */
export function sumsOf(
  shown: Balance,
  whole: Balance,
  { state, isFromToday, isPlanned }: { state: PeriodState; isFromToday: boolean; isPlanned: boolean },
  { t, f }: Scene,
): HoursSum[] {
  const parts = hoursParts(shown, whole, state)
  const sum = (id: string, part: BarPartName | null, name: string, minutes: number): HoursSum[] =>
    minutes === 0 && !(always[state].includes(id) && (isPlanned || id !== 'ahead'))
      ? []
      : [{ id, part, name, minutes, value: f.duration(minutes) }]
  return [
    ...sum('missing', 'missing', t('hours.sum.missing'), parts.missing),
    ...sum('over', state === 'done' ? 'over' : null, t('hours.sum.over'), parts.over),
    ...sum('approved', 'approved', t('hours.fact.faststalld'), parts.approved),
    ...sum('given', 'given', t('hours.fact.reported'), parts.given),
    ...sum('disputed', null, t('hours.fact.disputed'), state === 'ahead' ? 0 : shown.disputed),
    ...sum('ahead', 'ahead', t(isFromToday ? 'hours.sum.fromToday' : 'hours.sum.booked'), parts.ahead),
    ...sum('left', 'left', t('hours.sum.left'), parts.left),
  ]
}

/** Where it leads, if everything that is planned is done; null: it is over, or not planned so far that it can be told. */
export function forecastOf(
  whole: Balance,
  { state, isPlanned, name }: { state: PeriodState; isPlanned: boolean; name: string | null },
  { t, f }: Scene,
): string | null {
  if (state === 'done' || !isPlanned || whole.granted === 0) return null
  const values = { name: name ?? '', forecast: f.duration(whole.forecast), granted: f.duration(whole.granted) }
  return t(`hours.forecast.${name === null ? 'own' : 'other'}`, values)
}
