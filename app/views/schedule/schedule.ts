import { isWhole, shownOf, thingsIn, type HowKnown, type Known } from '~/domain/known'
import { parseShift, type Shift, type ShiftData } from '~/domain/schedule/shift'
import { spanFaultOf } from '~/domain/schedule/state'
import { commonHorizon, standingOf, type DayStanding, type Horizon } from '~/domain/time/horizon'
import { daysOf, isOverClockChange, minutesBetween, startOfDay, stockholmDate } from '~/domain/time/time'
import type { TextKey } from '~/i18n/texts'
import type { ProviderNotice } from '~/views/frame/notice'
import { activityLines, type ActivityLine } from '~/views/reports/row'
import type { Scene } from '~/views/frame/scene'
import { introductionView, type IntroductionView } from '~/views/staff/introduction'
import { registeredFacts } from './registered'
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

/** One shift, whole. Null when it is not there (any more). */
export type ShiftPageView = {
  view: ShiftView
  /** That the viewer may not see when it began and what was done; null: they may. */
  visitNotYours: string | null
  heading: string
  /** Who comes; null where nobody is introduced. */
  introduction: IntroductionView | null
  facts: { name: string; value: string }[]
  activities: ActivityLine[]
  changes: string[]
  timeReportId: string | undefined
  /** The clocks change during the shift. */
  overClockChange: boolean
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
    return {
      date,
      isToday: date === today,
      heading: scene.t(date === today ? 'schedule.dayToday' : 'schedule.dayHeading', { date: scene.f.date(date) }),
      summary: scene.t('schedule.daySummary', { count: shifts.length }),
      shifts,
      goingOn: date === from ? goingOn : [],
      empty: scene.t(emptyTexts[isWhole(known) ? standingOf(date, horizons) : 'unknown']),
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

/** One shift among those of its day, whole; null when it is not there (any more). */
export function shiftPageView(part: ShiftPart, shiftId: string, mayReadReports: boolean): ShiftPageView | null {
  const { shifts, scene } = part
  const data = shifts.find((candidate) => candidate.id === shiftId)
  if (data === undefined) return null
  const { t, f } = scene
  const shift = parseShift(data)
  const view = shiftViews([part]).find(({ id }) => id === shiftId)
  if (view === undefined) return null
  const { plannedStart: start, plannedEnd: end } = shift
  const span = f.span(start, end)
  const facts = [
    { name: t('schedule.shift.planned'), value: t('schedule.shift.plannedValue', { date: f.date(start), span }) },
    { name: t('schedule.shift.length'), value: lengthText(shift, scene) },
    { name: t('schedule.shift.staff'), value: view.staff ?? t('schedule.table.nobody') },
    { name: t('schedule.shift.state'), value: view.stateText },
    { name: t('schedule.shift.kind'), value: t(`terms.kind.${shift.kind}`) },
    ...(shift.untold ? [] : registeredFacts(shift, scene)),
    { name: t('schedule.shift.provider'), value: scene.providerName },
  ]
  return {
    view,
    visitNotYours: shift.untold ? t('schedule.untold.notYours') : null,
    heading: t('schedule.shift.title', { date: f.date(start), span }),
    introduction: introductionView(view.state === 'cancelled' ? null : shift.staff, view.photo, scene),
    facts,
    activities: activityLines(shift.activities, t),
    changes: shift.changes.map((change) => changeText(change, scene)),
    timeReportId: mayReadReports ? shift.timeReportId : undefined,
    overClockChange: isOverClockChange(start, end),
  }
}

/** How long it is by the plan; of one that does not end after it begins, that it cannot be counted. */
function lengthText(shift: Shift, { t, f }: ShiftScene): string {
  return spanFaultOf(shift) === null
    ? f.duration(minutesBetween(shift.plannedStart, shift.plannedEnd))
    : t('schedule.odd.length')
}

function changeText(change: Shift['changes'][number], { t, f }: Scene): string {
  const at = f.dateTime(change.at)
  if (change.type === 'moved') {
    if (change.previousStart === undefined || change.previousEnd === undefined)
      return t('schedule.change.restored', { at })
    const start = change.previousStart
    return t('schedule.change.moved', { at, day: f.date(start), span: f.span(start, change.previousEnd) })
  }
  if (change.type === 'substitute') {
    return change.previousStaffName === undefined
      ? t('schedule.change.substituteUnknown', { at })
      : t('schedule.change.substitute', { at, absent: change.previousStaffName })
  }
  return t(`schedule.change.${change.type}`, { at })
}
