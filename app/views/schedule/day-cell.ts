import type { HowKnown } from '~/domain/known'
import { stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { DayView } from './schedule'
import type { ShiftView } from './shift'

/** What there is to look at on a day, the most important first. */
export const dayNews = ['missed', 'vacant', 'changed', 'new'] as const
export type DayNews = (typeof dayNews)[number]

/** How a day looks where days stand beside each other: news, else what its shifts are, or that none are known. */
export type DayMark = DayNews | 'done' | 'here' | 'comes' | 'none' | 'notYet' | 'unknown'

/** A day among days. `text` is what its link says, `count` what is seen of that: "4 pass". */
export type DayCell = {
  date: string
  number: number
  /** To look at: "sön". */
  weekday: string
  isToday: boolean
  mark: DayMark
  text: string
  count: string | null
}

const isNews: Record<DayNews, (shift: ShiftView) => boolean> = {
  missed: ({ missed }) => missed,
  vacant: ({ state }) => state === 'vacant',
  changed: ({ changed, state }) => changed && state !== 'vacant',
  new: ({ isNew, state }) => isNew && state !== 'vacant' && state !== 'cancelled',
}

/** What news a shift is, the most important of it; null: it is as it was to be. */
export function newsOf(shift: ShiftView): DayNews | null {
  return dayNews.find((news) => isNews[news](shift)) ?? null
}

/** How many of some shifts are news of a kind. One may be of several. */
export function countNews(shifts: readonly ShiftView[], news: DayNews): number {
  return shifts.filter(isNews[news]).length
}

/** A day with how many shifts it has in its list, and what is to be seen of them. `known`: how much of the plan is. */
export function dayCell({ date, shifts, goingOn, standing, isToday }: DayView, known: HowKnown, scene: Scene): DayCell {
  const { t, f } = scene
  const all = [...goingOn, ...shifts]
  const isPast = date < stockholmDate(scene.now)
  const count = all.length === 0 ? null : countText(all.length, known, scene)
  return {
    ...{ date, number: Number(date.slice(8)), weekday: f.weekdayShort(date), isToday, count },
    mark: markOfDay(all, standing),
    text: [
      t(isToday ? 'schedule.dayToday' : 'schedule.dayHeading', { date: f.date(date) }),
      count ?? t(`schedule.cell.${standing}`),
      ...newsTexts(all, { isPast, isAll: known !== 'partly' }, scene),
    ].join(', '),
  }
}

/** "4 pass", of a plan that is not all known "minst 4 pass". */
function countText(count: number, known: HowKnown, { t }: Scene): string {
  return t(known === 'partly' ? 'schedule.cell.atLeast' : 'schedule.cell.count', { count })
}

/** That all are done is said only where all are known. */
function newsTexts(
  shifts: readonly ShiftView[],
  { isPast, isAll }: { isPast: boolean; isAll: boolean },
  { t }: Scene,
): string[] {
  const texts = dayNews.flatMap((news) => {
    const count = countNews(shifts, news)
    return count === 0 ? [] : [t(`schedule.cell.${news === 'vacant' && isPast ? 'vacantPast' : news}`, { count })]
  })
  return isAll && markOfDay(shifts, 'planned') === 'done' ? [t('schedule.cell.done', { count: shifts.length })] : texts
}

function markOfDay(shifts: readonly ShiftView[], standing: DayView['standing']): DayMark {
  if (shifts.length === 0) return standing === 'planned' ? 'none' : standing === 'notYet' ? 'notYet' : 'unknown'
  const news = dayNews.find((one) => countNews(shifts, one) > 0)
  if (news !== undefined) return news
  if (shifts.every(({ state }) => state === 'ended')) return 'done'
  return shifts.some(({ mark }) => mark === 'here') ? 'here' : 'comes'
}
