import type { About } from './about'
import type { Scene } from '~/views/frame/scene'

/**
 * What it is about, short enough for the title of a page: when a shift, row or line begins, or whose report of which month.
 * The page itself says it whole.
 */
export function aboutTitle(about: About, { t, f }: Scene): string {
  const begins = (start: string): string => {
    const at = new Date(start)
    return t('format.dateTime', { date: f.date(at), time: f.atTime(at) })
  }
  const spans =
    about.type === 'shift'
      ? about.shifts
      : about.type === 'rows'
        ? about.rows.flatMap(({ planned, reported }) => planned ?? reported ?? [])
        : about.type === 'claim'
          ? about.lines
          : []
  const [only, ...rest] = spans
  if (only !== undefined && rest.length === 0) return begins(only.start)
  if (about.type === 'shift') return only === undefined ? '' : f.date(new Date(only.start))
  const month = f.month(about.month)
  return 'staff' in about ? t('objections.about.titleOf', { month, staff: about.staff }) : month
}
