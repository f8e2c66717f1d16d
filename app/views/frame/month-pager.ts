import { monthAfter, stockholmMonth } from '~/domain/time/time'
import type { Scene } from './scene'

type Link = { href: string; text: string }

/** Links to the month before, this month and the month after; `base` is the address without the month. */
export function monthPager(
  base: string,
  month: string,
  { t, f, now }: Scene,
): { previous: Link; now: Link; next: Link } {
  const to = (target: string) => `${base}/${target}`
  const before = monthAfter(month, -1)
  const after = monthAfter(month)
  return {
    previous: { href: to(before), text: t('reports.pager.previous', { month: f.month(before) }) },
    now: { href: to(stockholmMonth(now)), text: t('reports.pager.now') },
    next: { href: to(after), text: t('reports.pager.next', { month: f.month(after) }) },
  }
}
