import { periodOf } from '~/domain/hours/granted'
import { dayAfter, monthDays, parseDate, parseMonth, parseWeek, stockholmDate, weekOf } from '~/domain/time/time'
import { monthPages, monthSwitch, type MonthSwitchView, type SubPage } from '~/views/time/month-switch'
import type { Scene } from '~/views/frame/scene'

/** Which days a page of hours shows: an ISO week, a month, or a grant period (`id` is its first day). */
export type HoursPeriod = { kind: 'week' | 'month' | 'period'; id: string; from: string; to: string }

/** A part of a period that has its own line: the days of a week, the weeks of a month, the months of a grant period. */
export type PeriodPart = { id: string; name: string; from: string; to: string; href: string | null }

type Link = { href: string; text: string }
/** Links between the pages of hours, and to the pages of the same month. */
export type HoursLinks = { views: Link[]; time: MonthSwitchView; pages: SubPage[] }

const segments = { week: 'vecka', month: 'manad', period: 'period' } as const

/** The address of a page of hours. */
export function hoursHref(brukareId: string, kind: HoursPeriod['kind'], id: string): string {
  return `/b/${brukareId}/timmar/${segments[kind]}/${id}`
}

/**
 * The days that an address names; null when there are none such. A grant period is named by its first day alone: a
 * decision that ends earlier, or is another's, changes nothing in which days are shown.
 */
export function parseHoursPeriod(params: { week?: string; month?: string; from?: string }): HoursPeriod | null {
  if (params.week !== undefined) {
    const days = parseWeek(params.week)
    return days && { kind: 'week', id: params.week, ...days }
  }
  if (params.month !== undefined) {
    const month = parseMonth(params.month)
    return month === null ? null : { kind: 'month', id: month, ...monthDays(month) }
  }
  const from = parseDate(params.from ?? '')
  const days = from === null ? null : periodOf({ from, to: null }, from)
  return from === null || days === null ? null : { kind: 'period', id: from, ...days }
}

/** The address of a month's räkningsunderlag. */
export function claimsHref(brukareId: string, month: string): string {
  return `/b/${brukareId}/rakningsunderlag/${month}`
}

/** The month to show first: that of yesterday, because today is not over. */
export function firstMonth(now: Date): string {
  return dayAfter(stockholmDate(now), -1).slice(0, 7)
}

/** The period in words, as it stands in a sentence. */
export function periodName({ kind, from, to }: HoursPeriod, { t, f }: Scene): string {
  if (kind === 'week') return t('hours.when.week', { week: f.week(weekOf(from)), year: weekOf(from).year })
  if (kind === 'month') return t('hours.when.month', { month: f.month(from.slice(0, 7)) })
  return t('hours.when.period', { range: f.dateRange(from, to) })
}

/** The period as it stands in the heading: "i november", "vecka 47"; a month of another year with its year. */
export function inPeriod({ kind, from }: HoursPeriod, { t, f, now }: Scene): string {
  if (kind === 'week') return t('hours.in.week', { week: weekOf(from).week })
  if (kind !== 'month') return t('hours.in.period')
  const month = from.slice(0, 7)
  const isOfYear = month.slice(0, 4) === stockholmDate(now).slice(0, 4)
  return t('hours.in.month', { month: isOfYear ? f.monthName(month) : f.month(month) })
}

/** The lines of a period, in order; together they are all its days. */
export function partsOf({ kind, from, to }: HoursPeriod, brukareId: string, { t, f }: Scene): PeriodPart[] {
  const parts: PeriodPart[] = []
  for (let start = from; start <= to; start = dayAfter(parts.at(-1)?.to ?? to)) {
    if (kind === 'week') {
      parts.push({ id: start, name: f.date(start), from: start, to: start, href: null })
    } else if (kind === 'month') {
      const week = weekOf(start)
      const sunday = parseWeek(week.id)?.to ?? to
      const end = sunday < to ? sunday : to
      const isWhole = end === dayAfter(start, 6)
      // A week over the month's end is not the week of its own page: it says which of its days are meant.
      const name = isWhole ? f.week(week) : t('hours.weekDays', { week: f.week(week), range: f.dateRange(start, end) })
      parts.push({ id: week.id, name, from: start, to: end, href: hoursHref(brukareId, 'week', week.id) })
    } else {
      const month = start.slice(0, 7)
      const last = monthDays(month).to
      const end = last < to ? last : to
      parts.push({ id: month, name: f.month(month), from: start, to: end, href: hoursHref(brukareId, 'month', month) })
    }
  }
  return parts
}

/** Who looks at the pages: which of them there are links to. */
type Viewer = { brukareId: string; maySeeReports: boolean; maySeeClaims: boolean }

/** Week and month around the same day, the decisions, the pages of the month, and the periods before and after. */
export function hoursLinks(
  period: HoursPeriod,
  { brukareId, maySeeReports, maySeeClaims }: Viewer,
  scene: Scene,
): HoursLinks {
  const { t, now } = scene
  const { kind, from, to } = period
  const today = stockholmDate(now)
  const anchor = today >= from && today <= to ? today : from
  const month = anchor.slice(0, 7)
  const href = (which: 'week' | 'month', id: string) => hoursHref(brukareId, which, id)
  const scopes = ['hours:read', ...(maySeeReports ? ['reports:read'] : []), ...(maySeeClaims ? ['claim:read'] : [])]
  return {
    views: [
      ...(kind === 'week' ? [] : [{ href: href('week', weekOf(anchor).id), text: t('hours.views.week') }]),
      ...(kind === 'month' ? [] : [{ href: href('month', month), text: t('hours.views.month') }]),
      { href: `/b/${brukareId}/beslut`, text: t('hours.views.decisions') },
      { href: `/b/${brukareId}/kontinuitet`, text: t('hours.views.continuity') },
    ],
    time: timeSwitch(period, href, scene),
    pages: monthPages({ brukareId, scopes: new Set(scopes) }, month, 'hours', scene),
  }
}

/** The time before and after; a grant period has none. */
function timeSwitch(
  { kind, id, from, to }: HoursPeriod,
  href: (which: 'week' | 'month', id: string) => string,
  scene: Scene,
): MonthSwitchView {
  const { t, f } = scene
  if (kind === 'month') return monthSwitch(href('month', '').slice(0, -1), id, scene)
  if (kind === 'period')
    return { label: t('hours.pager.label'), current: f.dateRange(from, to), previous: null, next: null }
  const step = (day: string, key: 'previousWeek' | 'nextWeek') => {
    const week = f.week(weekOf(day))
    return { href: href('week', weekOf(day).id), text: week, label: t(`hours.pager.${key}`, { week }) }
  }
  return {
    label: t('hours.pager.label'),
    current: t('hours.when.week', { week: f.week(weekOf(from)), year: weekOf(from).year }),
    previous: step(dayAfter(from, -1), 'previousWeek'),
    next: step(dayAfter(to), 'nextWeek'),
  }
}
