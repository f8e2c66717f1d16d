import type { Scene } from '~/views/frame/scene'
import { timeBar, type TimeBarView } from '~/views/time/time-bar'
import type { HoursCell } from '~/views/work-list/around'
import { stockholmMonth } from '~/domain/time/time'

/**
 * What the month has come to by the end of yesterday, or why that is not said. `isSum`: it is a sum. `bar` null: there is nothing
 * to draw, or it cannot be told.
 */
export type MonthSoFarView = {
  heading: string
  text: string
  isSum: boolean
  isMissing: boolean
  bar: TimeBarView | null
  href: string
}

/** The hours of this month so far, as the list of what waits has them. */
export function monthSoFar(
  { text, missing, granted, isUnknown }: HoursCell,
  base: string,
  { t, f, now }: Scene,
): MonthSoFarView {
  return {
    heading: t('work-list.table.hours', { month: f.monthName(stockholmMonth(now)) }),
    text: isUnknown ? t('now.hours.unknown') : text,
    isSum: missing !== null,
    isMissing: missing !== null && missing > 0,
    bar: missing === null || granted === null ? null : barOf(granted, missing),
    href: `${base}/timmar`,
  }
}

/** What was given of what was granted, and what is missing or more. */
function barOf(granted: number, missing: number): TimeBarView {
  if (missing < 0) {
    const parts = [
      { part: 'given' as const, minutes: granted },
      { part: 'over' as const, minutes: -missing },
    ]
    return timeBar(parts, granted - missing, { limit: granted })
  }
  const parts = [
    { part: 'given' as const, minutes: granted - missing },
    { part: 'missing' as const, minutes: missing },
  ]
  return timeBar(parts, granted)
}
