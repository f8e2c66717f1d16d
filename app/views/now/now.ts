import { plannedNow, type NextUp, type PlannedNow } from '~/domain/now/now'
import { changedSince, changesOf } from '~/domain/schedule/changes'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { shiftViews, type ShiftPart } from '~/views/schedule/schedule'
import type { ShiftView } from '~/views/schedule/shift'
import type { WaitingView } from '~/views/work-list/waiting'

/** The first page of a brukare, finished. */
export type NowView = {
  /** The h1: the answer to "who is coming?". */
  answer: string
  /** What the answer leaves out: who comes next, who is late, what is vacant. */
  lines: string[]
  today: ShiftView[]
  tomorrow: ShiftView[]
  changes: { shift: ShiftView; day: string; isNew: boolean }[]
  waiting: WaitingView
  notices: ProviderNotice[]
}

/** Whose page it is, and what the viewer last saw. */
export type NowViewer = { own: boolean; brukareName: string; lastVisit: Date | null }

/** How many days ahead changes are told. */
export const changeDays = 7

/** Makes the answer, today and tomorrow, and what has changed within a week, from shifts of yesterday to a week ahead. */
export function nowView(
  parts: readonly ShiftPart[],
  viewer: NowViewer,
  rest: { waiting: WaitingView; notices: ProviderNotice[] },
  scene: Scene,
): NowView {
  const shifts = parts.flatMap((part) => part.shifts.map(parseShift))
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const views = shiftViews(parts)
  const today = stockholmDate(scene.now)
  const planned = plannedNow(shifts, scene.now)
  const knows = parts.length > 0
  return {
    answer: knows ? answerText(planned, viewer, scene) : scene.t('now.answer.unknown'),
    lines: knows ? linesOf(planned, viewer, scene) : [],
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

function linesOf(planned: PlannedNow, viewer: NowViewer, scene: Scene): string[] {
  const { answer, late, vacant, next, nextStaffed } = planned
  const { t, f } = scene
  const lines: string[] = []
  if (late.length > 0 && answer.kind !== 'late') {
    const since = f.atTime(late[0]?.plannedStart ?? scene.now)
    lines.push(t('now.line.late', { ...namesOf(late, scene), since }))
  }
  if (vacant.length > 0 && answer.kind !== 'vacantNow') lines.push(t('now.line.vacantNow'))
  if (answer.kind === 'next')
    lines.push(t(viewer.own ? 'now.line.nobodyHere.own' : 'now.line.nobodyHere.other', { brukare: viewer.brukareName }))
  const later = answer.kind === 'nothing' ? answer.later : answer.kind === 'next' ? null : next
  if (later !== null) lines.push(nextText(later, 'line', scene))
  if (nextStaffed !== null) lines.push(nextText(nextStaffed, 'line', scene))
  return lines
}
