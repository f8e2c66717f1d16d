import { isWhole, shownOf, type Known, type HowKnown } from '~/domain/known'
import type { CallView } from '~/views/urgent/call'
import type { UrgentCardView } from '~/views/urgent/card'
import { urgentNow } from './urgent'
import { lastEndOf, plannedNow, type NextUp, type PlannedNow } from '~/domain/now/now'
import { changedSince, changesOf } from '~/domain/schedule/changes'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { commonHorizon, standingOf, type Horizon } from '~/domain/time/horizon'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { emptyTexts, shiftViews, type ShiftPart } from '~/views/schedule/schedule'
import { staffName, type ShiftView } from '~/views/schedule/shift'
import type { WaitingView } from '~/views/work-list/waiting'

/** The first page of a brukare, finished. */
export type NowView = {
  /** The h1: the answer to "who is coming?". */
  answer: string
  /** The same answer with what one can do about it, when nobody has come or nobody is booked now. */
  card: UrgentCardView | null
  /** What else is missed or vacant now. */
  others: UrgentCardView[]
  /** Whom to ring, at each provider. */
  calls: CallView[]
  /** What the answer leaves out: who comes next. */
  lines: string[]
  today: ShiftView[]
  tomorrow: ShiftView[]
  /** How much is known of who comes. */
  known: HowKnown
  /** What is said of today and tomorrow when they have no shifts, and when nothing is changed. */
  none: { today: string; tomorrow: string; changes: string }
  changes: { shift: ShiftView; day: string; isNew: boolean }[]
  waiting: WaitingView
  notices: ProviderNotice[]
}

/** Whose page it is, and what the viewer last saw. */
export type NowViewer = { own: boolean; brukareName: string; lastVisit: Date | null }

type Rest = {
  waiting: WaitingView
  notices: ProviderNotice[]
  calls: CallView[]
  horizons: readonly (Horizon | null)[]
}

/** Makes the answer, today and tomorrow, and what has changed within a week, from shifts of yesterday to a week ahead. */
export function nowView(
  known: Known<readonly ShiftPart[]>,
  viewer: NowViewer,
  { horizons, calls, ...rest }: Rest,
  scene: Scene,
  mayObjectAt: (providerId: string) => boolean = () => false,
): NowView {
  const parts = shownOf(known)
  const found = parts.flatMap(({ shifts: given, scene: { providerId } }) =>
    given.map((data) => ({ key: `${providerId}/${data.id}`, shift: parseShift(data) })),
  )
  const shifts = found.map(({ shift }) => shift)
  const byId = new Map(found.map(({ key, shift }) => [key, shift]))
  const views = shiftViews(parts)
  const today = stockholmDate(scene.now)
  const planned = plannedNow(shifts, scene.now)
  const around = (providerId: string) => ({
    call: calls.find((call) => call.providerId === providerId) ?? null,
    mayObject: mayObjectAt(providerId),
  })
  const { first, others } = urgentNow(parts, planned, around)
  const { t } = scene
  const { answer, lines } = whoComes(known, planned, { ...viewer, horizons, isUrgent: first !== null }, scene)
  const standing = (day: string) => (isWhole(known) ? standingOf(day, horizons) : 'unknown')
  const noneOn = (day: string, planned: string) =>
    standing(day) === 'planned' ? planned : t(emptyTexts[standing(day)])
  return {
    ...{ answer: first?.heading ?? answer, card: first, others, lines, known: known.is },
    none: {
      today: noneOn(today, t('now.noneToday')),
      tomorrow: noneOn(dayAfter(today), t('now.noneTomorrow')),
      changes: t(isWhole(known) ? 'now.changes.none' : 'now.changes.unknown'),
    },
    // A night shift that began yesterday is today's until it has ended.
    today: views.filter((view) => view.day === today || (view.day < today && view.state === 'started')),
    tomorrow: views.filter((view) => view.day === dayAfter(today)),
    changes: views.flatMap((view) => {
      const shift = byId.get(`${view.providerId}/${view.id}`)
      if (shift === undefined || !isNews(shift, scene.now)) return []
      const isNew = viewer.lastVisit !== null && changedSince(shift, viewer.lastVisit)
      return [{ shift: view, day: scene.f.relativeDay(view.day, scene.now), isNew }]
    }),
    calls,
    ...rest,
  }
}

/** The answer, as far as it is known: of a part of the plan it is only said who is here or comes, never that nobody does. */
function whoComes(
  known: Known<unknown>,
  planned: PlannedNow,
  { horizons, ...viewer }: NowViewer & Pick<Rest, 'horizons'> & { isUrgent: boolean },
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
    // Whoever is late and what is vacant have a card of their own (views/urgent); this is when there is none.
    case 'late':
    case 'vacantNow':
      return t('now.answer.nobody')
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

function linesOf(planned: PlannedNow, viewer: NowViewer & { isUrgent: boolean }, scene: Scene, isAll = true): string[] {
  const { answer, onCall, next, nextOnCall, nextStaffed } = planned
  const { isUrgent } = viewer
  const { t, f } = scene
  const lines: string[] = []
  if ((answer.kind === 'next' || answer.kind === 'onCall') && !isUrgent && isAll)
    lines.push(t(viewer.own ? 'now.line.nobodyHere.own' : 'now.line.nobodyHere.other', { brukare: viewer.brukareName }))
  if (onCall.length > 0 && (answer.kind !== 'onCall' || isUrgent))
    lines.push(t('now.line.onCall', { ...namesOf(onCall, scene), until: f.atTime(lastEndOf(onCall)) }))
  if (nextOnCall !== null) {
    const values = { day: f.relativeDay(nextOnCall.at, scene.now), time: f.atTime(nextOnCall.at) }
    lines.push(t('now.line.nextOnCall', { ...namesOf(nextOnCall.shifts, scene), ...values }))
  }
  const isSaid = answer.kind === 'next' && !isUrgent
  const later = answer.kind === 'nothing' ? answer.later : isSaid ? null : next
  if (later !== null) lines.push(nextText(later, 'line', scene))
  if (nextStaffed !== null) lines.push(nextText(nextStaffed, 'line', scene))
  return lines
}
