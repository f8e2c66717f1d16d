import { dayAfter, stockholmDate, weekOf } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { MonthSwitchView } from '~/views/time/month-switch'
import { scheduleHref } from './links'

/** Where a week on one sheet is, by a day of it. */
export const sheetHref = (brukareId: string, day: string): string => `/b/${brukareId}/schema/blad/${weekOf(day).id}`

/** The way to a week as one sheet, finished. */
export type SheetLink = { href: string; text: string }

/** To the sheet of the week that a day is in. */
export function sheetLink(brukareId: string, day: string, { t, f }: Pick<Scene, 't' | 'f'>): SheetLink {
  return { href: sheetHref(brukareId, day), text: t('schedule.sheet.link', { week: f.week(weekOf(day)) }) }
}

const restOfWeek = 2

/** To the sheet that one wants today: on a Saturday or Sunday the week that comes. */
export function sheetOfToday(brukareId: string, scene: Pick<Scene, 't' | 'f' | 'now'>): SheetLink {
  return sheetLink(brukareId, dayAfter(stockholmDate(scene.now), restOfWeek), scene)
}

const daysOfWeek = 7

/** From the sheet to the weeks around it, to the schedule, and to the file. `monday`: the first day. */
export function sheetLinks(
  brukareId: string,
  monday: string,
  { t, f }: Pick<Scene, 't' | 'f'>,
): { time: MonthSwitchView; links: { week: string; pdf: string } } {
  const step = (days: number, key: 'previousWeek' | 'nextWeek') => {
    const day = dayAfter(monday, days)
    const week = f.week(weekOf(day))
    return { href: sheetHref(brukareId, day), text: week, label: t(`schedule.pager.${key}`, { week }) }
  }
  return {
    time: {
      label: t('schedule.pager.label'),
      current: t('schedule.pager.week', {
        week: f.week(weekOf(monday)),
        range: f.dateRange(monday, dayAfter(monday, daysOfWeek - 1)),
      }),
      previous: step(-daysOfWeek, 'previousWeek'),
      next: step(daysOfWeek, 'nextWeek'),
    },
    links: {
      week: scheduleHref(brukareId, 'week', weekOf(monday).id),
      pdf: `${sheetHref(brukareId, monday)}.pdf`,
    },
  }
}
