import { dayAfter, monthDays, parseDate, parseMonth, parseWeek, stockholmDate, weekOf } from '~/domain/time/time'
import type { TextKey } from '~/i18n/texts'
import type { Scene } from '~/views/frame/scene'
import type { MonthSwitchView, SubPage } from '~/views/time/month-switch'
import type { ScheduleView } from './schedule'

/** Which part of the schedule a page shows: a day, an ISO week ('2026-W47') or a month ('2026-11'). */
export type SchedulePeriod = {
  kind: 'day' | 'week' | 'month'
  id: string
  from: string
  to: string
  asTable: boolean
  /** A month as all its shifts, not as a calendar. */
  asList?: boolean
}

type Link = { href: string; text: string }

/** The links of a page of the schedule, finished. `now`: to the period of today, when it is another one. */
export type ScheduleLinks = {
  views: SubPage[]
  /** The other ways to see the same shifts. */
  forms: Link[]
  now: Link | null
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

type Form = 'page' | 'list' | 'table'

const queries = { page: '', list: '?vy=lista', table: '?vy=tabell' } as const satisfies Record<Form, string>

/** In what form an address asks for the shifts of a period: only a month is something else than a list already. */
export function parseForm(
  url: string,
  kind: SchedulePeriod['kind'],
): Required<Pick<SchedulePeriod, 'asTable' | 'asList'>> {
  const form = new URL(url).searchParams.get('vy')
  return { asTable: form === 'tabell', asList: form === 'lista' && kind === 'month' }
}

/** The address of a period of the schedule. */
export function scheduleHref(brukareId: string, kind: SchedulePeriod['kind'], id: string, form: Form = 'page'): string {
  return `/b/${brukareId}/schema/${segments[kind]}/${id}${queries[form]}`
}

const formsOf = { day: ['page', 'table'], week: ['page', 'table'], month: ['page', 'list', 'table'] } as const
const listTexts = { page: 'schedule.views.list', list: 'schedule.views.list', table: 'schedule.views.table' } as const
const formTexts = {
  ...{ day: listTexts, week: listTexts },
  month: { ...listTexts, page: 'schedule.views.calendar' },
} as const satisfies Record<SchedulePeriod['kind'], Record<Form, TextKey>>

/** Day, week and month around the same day, the other forms, and the periods before and after. */
export function scheduleLinks(period: SchedulePeriod, brukareId: string, { t, f, now }: Scene): ScheduleLinks {
  const { kind, from, to, asTable, asList = false } = period
  const form = asTable ? 'table' : asList ? 'list' : 'page'
  const hrefOf = (target: SchedulePeriod['kind'], id: string, as: Form = form) =>
    scheduleHref(brukareId, target, id, as === 'list' && target !== 'month' ? 'page' : as)
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
  const current = {
    day: () => f.date(from),
    week: () => t('schedule.pager.week', { week: f.week(weekOf(from)), range: f.dateRange(from, to) }),
    month: () => f.month(from.slice(0, 7)),
  }
  const label = { day: 'Day', week: 'Week', month: 'Month' } as const
  const previous = names[kind](before)
  const next = names[kind](after)
  return {
    views: (['day', 'week', 'month'] as const).map((view) => {
      const text = t(`schedule.views.${view}`)
      return { href: hrefOf(view, names[view](anchor).id), text, label: text, current: view === kind }
    }),
    forms: formsOf[kind]
      .filter((other) => other !== form)
      .map((other) => ({ href: hrefOf(kind, period.id, other), text: t(formTexts[kind][other]) })),
    now: thisDay === anchor ? null : { href: hrefOf(kind, today[kind](now)), text: t('schedule.views.today') },
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
