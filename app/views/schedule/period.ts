import type { HowKnown } from '~/domain/known'
import type { Scene } from '~/views/frame/scene'
import { calendarPlace, type CalendarPlace } from '~/views/time/calendar'
import { dayCell, dayNews, newsOf, type DayCell, type DayMark, type DayNews } from './day-cell'
import type { SchedulePeriod } from './links'
import type { DayView, ScheduleView } from './schedule'
import type { ShiftView } from './shift'

/** What a page of the schedule is drawn as. */
export type ScheduleShape =
  | { is: 'table' | 'day' }
  | { is: 'week'; cells: DayCell[]; order: DaysInOrder }
  | { is: 'list'; order: DaysInOrder }
  | { is: 'month'; month: MonthView }

/** A day that can stand behind a line; `isOpen`: something in it must not. */
export type FoldedDay = { day: DayView; text: string; isOpen: boolean }

/** Days in the order that they are looked for: today or the first, then what comes, and what is before behind a line each. */
export type DaysInOrder = {
  /** Today where it is among them; null: they stand as they come. */
  today: DayView | null
  ahead: FoldedDay[]
  before: FoldedDay[]
}

/** A day to look at: what is news of it, and how many more there are than are told. */
export type DayToSee = {
  cell: DayCell
  href: string
  /** The words of its link. */
  day: string
  tile: { weekday: string; day: number }
  news: ({ href: string; mark: DayNews; kind: string | null } & Pick<ShiftView, 'sentence' | 'newness'>)[]
  more: number
}

/** A month as a calendar and the days of it that are to be looked at. */
export type MonthView = {
  place: CalendarPlace
  label: string
  /** What the marks of the days mean, of those that there are. */
  keys: { mark: DayMark; text: string }[]
  cells: (DayCell & { href: string | null })[]
  /** What nobody has answered for, then what comes; and what has been. */
  toSee: DayToSee[]
  earlier: DayToSee[]
}

/** More than these of one day would hide the other days. */
const toldOfADay = 2

/** The shape of a page. `hrefOf` is the address of a day. */
export function shapeOf(
  { kind, asTable, asList = false }: Pick<SchedulePeriod, 'kind' | 'asTable' | 'asList'>,
  schedule: ScheduleView,
  hrefOf: (date: string) => string,
  scene: Scene,
): ScheduleShape {
  const { days, known } = schedule
  if (asTable) return { is: 'table' }
  if (kind === 'day') return { is: 'day' }
  if (kind === 'month' && !asList) return { is: 'month', month: monthView(schedule, hrefOf, scene) }
  const order = daysInOrder(days, known, scene)
  return kind === 'month'
    ? { is: 'list', order }
    : { is: 'week', order, cells: days.map((day) => dayCell(day, known, scene)) }
}

/** Sorts the days of a page by today. */
function daysInOrder(days: readonly DayView[], known: HowKnown, scene: Scene): DaysInOrder {
  const today = days.find(({ isToday }) => isToday) ?? null
  const folded = days.map((day) => ({
    day,
    text: dayCell(day, known, scene).text,
    isOpen: [...day.goingOn, ...day.shifts].some(({ missed }) => missed),
  }))
  if (today === null) return { today, ahead: folded, before: [] }
  return {
    today,
    ahead: folded.filter(({ day }) => day.date > today.date),
    before: folded.filter(({ day }) => day.date < today.date),
  }
}

function monthView(
  { days, known }: Pick<ScheduleView, 'days' | 'known'>,
  hrefOf: (date: string) => string,
  scene: Scene,
): MonthView {
  const { t, f } = scene
  const first = days[0]?.date ?? ''
  const cells = days.map((day) => dayCell(day, known, scene))
  const toSee = days.flatMap((day, at) => dayToSee(day, cells[at], hrefOf, scene))
  const today = days.find(({ isToday }) => isToday)?.date
  const isMissed = ({ cell }: DayToSee) => cell.mark === 'missed'
  const isEarlier = ({ cell }: DayToSee) => today !== undefined && cell.date < today
  const marks = new Set(cells.map(({ mark }) => mark))
  return {
    place: calendarPlace(first, f),
    label: t('schedule.calendar.label', { month: f.month(first.slice(0, 7)) }),
    keys: keyed.filter((mark) => marks.has(mark)).map((mark) => ({ mark, text: t(`schedule.key.${mark}`) })),
    cells: cells.map((cell) => ({ ...cell, href: cell.count === null ? null : hrefOf(cell.date) })),
    toSee: [...toSee.filter(isMissed), ...toSee.filter((day) => !isMissed(day) && !isEarlier(day))],
    earlier: toSee.filter((day) => !isMissed(day) && isEarlier(day)),
  }
}

const keyed = [
  ...(['here', 'comes', 'done', 'vacant', 'missed', 'changed', 'new', 'notYet', 'unknown'] as const),
] as const satisfies readonly DayMark[]

function dayToSee(
  { date, goingOn, shifts }: DayView,
  cell: DayCell | undefined,
  hrefOf: (date: string) => string,
  scene: Scene,
): DayToSee[] {
  const all = [...goingOn, ...shifts].flatMap((shift) => {
    const mark = newsOf(shift)
    const { href, sentence, newness } = shift
    return mark === null ? [] : [{ href, mark, kind: kindOf(shift, mark, scene), sentence, newness }]
  })
  if (cell === undefined || all.length === 0) return []
  const news = dayNews.flatMap((mark) => all.filter((one) => one.mark === mark))
  const tile = { weekday: cell.weekday, day: cell.number }
  const link = { href: hrefOf(date), day: scene.f.date(date) }
  return [{ cell, ...link, tile, news: news.slice(0, toldOfADay), more: Math.max(0, news.length - toldOfADay) }]
}

/** What is news of a shift, where its sentence does not say it: that it is not booked or cancelled is in the sentence. */
function kindOf({ state, change, isNew }: ShiftView, mark: DayNews, { t }: Scene): string | null {
  if (mark === 'missed' || mark === 'vacant' || state === 'cancelled') return null
  if (mark === 'changed' && (change === 'moved' || change === 'substitute')) return t(`schedule.key.${change}`)
  return t(isNew ? 'schedule.key.new' : `schedule.key.${mark}`)
}
