import { monthAfter } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** A step to another time: `text` is seen, `label` is heard and has the text in it. */
export type SwitchStep = { href: string; text: string; label: string }

/** Which time a page is about, and the one before and after it; null: there is none. */
export type MonthSwitchView = { label: string; current: string; previous: SwitchStep | null; next: SwitchStep | null }

/** A page about the same month: `label` is heard, and tells which month; the menu has links of the same text that go to another. */
export type SubPage = { href: string; text: string; label: string; current: boolean }

/** From a month to the one before and after; `base` is the address without the month. */
export function monthSwitch(base: string, month: string, { t, f }: Pick<Scene, 't' | 'f'>): MonthSwitchView {
  const step = (target: string, key: 'previous' | 'next'): SwitchStep => ({
    href: `${base}/${target}`,
    text: f.monthName(target),
    label: t(`frame.month.${key}`, { month: f.month(target) }),
  })
  return {
    label: t('frame.month.choose'),
    current: f.month(month),
    previous: step(monthAfter(month, -1), 'previous'),
    next: step(monthAfter(month), 'next'),
  }
}

const pages = [
  { name: 'hours', scope: 'hours:read', path: 'timmar/manad' },
  { name: 'reports', scope: 'reports:read', path: 'tidrapporter' },
  { name: 'claims', scope: 'claim:read', path: 'rakningsunderlag' },
] as const

/** The pages about a month that the viewer may open. `current`: the one that is open; null: a page below them. */
export function monthPages(
  { brukareId, scopes }: { brukareId: string; scopes: ReadonlySet<string> },
  month: string,
  current: (typeof pages)[number]['name'] | null,
  { t, f }: Pick<Scene, 't' | 'f'>,
): SubPage[] {
  return pages
    .filter(({ scope }) => scopes.has(scope))
    .map(({ name, path }) => ({
      href: `/b/${brukareId}/${path}/${month}`,
      text: t(`frame.month.${name}`),
      label: t('frame.month.page', { page: t(`frame.month.${name}`), month: f.month(month) }),
      current: name === current,
    }))
}
