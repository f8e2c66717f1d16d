import { dayAfter, monthDays, parseDate, parseMonth, parseWeek, stockholmDate, weekOf } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { MonthSwitchView } from '~/views/time/month-switch'
import type { ScheduleView } from './schedule'

/** Which part of the schedule a page shows: a day, an ISO week ('2026-W47') or a month ('2026-11'). */
export type SchedulePeriod = { kind: 'day' | 'week' | 'month'; id: string; from: string; to: string; asTable: boolean }

type Link = { href: string; text: string }

/** The links of a page of the schedule, finished. */
export type ScheduleLinks = {
  views: (Link & { current: boolean })[]
  form: Link
  now: Link
  time: MonthSwitchView
}

const segments = { day: 'dag', week: 'vecka', month: 'manad' } as const
const today = {
  day: stockholmDate,
  week: (now: Date) => weekOf(stockholmDate(now)).id,
  month: (now: Date) => stockholmDate(now).slice(0, 7),
}

/** The days that an address names; null when there are none such. */
export function parseSchedulePeriod(params: {
  date?: string
  week?: string
  month?: string
}): Omit<SchedulePeriod, 'asTable'> | null {
  if (params.week !== undefined) {
    const days = parseWeek(params.week)
    return days && { kind: 'week', id: params.week, ...days }
  }
  if (params.month !== undefined) {
    const month = parseMonth(params.month)
    return month === null ? null : { kind: 'month', id: month, ...monthDays(month) }
  }
  const date = parseDate(params.date ?? '')
  return date === null ? null : { kind: 'day', id: date, from: date, to: date }
}

/** The address of a period of the schedule. */
export function scheduleHref(brukareId: string, kind: SchedulePeriod['kind'], id: string, asTable: boolean): string {
  return `/b/${brukareId}/schema/${segments[kind]}/${id}${asTable ? '?vy=tabell' : ''}`
}

/** Day, week and month around the same day, the other form, and the periods before and after. */
export function scheduleLinks(period: SchedulePeriod, brukareId: string, { t, f, now }: Scene): ScheduleLinks {
  const { kind, from, to, asTable } = period
  const hrefOf = (target: SchedulePeriod['kind'], id: string, table = asTable) =>
    scheduleHref(brukareId, target, id, table)
  const thisDay = stockholmDate(now)
  const anchor = thisDay >= from && thisDay <= to ? thisDay : from
  const before = dayAfter(from, -1)
  const after = dayAfter(to)
  const names = {
    day: (day: string) => ({ id: day, text: f.dateShort(day), values: { date: f.date(day) } }),
    week: (day: string) => ({ id: weekOf(day).id, text: f.week(weekOf(day)), values: { week: f.week(weekOf(day)) } }),
    month: (day: string) => {
      const month = day.slice(0, 7)
      return { id: month, text: f.monthName(month), values: { month: f.month(month) } }
    },
  }
  const current = { day: () => f.date(from), week: () => f.dateRange(from, to), month: () => f.month(from.slice(0, 7)) }
  const label = { day: 'Day', week: 'Week', month: 'Month' } as const
  const previous = names[kind](before)
  const next = names[kind](after)
  return {
    views: (['day', 'week', 'month'] as const).map((view) => ({
      href: hrefOf(view, names[view](anchor).id),
      text: t(`schedule.views.${view}`),
      current: view === kind,
    })),
    form: {
      href: hrefOf(kind, period.id, !asTable),
      text: t(asTable ? 'schedule.views.list' : 'schedule.views.table'),
    },
    now: { href: hrefOf(kind, today[kind](now)), text: t('schedule.views.today') },
    time: {
      label: t('schedule.pager.label'),
      current: current[kind](),
      previous: {
        href: hrefOf(kind, previous.id),
        text: previous.text,
        label: t(`schedule.pager.previous${label[kind]}`, previous.values),
      },
      next: {
        href: hrefOf(kind, next.id),
        text: next.text,
        label: t(`schedule.pager.next${label[kind]}`, next.values),
      },
    },
  }
}

/** The heading of a page of the schedule: how many, and when. */
export function scheduleHeading(
  period: SchedulePeriod,
  { known, count, reach }: Pick<ScheduleView, 'known' | 'count' | 'reach'>,
  { t, f }: Scene,
): string {
  const week = period.kind === 'week' ? parseWeek(period.id) : null
  const values = {
    date: f.date(period.from),
    week: week === null ? '' : f.week(weekOf(period.from)),
    range: f.dateRange(period.from, period.to),
    month: f.month(period.from.slice(0, 7)),
  }
  switch (known) {
    case 'known':
      return t(`schedule.${period.kind}.heading`, { count, ...values })
    case 'partly':
      return t(`schedule.${period.kind}.partly`, { count, ...values })
    case 'none':
      return reach ?? t(`schedule.${period.kind}.none`, values)
    case 'unknown':
    case 'notYours':
      return t(`schedule.${period.kind}.unknown`, values)
  }
}
