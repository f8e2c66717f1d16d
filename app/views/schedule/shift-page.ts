import { parseShift, type Shift } from '~/domain/schedule/shift'
import { isMissed, spanFaultOf } from '~/domain/schedule/state'
import { isOverClockChange, minutesBetween, stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { AnswerView } from '~/views/now/answer'
import { introductionView, type IntroductionView } from '~/views/staff/introduction'
import type { Law } from '../../../provider-api/contract'
import { shiftHref } from './address'
import { registeredFacts } from './registered'
import { shiftViews, type ShiftPart } from './schedule'
import type { ShiftScene, ShiftView } from './shift'
import { staffName } from './staff-name'
import { shiftAnswer, type ShiftWays } from './shift-answer'

/** One shift, whole. Null when it is not there (any more). */
export type ShiftPageView = {
  view: ShiftView
  /** That the viewer may not see when it began and what was done; null: they may. */
  visitNotYours: string | null
  /** For the tab: which shift it is. */
  title: string
  answer: AnswerView
  /** Who comes; null where nobody is introduced. */
  introduction: IntroductionView | null
  facts: { name: string; value: string }[]
  activities: ActivityView[]
  changes: string[]
  /** The way to the shift that this one was moved from or to; null where there is none. */
  related: { href: string; text: string } | null
  timeReportId: string | undefined
  /** The clocks change during the shift. */
  overClockChange: boolean
}

/** What became of one insats, whose name is the provider's; `extra`: it was done without being planned. */
export type ActivityView = { id: string; name: string; state: 'done' | 'planned' | 'notDone' | 'extra' }

/** One shift among those of its day, whole; null when it is not there (any more). */
export function shiftPageView(
  part: ShiftPart,
  shiftId: string,
  { mayReadReports, laws, ...ways }: ShiftWays & { mayReadReports: boolean; laws: readonly Law[] | null },
): ShiftPageView | null {
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
    title: isMissed(shift, scene.now)
      ? t('schedule.shift.missedTitle', { name: staffName(shift, scene), date: f.date(start), time: f.atTime(start) })
      : t('schedule.shift.title', { date: f.date(start), from: f.atTime(start), to: f.atTime(end) }),
    answer: shiftAnswer(shift, view, ways, scene),
    introduction: introductionView(view.state === 'cancelled' ? null : shift.staff, view.photo, { ...scene, laws }),
    facts,
    activities: shift.activities.map(({ name, planned, done }, index) => ({
      ...{ id: `${index}`, name },
      state: activityState(planned, done),
    })),
    changes: shift.changes.map((change) => changeText(change, scene)),
    related: relatedView(shift, scene),
    timeReportId: mayReadReports ? shift.timeReportId : undefined,
    overClockChange: isOverClockChange(start, end),
  }
}

function activityState(planned: boolean, done: boolean | null): ActivityView['state'] {
  if (done === null) return 'planned'
  if (done) return planned ? 'done' : 'extra'
  return 'notDone'
}

function relatedView({ relatedTo }: Shift, scene: ShiftScene): ShiftPageView['related'] {
  if (relatedTo === undefined) return null
  const { id, plannedStart, relation } = relatedTo
  return {
    href: shiftHref({ ...scene, day: stockholmDate(plannedStart), id }),
    text: scene.t(`schedule.related.${relation}`, { at: scene.f.dateTime(plannedStart) }),
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
      return t('schedule.change.movedOnly', { at })
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
