import { lastEndOf, type NextUp, type PlannedNow } from '~/domain/now/now'
import { isWhole, type Known } from '~/domain/known'
import type { Shift } from '~/domain/schedule/shift'
import { isVacant } from '~/domain/schedule/state'
import { commonHorizon, standingOf, type Horizon } from '~/domain/time/horizon'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { staffName } from '~/views/schedule/staff-name'
import { answerOf, progressOf, type AnswerView } from './answer'

/** Whose page it is. */
export type Whose = { own: boolean; brukareName: string }

/** More persons than this are counted in the heading, and named under it: a heading is ten words at most. */
const mostNamed = 2
/** So many are drawn by their letters. */
const mostDrawn = 3

/**
 * The answer to "who is coming?", as far as it is known: of a part of the plan it is only said who is here or comes, never that
 * nobody does. `horizons`: how far each provider's plan reaches.
 */
export function whoComes(
  known: Known<unknown>,
  planned: PlannedNow,
  { horizons, ...whose }: Whose & { horizons: readonly (Horizon | null)[] },
  scene: Scene,
): AnswerView {
  const { t, f, now } = scene
  if (known.is === 'notYours') {
    const heading = t('now.answer.notYours', { brukare: whose.brukareName })
    return answerOf('notYours', heading, { lines: [t('now.line.notYours')] })
  }
  if (known.is === 'unknown') return answerOf('unknown', t('now.answer.unknown'))
  const tomorrow = standingOf(dayAfter(stockholmDate(now)), horizons)
  const { plannedUntil } = commonHorizon(horizons)
  const { kind } = planned.answer
  if (isWhole(known) && kind === 'nothing' && tomorrow === 'notYet' && plannedUntil !== null)
    return answerOf('unknown', t('schedule.notYet', { date: f.date(plannedUntil) }))
  if (isWhole(known) && !(kind === 'nothing' && tomorrow === 'unknown')) {
    const said = saidOf(planned, whose, scene)
    return {
      ...said,
      lines: [...said.lines, ...nobodyHere(planned, whose, scene)],
      next: thenOf(planned, false, scene),
    }
  }
  const next = thenOf(planned, false, scene)
  if (kind === 'here' || kind === 'late') return { ...saidOf(planned, whose, scene), next }
  const lines = kind === 'nothing' ? [] : [saidOf(planned, whose, scene).heading]
  return answerOf('unknown', t('now.answer.partly'), { lines, next })
}

/** Who comes after what the card says; null: nobody who is known of. `isUrgent`: somebody else has the heading. */
export function thenOf(planned: PlannedNow, isUrgent: boolean, scene: Scene): AnswerView['next'] {
  const { answer, onCall, next, nextOnCall, nextStaffed } = planned
  const { t, f, now } = scene
  const isSaid = answer.kind === 'next' && !isUrgent
  const later = answer.kind === 'nothing' ? answer.later : isSaid ? null : next
  const isOnCallSaid = answer.kind === 'onCall' && !isUrgent
  const lines = [
    ...(onCall.length === 0 || isOnCallSaid
      ? []
      : [t('now.line.onCall', { ...namesOf(onCall, scene), until: f.atTime(lastEndOf(onCall)) })]),
    ...(nextOnCall === null
      ? []
      : [
          t('now.line.nextOnCall', {
            ...namesOf(nextOnCall.shifts, scene),
            ...{ day: f.relativeDay(nextOnCall.at, now), time: f.atTime(nextOnCall.at) },
          }),
        ]),
    ...[later, nextStaffed].flatMap((one) => (one === null ? [] : [nextText(one, 'line', scene)])),
  ]
  if (lines.length === 0) return null
  const shifts = [
    ...(isOnCallSaid ? [] : onCall),
    ...[nextOnCall, later, nextStaffed].flatMap((one) => one?.shifts ?? []),
  ]
  return { people: peopleOf(shifts, scene).slice(0, 1), lines }
}

/** The names of those who are booked, each once, in their order. */
export function peopleOf(shifts: readonly Shift[], scene: Pick<Scene, 't'>): string[] {
  const booked = shifts.filter((shift) => !isVacant(shift))
  return [...new Set(booked.map((shift) => staffName(shift, scene)))].slice(0, mostDrawn)
}

/** That nobody is there, where that is known; who may not have left yet, where it is not. */
function nobodyHere(
  { answer, mayBeHere, mayHaveLeft }: PlannedNow,
  { own, brukareName }: Whose,
  scene: Scene,
): string[] {
  const { t } = scene
  const isOther = answer.kind === 'next' || answer.kind === 'onCall' || answer.kind === 'nothing'
  if (isOther && mayHaveLeft.length > 0) return [t('now.line.mayBeLeft', namesOf(mayHaveLeft, scene))]
  if (mayBeHere || (answer.kind !== 'next' && answer.kind !== 'onCall')) return []
  return [t(own ? 'now.line.nobodyHere.own' : 'now.line.nobodyHere.other', { brukare: brukareName })]
}

function saidOf({ answer }: PlannedNow, { own, brukareName: brukare }: Whose, scene: Scene): AnswerView {
  const { t, f } = scene
  switch (answer.kind) {
    case 'here':
      return hereAnswer(answer, { own, brukareName: brukare }, scene)
    case 'onCall': {
      const { count, isMany, names, people } = manyOf(answer.shifts, scene)
      const until = f.atTime(answer.until)
      const heading = isMany ? t('now.answer.onCallMany', { count }) : t('now.answer.onCall', { names, count, until })
      const lines = [...whoLines(isMany, names, scene), ...(count > 1 ? [t('now.line.onCallUntil', { until })] : [])]
      return answerOf('onCall', heading, { people, tag: t('now.mark.standby'), lines })
    }
    // Whoever is late and what is vacant have a card of their own (views/urgent); this is when there is none.
    case 'late':
    case 'vacantNow':
      return answerOf('unknown', t('now.answer.nobody'))
    case 'next': {
      const { shifts, vacant } = answer.next
      const { isMany, names, people } = manyOf(shifts, scene)
      return answerOf(vacant ? 'nextVacant' : 'next', nextText(answer.next, 'answer', scene), {
        people,
        tag: vacant ? t('urgent.vacant.tag') : t('now.tag.clock', { clock: f.time(scene.now) }),
        lines: vacant ? [] : whoLines(isMany, names, scene),
      })
    }
    case 'nothing':
      return answerOf('nothing', t('now.answer.nothing'))
  }
}

function hereAnswer(
  { shifts, until: end, overrun }: Extract<PlannedNow['answer'], { kind: 'here' }>,
  { own, brukareName: brukare }: Whose,
  scene: Scene,
): AnswerView {
  const { t, f } = scene
  const whose = own ? 'own' : 'other'
  const { count, isMany, names, people } = manyOf(shifts, scene)
  const until = f.atTime(end)
  const values = { names, count, brukare, until }
  const each = eachUntil(shifts, scene)
  if (overrun) {
    const heading = isMany ? t(`now.answer.overrunMany.${whose}`, values) : t(`now.answer.overrun.${whose}`, values)
    const lines = whoLines(isMany, names, scene)
    return answerOf('overrun', heading, { people, tag: t('now.tag.overrun', { count: shifts.length, until }), lines })
  }
  const heading = isMany ? t(`now.answer.hereMany.${whose}`, values) : t(`now.answer.here.${whose}`, values)
  const stays = each === null ? t('now.line.stays', { until }) : t('now.line.each', { each })
  const [first, ...others] = shifts
  const isOneTime =
    first !== undefined && others.every((one) => one.plannedStart.getTime() === first.plannedStart.getTime())
  return answerOf('here', heading, {
    people,
    tag: sinceText(shifts, scene),
    lines: [
      ...(isMany && each === null ? whoLines(true, names, scene) : []),
      ...(count > 1 || each !== null ? [stays] : []),
    ],
    progress: isOneTime && each === null ? progressOf({ start: first.plannedStart, end }, scene) : null,
  })
}

/** Since when they are there, where that is one time and the viewer's to see. */
function sinceText(shifts: readonly Shift[], { t, f }: Scene): string {
  const starts = shifts.map(({ actualStart }) => actualStart?.at ?? null)
  const [first] = starts
  const isOneTime = first != null && starts.every((at) => at !== null && f.time(at) === f.time(first))
  return isOneTime ? t('now.tag.since', { time: f.atTime(first) }) : t('now.tag.here')
}

function manyOf(shifts: readonly Shift[], scene: Scene) {
  const { names, count } = namesOf(
    shifts.filter(({ staff }) => staff !== null),
    scene,
  )
  return { names, count, isMany: count > mostNamed, people: peopleOf(shifts, scene) }
}

function whoLines(isMany: boolean, names: string, { t }: Scene): string[] {
  return isMany ? [t('now.line.who', { names })] : []
}

function namesOf(shifts: readonly Shift[], scene: Scene): { names: string; count: number } {
  const names = [...new Set(shifts.map((shift) => staffName(shift, scene)))]
  return { names: scene.f.list(names), count: names.length }
}

/** "Johan till klockan 10 och Samuel till klockan 14", the first to leave first; null when all leave at the same time. */
export function eachUntil(shifts: readonly Shift[], scene: Scene): string | null {
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

function nextText(next: NextUp, place: 'answer' | 'line', scene: Scene): string {
  const { t, f, now } = scene
  const { names, count, isMany } = manyOf(next.shifts, scene)
  const values = { names, count, day: f.relativeDay(next.at, now), time: f.atTime(next.at) }
  if (next.vacant) return t(`now.${place}.nextVacant`, values)
  return place === 'answer' && isMany ? t('now.answer.nextMany', values) : t(`now.${place}.next`, values)
}
