import { isWhole, shownOf, thingsIn, type HowKnown, type Known } from '~/domain/known'
import { parseShift, type Shift, type ShiftData } from '~/domain/schedule/shift'
import { commonHorizon, standingOf, type DayStanding, type Horizon } from '~/domain/time/horizon'
import { daysOf, startOfDay, stockholmDate } from '~/domain/time/time'
import type { TextKey } from '~/i18n/texts'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { shiftView, type ShiftScene, type ShiftView } from './shift'

/** One calendar day of the schedule. */
export type DayView = {
  date: string
  heading: string
  isToday: boolean
  summary: string
  shifts: ShiftView[]
  /** What began earlier and goes on into this day; only on the first day of a page. */
  goingOn: ShiftView[]
  /** What is said of a day without shifts: that there are none, or that it is not known. */
  empty: string
  /** Whether a day without shifts is one, or is not known or not planned yet. */
  standing: DayStanding
}

/** A day, week or month of the schedule. */
export type ScheduleView = {
  days: DayView[]
  count: number
  /** How much is known of what shifts there are. */
  known: HowKnown
  /** That the plan does not reach over all the days, and how far it does; null when it does. */
  reach: string | null
  vacant: number
  /** Somebody was to come, and nothing says that anybody did. */
  missed: number
  changed: number
  notices: ProviderNotice[]
  severalProviders: boolean
  /** At whom the viewer sees who comes and when, and not what was registered. */
  untoldAt: string[]
  /** At none of them does the viewer see what was registered. */
  allUntold: boolean
}

/** The shifts of one provider with what their views are made with. */
export type ShiftPart = { shifts: readonly ShiftData[]; scene: ShiftScene }

/** What the plan is read with: how far each provider's reaches, null where that could not be read. */
type Around = { notices: ProviderNotice[]; horizons: readonly (Horizon | null)[] }

/** What is said of a day without shifts. */
export const emptyTexts = {
  planned: 'schedule.dayEmpty',
  before: 'schedule.dayBefore',
  notYet: 'schedule.dayNotYet',
  unknown: 'schedule.dayUnknown',
} as const satisfies Record<DayStanding, TextKey>

/**
 * The days from `from` to `to`, each with the shifts that begin on it, in the order they begin; the first also has what goes
 * on into it, such as the night that began the day before.
 */
export function scheduleView(
  known: Known<readonly ShiftPart[]>,
  { notices, horizons }: Around,
  scene: Scene,
  from: string,
  to: string,
): ScheduleView {
  const parts = shownOf(known)
  const byDay = new Map<string, ShiftView[]>()
  const goingOn: ShiftView[] = []
  const begins = startOfDay(from)
  for (const view of shiftViews(parts)) {
    if (view.day < from && view.planned.end > begins && view.planned.start < begins)
      goingOn.push(beganEarlier(view, scene))
    const known = byDay.get(view.day)
    if (known) known.push(view)
    else byDay.set(view.day, [view])
  }
  const today = stockholmDate(scene.now)
  const days = daysOf(from, to).map((date): DayView => {
    const shifts = byDay.get(date) ?? []
    const standing = isWhole(known) ? standingOf(date, horizons) : 'unknown'
    return {
      ...{ date, standing },
      isToday: date === today,
      heading: scene.t(date === today ? 'schedule.dayToday' : 'schedule.dayHeading', { date: scene.f.date(date) }),
      summary: scene.t('schedule.daySummary', { count: shifts.length }),
      shifts,
      goingOn: date === from ? goingOn : [],
      empty: scene.t(emptyTexts[standing]),
    }
  })
  const inDays = days.flatMap((day) => [...day.goingOn, ...day.shifts])
  const vacant = inDays.filter((view) => view.state === 'vacant').length
  return {
    days,
    count: inDays.length,
    known: thingsIn(known, () => inDays).is,
    reach: reachOf(from, to, horizons, scene),
    vacant,
    missed: inDays.filter((view) => view.missed).length,
    changed: inDays.filter((view) => view.changed && view.state !== 'vacant').length,
    notices,
    severalProviders: parts.length > 1,
    allUntold: parts.length > 0 && !parts.some(({ scene }) => scene.maySeeVisits),
    untoldAt: parts.filter(({ scene }) => !scene.maySeeVisits).map(({ scene: { providerName } }) => providerName),
  }
}

/** With the day it began: on the page it stands under another. */
function beganEarlier(view: ShiftView, { t, f }: Scene): ShiftView {
  return { ...view, remarks: [t('schedule.began', { date: f.date(view.day) }), ...view.remarks] }
}

function reachOf(
  from: string,
  to: string,
  horizons: readonly (Horizon | null)[],
  { t, f }: Scene,
): ScheduleView['reach'] {
  const { dataFrom, plannedUntil } = commonHorizon(horizons)
  if (plannedUntil !== null && to > plannedUntil) return t('schedule.notYet', { date: f.date(plannedUntil) })
  if (dataFrom !== null && from < dataFrom) return t('schedule.before', { date: f.date(dataFrom) })
  return horizons.includes(null) ? t('schedule.unknownReach') : null
}

/** The shifts of all providers as views, in the order they begin. */
export function shiftViews(parts: readonly ShiftPart[]): ShiftView[] {
  return parts
    .flatMap(({ shifts, scene }) => {
      const parsed = shifts.map(parseShift)
      const groups = groupsOf(parsed)
      return sayDoubles(
        parsed.map((shift) => shiftView(shift, othersOf(shift, groups), scene)),
        scene,
      )
    })
    .sort((a, b) => a.start - b.start)
}

/** Two shifts of one provider with one number lead to one page: both say so, and their addresses are told apart. */
function sayDoubles(views: readonly ShiftView[], { t, providerName: provider }: ShiftScene): ShiftView[] {
  const seen = new Map<string, number>()
  const total = new Map<string, number>()
  for (const { id } of views) total.set(id, (total.get(id) ?? 0) + 1)
  return views.map((view) => {
    if (total.get(view.id) === 1) return view
    const nth = (seen.get(view.id) ?? 0) + 1
    seen.set(view.id, nth)
    const remarks = [t('schedule.odd.sameId', { provider }), ...view.remarks]
    return { ...view, remarks, needsAttention: true, href: nth === 1 ? view.href : `${view.href}#${nth}` }
  })
}

function groupsOf(shifts: readonly Shift[]): Map<string, Shift[]> {
  const groups = new Map<string, Shift[]>()
  for (const shift of shifts) {
    if (shift.doubleStaffingGroup === undefined) continue
    const group = groups.get(shift.doubleStaffingGroup)
    if (group) group.push(shift)
    else groups.set(shift.doubleStaffingGroup, [shift])
  }
  return groups
}

function othersOf(shift: Shift, groups: ReadonlyMap<string, Shift[]>): Shift[] {
  const group = shift.doubleStaffingGroup === undefined ? [] : (groups.get(shift.doubleStaffingGroup) ?? [])
  return group.filter((other) => other.id !== shift.id)
}
