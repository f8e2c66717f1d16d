import { isWhole, shownOf, type Known, type HowKnown } from '~/domain/known'
import { plannedNow, type NextUp, type PlannedNow } from '~/domain/now/now'
import { changedSince, changesOf } from '~/domain/schedule/changes'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { commonHorizon, standingOf, type Horizon } from '~/domain/time/horizon'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { emptyTexts, shiftViews, type ShiftPart } from '~/views/schedule/schedule'
import type { ShiftView } from '~/views/schedule/shift'

/** Something that waits for the viewer; `href` leads to it. */
export type WaitingItem = { text: string; href: string }

/** The first page of a brukare, finished. */
export type NowView = {
  /** The h1: the answer to "who is coming?". */
  answer: string
  /** What the answer leaves out: who comes next, who is late, what is vacant. */
  lines: string[]
  today: ShiftView[]
  tomorrow: ShiftView[]
  /** How much is known of who comes. */
  known: HowKnown
  /** What is said of today and tomorrow when they have no shifts, and when nothing is changed. */
  none: { today: string; tomorrow: string; changes: string }
  changes: { shift: ShiftView; day: string; isNew: boolean }[]
  waiting: WaitingItem[]
  notices: ProviderNotice[]
}

/** Whose page it is, and what the viewer last saw. */
export type NowViewer = { own: boolean; brukareName: string; lastVisit: Date | null }

type Rest = { waiting: WaitingItem[]; notices: ProviderNotice[]; horizons: readonly (Horizon | null)[] }

/** How many days ahead changes are told. */
export const changeDays = 7

/** Makes the answer, today and tomorrow, and what has changed within a week, from shifts of yesterday to a week ahead. */
export function nowView(
  known: Known<readonly ShiftPart[]>,
  viewer: NowViewer,
  { horizons, ...rest }: Rest,
  scene: Scene,
): NowView {
  const parts = shownOf(known)
  const shifts = parts.flatMap((part) => part.shifts.map(parseShift))
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const views = shiftViews(parts)
  const today = stockholmDate(scene.now)
  const planned = plannedNow(shifts, scene.now)
  const { t } = scene
  const { answer, lines } = whoComes(known, planned, { ...viewer, horizons }, scene)
  const standing = (day: string) => (isWhole(known) ? standingOf(day, horizons) : 'unknown')
  const noneOn = (day: string, planned: string) =>
    standing(day) === 'planned' ? planned : t(emptyTexts[standing(day)])
  return {
    ...{ answer, lines, known: known.is },
    none: {
      today: noneOn(today, t('now.noneToday')),
      tomorrow: noneOn(dayAfter(today), t('now.noneTomorrow')),
      changes: t(isWhole(known) ? 'now.changes.none' : 'now.changes.unknown'),
    },
    // A night shift that began yesterday is today's until it has ended.
    today: views.filter((view) => view.day === today || (view.day < today && view.state === 'started')),
    tomorrow: views.filter((view) => view.day === dayAfter(today)),
    changes: views.flatMap((view) => {
      const shift = byId.get(view.id)
      if (shift === undefined || !isNews(shift, scene.now)) return []
      const isNew = viewer.lastVisit !== null && changedSince(shift, viewer.lastVisit)
      return [{ shift: view, day: scene.f.relativeDay(view.day, scene.now), isNew }]
    }),
    ...rest,
  }
}

/** The answer, as far as it is known: of a part of the plan it is only said who is here or comes, never that nobody does. */
function whoComes(
  known: Known<unknown>,
  planned: PlannedNow,
  { horizons, ...viewer }: NowViewer & Pick<Rest, 'horizons'>,
  scene: Scene,
): Pick<NowView, 'answer' | 'lines'> {
  const { t, f, now } = scene
  if (known.is === 'notYours') {
    return { answer: t('now.answer.notYours', { brukare: viewer.brukareName }), lines: [t('now.line.notYours')] }
  }
  if (known.is === 'unknown') return { answer: t('now.answer.unknown'), lines: [] }
  const tomorrow = standingOf(dayAfter(stockholmDate(now)), horizons)
  const { plannedUntil } = commonHorizon(horizons)
  if (isWhole(known) && planned.answer.kind === 'nothing' && tomorrow === 'notYet' && plannedUntil !== null) {
    return { answer: t('schedule.notYet', { date: f.date(plannedUntil) }), lines: [] }
  }
  if (isWhole(known) && !(planned.answer.kind === 'nothing' && tomorrow === 'unknown'))
    return { answer: answerText(planned, viewer, scene), lines: linesOf(planned, viewer, scene) }
  const { kind } = planned.answer
  const isSomebody = kind === 'here' || kind === 'late'
  return {
    answer: isSomebody ? answerText(planned, viewer, scene) : t('now.answer.partly'),
    lines: [
      ...(isSomebody || kind === 'nothing' ? [] : [answerText(planned, viewer, scene)]),
      ...linesOf(planned, viewer, scene, false),
    ],
  }
}

function isNews(shift: Shift, now: Date): boolean {
  return shift.plannedEnd > now && changesOf(shift).length > 0
}

function namesOf(shifts: readonly Shift[], { f }: Scene): { names: string; count: number } {
  const names = [...new Set(shifts.flatMap((shift) => (shift.staff ? [shift.staff.displayName] : [])))]
  return { names: f.list(names), count: names.length }
}

function answerText({ answer }: PlannedNow, { own, brukareName }: NowViewer, scene: Scene): string {
  const { t, f } = scene
  const whose = own ? 'own' : 'other'
  switch (answer.kind) {
    case 'here': {
      const values = { ...namesOf(answer.shifts, scene), brukare: brukareName, until: f.atTime(answer.until) }
      return t(answer.overrun ? `now.answer.overrun.${whose}` : `now.answer.here.${whose}`, values)
    }
    case 'late':
      return t('now.answer.late', { ...namesOf(answer.shifts, scene), since: f.atTime(answer.since) })
    case 'vacantNow':
      return t('now.answer.vacantNow', { until: f.atTime(answer.until) })
    case 'next':
      return nextText(answer.next, 'answer', scene)
    case 'nothing':
      return t('now.answer.nothing')
  }
}

function nextText(next: NextUp, place: 'answer' | 'line', scene: Scene): string {
  const { t, f, now } = scene
  const values = { ...namesOf(next.shifts, scene), day: f.relativeDay(next.at, now), time: f.atTime(next.at) }
  return next.vacant ? t(`now.${place}.nextVacant`, values) : t(`now.${place}.next`, values)
}

function linesOf(planned: PlannedNow, viewer: NowViewer, scene: Scene, isAll = true): string[] {
  const { answer, late, vacant, next, nextStaffed } = planned
  const { t, f } = scene
  const lines: string[] = []
  if (late.length > 0 && answer.kind !== 'late') {
    const since = f.atTime(late[0]?.plannedStart ?? scene.now)
    lines.push(t('now.line.late', { ...namesOf(late, scene), since }))
  }
  if (vacant.length > 0 && answer.kind !== 'vacantNow') lines.push(t('now.line.vacantNow'))
  if (answer.kind === 'next' && isAll)
    lines.push(t(viewer.own ? 'now.line.nobodyHere.own' : 'now.line.nobodyHere.other', { brukare: viewer.brukareName }))
  const later = answer.kind === 'nothing' ? answer.later : answer.kind === 'next' ? null : next
  if (later !== null) lines.push(nextText(later, 'line', scene))
  if (nextStaffed !== null) lines.push(nextText(nextStaffed, 'line', scene))
  return lines
}
