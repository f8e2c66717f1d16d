import type { IconName } from '~/components/frame/icon'
import type { DayMark } from '~/views/schedule/day-cell'
import type { ShiftMark } from '~/views/schedule/mark'
import { markIcons } from './day-strip'

/** What is drawn of shifts and days, as far as it has a sign. */
export type SignedMark = ShiftMark | Exclude<DayMark, 'none' | 'notYet' | 'unknown'>

/** The sign of each mark, of a shift and of a day, the same wherever it is drawn. */
export const signs = {
  ...markIcons,
  changed: 'ArrowRight',
  new: 'PersonPlus',
} as const satisfies Record<SignedMark, IconName>

/** The sign of how a day looks; null: it has none. */
export function signOf(mark: DayMark): IconName | null {
  return mark === 'none' || mark === 'notYet' || mark === 'unknown' ? null : signs[mark]
}
