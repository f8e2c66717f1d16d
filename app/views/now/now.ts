import { plannedNow } from '~/domain/now/now'
import { isWhole, shownOf, type HowKnown, type Known } from '~/domain/known'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { isPresence } from '~/domain/schedule/state'
import { standingOf, type Horizon } from '~/domain/time/horizon'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { photosOf } from '~/views/staff/photo'
import { emptyTexts, shiftViews, type ShiftPart } from '~/views/schedule/schedule'
import type { ShiftView } from '~/views/schedule/shift'
import type { CallView } from '~/views/urgent/call'
import type { HoursCell } from '~/views/work-list/around'
import type { WaitingView } from '~/views/work-list/waiting'
import type { AnswerView } from './answer'
import { monthSoFar, type MonthSoFarView } from './hours'
import { visitDay, type VisitDayView } from './day'
import { toldWaiting, type ReadAnswer, type ToDoView } from './to-do'
import { simpleVisits, type SimpleVisit } from './simple'
import { urgentNow } from './urgent'
import { weekChanges, type ChangeView } from './week'
import { thenOf, whoComes, type Whose } from './who'

/** The first page of a brukare, finished. */
export type NowView = {
  /** The answer to "who is coming?", with what one can do about it; its heading is the h1. */
  answer: AnswerView
  /** What else is missed or vacant now. */
  others: AnswerView[]
  /** What waits for the viewer, and for others. */
  toDo: ToDoView
  /** Today and tomorrow. */
  days: [VisitDayView, VisitDayView]
  /** How much is known of who comes. */
  known: HowKnown
  changes: ChangeView[]
  /** What is said when nothing is changed; it may be that it is not known. */
  noChanges: string
  /** What the month has come to; null: the viewer may not see it. */
  hours: MonthSoFarView | null
  /** The next of today in few words, where the page is easy to read. */
  simple: SimpleVisit[]
  /** What is said there when nobody more comes today, or nothing is known. */
  simpleNone: string
  /** Whom to ring, at each provider. */
  calls: CallView[]
  /** Who saw something last, besides the viewer; null: it is not the viewer's to know. */
  seen: { text: string | null; href: string } | null
  notices: ProviderNotice[]
}

/** Whose page it is, and what the viewer last saw. */
export type NowViewer = Whose & { brukareId: string; lastVisit: Date | null }

/** What the first page has beside the shifts. `mayObject`: whether the viewer may say at a provider that something is not right. */
export type Around = {
  waiting: WaitingView
  answers: readonly ReadAnswer[]
  notices: ProviderNotice[]
  calls: CallView[]
  horizons: readonly (Horizon | null)[]
  hours: HoursCell | null
  lastSeen: { text: string | null } | null
  mayObject: (providerId: string) => boolean
}

/** Makes the answer, what waits, today and tomorrow, and what has changed, from shifts of yesterday to a week ahead. */
export function nowView(
  known: Known<readonly ShiftPart[]>,
  viewer: NowViewer,
  { horizons, calls, mayObject, ...around }: Around,
  scene: Scene,
): NowView {
  const { t, f, now } = scene
  const parts = shownOf(known)
  const found = parts.flatMap(({ shifts, scene: { providerId } }) =>
    shifts.map((data) => ({ providerId, shift: parseShift(data) })),
  )
  const providerOf = new Map(found.map(({ providerId, shift }) => [shift, providerId]))
  const views = shiftViews(parts)
  const planned = plannedNow(
    found.map(({ shift }) => shift),
    now,
  )
  const callAt = (providerId: string | undefined) =>
    calls.find((call) => call.providerId === providerId) ?? calls[0] ?? null
  const urgent = urgentNow(parts, planned, (providerId) => ({
    call: callAt(providerId),
    mayObject: mayObject(providerId),
  }))
  const base = `/b/${viewer.brukareId}`
  const today = stockholmDate(now)
  const tomorrow = dayAfter(today)
  const standing = (day: string) => (isWhole(known) ? standingOf(day, horizons) : 'unknown')
  const noneOn = (day: string, none: string) => (standing(day) === 'planned' ? none : t(emptyTexts[standing(day)]))
  // A night shift that began yesterday is today's until it has ended.
  const isToday = ({ day, state }: ShiftView) => day === today || (day < today && state === 'started')
  const days: NowView['days'] = [
    visitDay(
      { id: 'i-dag', heading: t('now.today', { date: f.date(now) }), none: noneOn(today, t('now.noneToday')) },
      { date: today, shifts: views, isOfDay: isToday },
      mayObject,
      scene,
    ),
    visitDay(
      {
        ...{ id: 'i-morgon', heading: t('now.tomorrow', { date: f.date(tomorrow) }) },
        none: noneOn(tomorrow, t('now.noneTomorrow')),
      },
      { date: tomorrow, shifts: views, isOfDay: ({ day }) => day === tomorrow },
      mayObject,
      scene,
    ),
  ]
  const answer =
    urgent.first === null
      ? withWays(whoComes(known, planned, { ...viewer, horizons }, scene))
      : { ...urgent.first, next: isWhole(known) ? thenOf(planned, true, scene) : null }
  return {
    answer: { ...answer, photos: photosOf(views, [...answer.people, ...(answer.next?.people ?? [])]) },
    others: urgent.others,
    toDo: toldWaiting(around.waiting, around.answers, scene),
    days,
    known: known.is,
    changes: weekChanges(parts, views, viewer.lastVisit, scene),
    noChanges: t(isWhole(known) ? 'now.changes.none' : 'now.changes.unknown'),
    hours: around.hours && monthSoFar(around.hours, base, scene),
    simple: simpleVisits(days[0], scene),
    simpleNone: days[0].earlier !== null && isWhole(known) ? t('now.simple.noMore') : days[0].none,
    calls,
    seen: around.lastSeen === null ? null : { ...around.lastSeen, href: `${base}/logg` },
    notices: around.notices,
  }

  /** What can be done from a card where nothing is wrong: ring, say that it is not right, look further. */
  function withWays(answer: AnswerView): AnswerView {
    const [shift] = shiftsOf(answer.kind)
    const providerId = shift === undefined ? undefined : providerOf.get(shift)
    const call = answer.kind === 'notYours' ? null : callAt(providerId)
    return {
      ...answer,
      call,
      lines: [...answer.lines, ...remarksOf(shift, answer)],
      more: moreOf(answer, shift, providerId),
    }
  }

  function shiftsOf(kind: AnswerView['kind']): readonly Shift[] {
    if (kind === 'here' || kind === 'overrun') return planned.here
    if (kind === 'onCall') return planned.onCall
    return kind === 'next' || kind === 'nextVacant' ? (planned.next?.shifts ?? []) : []
  }

  /** What is to be known of the one who is there, or comes: a substitute, somebody new. */
  function remarksOf(shift: Shift | undefined, { people }: AnswerView): string[] {
    if (shift === undefined || people.length !== 1 || !isPresence(shift)) return []
    return views.find(({ id, providerId }) => id === shift.id && providerId === providerOf.get(shift))?.remarks ?? []
  }

  function moreOf({ kind }: AnswerView, shift: Shift | undefined, providerId: string | undefined): AnswerView['more'] {
    if (kind === 'nothing') return { href: `${base}/schema`, text: t('now.wholeSchedule') }
    const isHere = kind === 'here' || kind === 'overrun' || kind === 'nextVacant'
    if (!isHere || shift === undefined || providerId === undefined || !mayObject(providerId)) return null
    const day = stockholmDate(shift.plannedStart)
    const href = `${base}/invandningar/ny?typ=shift&provider=${providerId}&pass=${shift.id}&dag=${day}`
    return { href, text: t('schedule.shift.object') }
  }
}
