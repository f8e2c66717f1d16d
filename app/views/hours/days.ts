import type { Balance } from '~/domain/hours/balance'
import { surplusReasons } from '~/domain/hours/types'
import { daysOf } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { calendarPlace, type CalendarPlace } from '~/views/time/calendar'

/** From how many missing minutes a day is shown as one: less is many days, and says little of each. */
export const lackingFrom = 120

/** A day on which much of what was planned is missing. `share`: how much of the planned time that is, 0 to 1. */
export type LackingDay = { day: string; text: string; short: string[]; share: number; href: string | null }

/** A month as a calendar: its days in order, of which only those that lack something say anything. */
export type DaysView = {
  sentence: string
  label: string
  place: CalendarPlace
  days: { id: string; number: number; isAhead: boolean; lacking: LackingDay | null }[]
}

/** What is no missing time of a day of its own: what no shift was to give, what is to come, what is not known. */
const notOfADay = new Set<string>([
  ...surplusReasons,
  ...['unknown', 'beforeData', 'notPlanned', 'notPlannedYet', 'ahead'],
])

/**
 * The days of a month, with those where two hours or more of what was planned were not given. `shown` is the balance of the
 * days to `until`; `plannedOn` tells the planned minutes of a day; `href` null: the viewer may not see the schedule.
 */
export function daysView(
  shown: Balance,
  { from, to, until }: { from: string; to: string; until: string },
  plannedOn: (day: string) => number,
  hrefOf: ((day: string) => string) | null,
  scene: Scene,
): DaysView {
  const { t, f } = scene
  const missing = new Map<string, number>()
  for (const { reason, behind } of shown.reasons) {
    if (notOfADay.has(reason)) continue
    for (const { day, minutes } of behind) missing.set(day, (missing.get(day) ?? 0) + minutes)
  }
  const lackingOn = (day: string): LackingDay | null => {
    const minutes = missing.get(day) ?? 0
    if (day > until || minutes < lackingFrom) return null
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    return {
      day,
      text: t('hours.days.day', { date: f.date(day), duration: f.duration(minutes) }),
      short: [t('hours.days.hours', { hours }), ...(rest === 0 ? [] : [t('hours.days.minutes', { minutes: rest })])],
      share: Math.min(1, minutes / Math.max(1, plannedOn(day))),
      href: hrefOf?.(day) ?? null,
    }
  }
  const days = daysOf(from, to).map((day) => ({
    ...{ id: day, number: Number(day.slice(8)), isAhead: day > until },
    lacking: lackingOn(day),
  }))
  const count = days.filter(({ lacking }) => lacking !== null).length
  return {
    sentence: count === 0 ? t('hours.days.none') : t('hours.days.sentence', { count }),
    label: t('hours.days.label', { month: f.month(from.slice(0, 7)) }),
    place: calendarPlace(from, f),
    days,
  }
}
