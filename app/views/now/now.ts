import { plannedNow } from '~/domain/now/now'
import { isWhole, isWholeNow, shownOf, type HowKnown, type Known } from '~/domain/known'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { isPresence } from '~/domain/schedule/state'
import { standingOf, type Horizon } from '~/domain/time/horizon'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { NewsItem } from '~/domain/news/news'
import { sinceView, type SinceView } from '~/views/news/since'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { photosOf } from '~/views/staff/photo'
import { sheetOfToday, type SheetLink } from '~/views/schedule/sheet-links'
import { objectToShiftHref } from '~/views/schedule/address'
import { freshnessLines } from '~/views/schedule/freshness'
import { emptyTexts, shiftViews, type ShiftPart } from '~/views/schedule/schedule'
import type { ShiftView } from '~/views/schedule/shift'
import type { CallView } from '~/views/urgent/call'
import type { HoursCell } from '~/views/work-list/around'
import type { WaitingView } from '~/views/work-list/waiting'
import type { AnswerView } from './answer'
import { monthSoFar, type MonthSoFarView } from './hours'
import { shownVisits, visitDay, type VisitDayView } from './day'
import { toldWaiting, type ReadAnswer, type ToDoView } from './to-do'
import { simpleVisits, type SimpleVisit } from './simple'
import { urgentNow } from './urgent'
import { newChanges, weekChanges, type ChangeView } from './week'
import { thenOf, whoComes, type Whose } from './who'

/** The first page of a brukare, finished. */
export type NowView = {
  /** The answer to "who is coming?", with what one can do about it; its heading is the h1. */
  answer: AnswerView
  /** The page of the shift that the answer has said what is to be known of; null: of none. */
  saidOf: string | null
  /** What else is missed or vacant now. */
  others: AnswerView[]
  /** What waits for the viewer, and for others. */
  toDo: ToDoView
  /** What is new since the viewer was here last. */
  since: SinceView | null
  /** Today and tomorrow. */
  days: [VisitDayView, VisitDayView]
  /** How much is known of who comes. */
  known: HowKnown
  /** Of the week, besides what the days say of themselves; what nobody is booked on, though they do. `heading` says so. */
  changes: { heading: string; items: ChangeView[]; none: string }
  /** To the week as one sheet of paper. */
  sheet: SheetLink
  /** What the month has come to; null: the viewer may not see it. */
  hours: MonthSoFarView | null
  /** The next of today in few words, where the page is easy to read. */
  simple: SimpleVisit[]
  /** What is said there when nobody more comes today, or nothing is known. */
  simpleNone: string
  /** Whom to ring, at each provider. */
  calls: CallView[]
  /** Who saw something last, besides the viewer; null: nobody has, in what is read for it, or it is not the viewer's to know. */
  seen: { text: string; href: string } | null
  notices: ProviderNotice[]
}

/** Whose page it is. */
export type NowViewer = Whose & { brukareId: string }

/**
 * What the first page has beside the shifts. `hasCards`: what is missed or vacant has cards on it. `mayObject`: whether the viewer may say at a provider that something is not right.
 */
export type Around = {
  waiting: WaitingView
  answers: readonly ReadAnswer[]
  notices: ProviderNotice[]
  calls: CallView[]
  horizons: readonly (Horizon | null)[]
  hours: HoursCell | null
  lastSeen: string | null
  /** What is new beside the schedule, and the end of the viewer's visit before this one. */
  news: { items: readonly NewsItem[]; since: Date | null }
  hasCards: boolean
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
  const changes = weekChanges(parts, views, scene)
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
  // A night shift that began yesterday is today's until it has ended; one whose end was forgotten is of the days it was planned on.
  const isStill = ({ state, mark, planned: { end } }: ShiftView) =>
    state === 'started' && (mark === 'here' || stockholmDate(end) >= today)
  const isToday = (shift: ShiftView) => shift.day === today || (shift.day < today && isStill(shift))
  const cards = new Set(around.hasCards ? [urgent.first, ...urgent.others].map((card) => card?.id) : [])
  const scenes = { ...scene, mayObject, hasCard: ({ providerId, id }: ShiftView) => cards.has(`${providerId}/${id}`) }
  const days: NowView['days'] = [
    visitDay(
      { id: 'i-dag', heading: t('now.today', { date: f.date(now) }), none: noneOn(today, t('now.noneToday')) },
      { date: today, shifts: views, isOfDay: isToday },
      scenes,
    ),
    visitDay(
      {
        ...{ id: 'i-morgon', heading: t('now.tomorrow', { date: f.date(tomorrow) }) },
        none: noneOn(tomorrow, t('now.noneTomorrow')),
      },
      { date: tomorrow, shifts: views, isOfDay: ({ day }) => day === tomorrow },
      scenes,
    ),
  ]
  const ages = freshnessLines(
    parts.flatMap(({ shifts, scene: { providerName } }) => shifts.map((shift) => ({ shift, providerName }))),
    scene,
  )
  const answer =
    urgent.first === null
      ? withWays(whoComes(known, planned, { ...viewer, horizons }, scene))
      : { ...urgent.first, next: isWhole(known) ? thenOf(planned, true, scene) : null }
  return {
    // What somebody has said stands in the row too, beside what is registered.
    saidOf: answer.kind === 'saidHere' ? null : (saidOf(answer)?.href ?? null),
    answer: {
      ...answer,
      lines: [...answer.lines, ...ages],
      photos: photosOf(views, [...answer.people, ...(answer.next?.people ?? [])]),
    },
    others: urgent.others,
    toDo: toldWaiting(around.waiting, around.answers, scene),
    since: sinceView(
      [...around.news.items, ...newChanges(changes)],
      // What is not the viewer's to see is not missing.
      {
        since: around.news.since,
        isAll: (isWholeNow(known) || known.is === 'notYours') && around.waiting.unknown === null,
      },
      scene,
    ),
    days,
    known: known.is,
    changes: besideDays(changes),
    sheet: sheetOfToday(viewer.brukareId, scene),
    hours: around.hours && monthSoFar(around.hours, base, scene),
    simple: simpleVisits(days[0], scene),
    simpleNone: hasBegun(days[0]) && isWhole(known) ? t('now.simple.noMore') : days[0].none,
    calls,
    seen: around.lastSeen === null ? null : { text: around.lastSeen, href: `${base}/logg` },
    notices: around.notices,
  }

  /** What the lists of today and tomorrow say themselves is left out, but that nobody is booked; the heading then says "more". */
  function besideDays(all: readonly ChangeView[]): NowView['changes'] {
    const told = new Set(days.flatMap(shownVisits).map(({ shift }) => shift.href))
    const items = all.filter(({ kind, href }) => !told.has(href) || kind === 'vacant' || kind === 'restored')
    const isMore = items.length < all.length
    return {
      items,
      heading: t(isMore ? 'now.changes.headingMore' : 'now.changes.heading'),
      none: t(isWhole(known) ? (isMore ? 'now.changes.noMore' : 'now.changes.none') : 'now.changes.unknown'),
    }
  }

  /** What can be done from a card where nothing is wrong: ring, say that it is not right, look further. */
  function withWays(answer: AnswerView): AnswerView {
    const [shift] = shiftsOf(answer.kind)
    const providerId = shift === undefined ? undefined : providerOf.get(shift)
    const call = answer.kind === 'notYours' ? null : callAt(providerId)
    return {
      ...answer,
      call,
      // What is to be known of the one who is there, or comes: a substitute, somebody new.
      lines: [...answer.lines, ...(saidOf(answer)?.remarks ?? [])],
      more: moreOf(answer, shift, providerId),
    }
  }

  function shiftsOf(kind: AnswerView['kind']): readonly Shift[] {
    if (kind === 'here' || kind === 'overrun') return planned.here
    if (kind === 'onCall') return planned.onCall
    return kind === 'next' || kind === 'nextVacant' ? (planned.next?.shifts ?? []) : []
  }

  /** The shift that the answer says what is to be known of; undefined: it says that of none. */
  function saidOf({ id, kind, people }: AnswerView): ShiftView | undefined {
    const keyOf = (shift: Pick<ShiftView, 'id' | 'providerId'>) => `${shift.providerId}/${shift.id}`
    if (urgent.first !== null) return views.find((view) => keyOf(view) === id)
    const [shift] = shiftsOf(kind)
    if (shift === undefined || people.length !== 1 || !isPresence(shift)) return undefined
    return views.find((view) => view.id === shift.id && view.providerId === providerOf.get(shift))
  }

  function moreOf({ kind }: AnswerView, shift: Shift | undefined, providerId: string | undefined): AnswerView['more'] {
    if (kind === 'nothing') return { href: `${base}/schema`, text: t('now.wholeSchedule') }
    const isHere = kind === 'here' || kind === 'overrun' || kind === 'nextVacant'
    if (!isHere || shift === undefined || providerId === undefined || !mayObject(providerId)) return null
    const day = stockholmDate(shift.plannedStart)
    const href = objectToShiftHref({ brukareId: viewer.brukareId, providerId, day, id: shift.id })
    return { href, text: t('schedule.shift.object') }
  }
}

/** Something of it is over. */
const hasBegun = ({ missed, earlier }: VisitDayView): boolean => missed.length > 0 || earlier !== null
