import { lastEndOf, plannedNow, type NextUp, type PlannedNow } from '~/domain/now/now'
import { changedSince, changesOf } from '~/domain/schedule/changes'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { shiftViews, type ShiftPart } from '~/views/schedule/schedule'
import { staffName, type ShiftView } from '~/views/schedule/shift'

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
  changes: { shift: ShiftView; day: string; isNew: boolean }[]
  waiting: WaitingItem[]
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
  rest: { waiting: WaitingItem[]; notices: ProviderNotice[] },
  scene: Scene,
): NowView {
  const known = parts.flatMap(({ shifts: given, scene: { providerId } }) =>
    given.map((data) => ({ key: `${providerId}/${data.id}`, shift: parseShift(data) })),
  )
  const shifts = known.map(({ shift }) => shift)
  const byId = new Map(known.map(({ key, shift }) => [key, shift]))
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
      const shift = byId.get(`${view.providerId}/${view.id}`)
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

function namesOf(shifts: readonly Shift[], scene: Scene): { names: string; count: number } {
  const names = [...new Set(shifts.map((shift) => staffName(shift, scene)))]
  return { names: scene.f.list(names), count: names.length }
}

/** "Johan till klockan 10 och Samuel till klockan 14", the first to leave first; null when all leave at the same time. */
function eachUntil(shifts: readonly Shift[], scene: Scene): string | null {
  const ends = [...new Set(shifts.map(({ plannedEnd }) => plannedEnd.getTime()))].sort((a, b) => a - b)
  if (ends.length < 2) return null
  const leaving = ends.map((end) => {
    const { names } = namesOf(
      shifts.filter(({ plannedEnd }) => plannedEnd.getTime() === end),
      scene,
    )
    const until = scene.f.atTime(new Date(end))
    return scene.t(end > scene.now.getTime() ? 'now.one' : 'now.oneOver', { names, until })
  })
  return scene.f.list(leaving)
}

function answerText({ answer }: PlannedNow, { own, brukareName }: NowViewer, scene: Scene): string {
  const { t, f } = scene
  const whose = own ? 'own' : 'other'
  switch (answer.kind) {
    case 'here': {
      const each = eachUntil(answer.shifts, scene)
      if (each !== null && !answer.overrun) return t(`now.answer.hereEach.${whose}`, { each, brukare: brukareName })
      const values = { ...namesOf(answer.shifts, scene), brukare: brukareName, until: f.atTime(answer.until) }
      return t(answer.overrun ? `now.answer.overrun.${whose}` : `now.answer.here.${whose}`, values)
    }
    case 'onCall':
      return t('now.answer.onCall', { ...namesOf(answer.shifts, scene), until: f.atTime(answer.until) })
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
  const booked = next.shifts.filter((shift) => shift.staff !== null)
  const values = { ...namesOf(booked, scene), day: f.relativeDay(next.at, now), time: f.atTime(next.at) }
  return next.vacant ? t(`now.${place}.nextVacant`, values) : t(`now.${place}.next`, values)
}

function linesOf(planned: PlannedNow, viewer: NowViewer, scene: Scene): string[] {
  const { answer, onCall, late, vacant, next, nextOnCall, nextStaffed } = planned
  const { t, f } = scene
  const lines: string[] = []
  if (late.length > 0 && answer.kind !== 'late') {
    const since = f.atTime(late[0]?.plannedStart ?? scene.now)
    lines.push(t('now.line.late', { ...namesOf(late, scene), since }))
  }
  if (vacant.length > 0 && answer.kind !== 'vacantNow') lines.push(t('now.line.vacantNow'))
  if (answer.kind === 'next' || answer.kind === 'onCall')
    lines.push(t(viewer.own ? 'now.line.nobodyHere.own' : 'now.line.nobodyHere.other', { brukare: viewer.brukareName }))
  if (onCall.length > 0 && answer.kind !== 'onCall')
    lines.push(t('now.line.onCall', { ...namesOf(onCall, scene), until: f.atTime(lastEndOf(onCall)) }))
  if (nextOnCall !== null) {
    const values = { day: f.relativeDay(nextOnCall.at, scene.now), time: f.atTime(nextOnCall.at) }
    lines.push(t('now.line.nextOnCall', { ...namesOf(nextOnCall.shifts, scene), ...values }))
  }
  const later = answer.kind === 'nothing' ? answer.later : answer.kind === 'next' ? null : next
  if (later !== null) lines.push(nextText(later, 'line', scene))
  if (nextStaffed !== null) lines.push(nextText(nextStaffed, 'line', scene))
  return lines
}
