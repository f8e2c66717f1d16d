import { plannedNow, type PlannedNow } from '~/domain/now/now'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { urgentNow } from '~/views/now/urgent'
import { eachUntil } from '~/views/now/who'
import type { ShiftPart } from '~/views/schedule/schedule'
import { staffName } from '~/views/schedule/staff-name'
import type { CallView } from '~/views/urgent/call'
import type { UrgentCardView } from '~/views/urgent/card'

/** What is known of who is there: the shifts of each provider that told; `isWhole`: all of them did. Null: no right to see it. */
export type AroundFacts = { parts: readonly ShiftPart[]; isWhole: boolean } | null

/** Who is there now, in a cell: `tag` stands before the words where something is wrong, and `more` is what else is. */
export type NowCell = {
  kind: UrgentCardView['kind'] | 'here' | 'onCall' | 'next' | 'nothing' | 'unknown' | 'notYours'
  tag: string | null
  text: string
  more: string | null
}

/** The cell, and the card that is the answer of the person's own page, where nobody has come or nobody is booked. */
export type AroundView = {
  now: NowCell
  card: UrgentCardView | null
  /** Since when somebody is late now, in milliseconds since 1970; null: nobody is. */
  lateSince: number | null
}

type Whose = { own: boolean; brukareName: string }

/** Who is there now at one person, by the rules of the first page (domain/now, domain/urgent). */
export function aroundView(
  facts: AroundFacts,
  whose: Whose,
  call: CallView | null,
  mayObject: (providerId: string) => boolean,
  scene: Scene,
): AroundView {
  const { t } = scene
  const cell = (kind: NowCell['kind'], text: string, rest: Partial<NowCell> = {}): NowCell => ({
    ...{ kind, tag: null, text, more: null },
    ...rest,
  })
  if (facts === null) return { now: cell('notYours', t('work-list.now.notYours')), card: null, lateSince: null }
  const planned = plannedNow(
    facts.parts.flatMap(({ shifts }) => shifts.map(parseShift)),
    scene.now,
  )
  const { first, others } = urgentNow(facts.parts, planned, (providerId) => ({
    call,
    mayObject: mayObject(providerId),
  }))
  if (first !== null) {
    const [second] = others
    const since = first.kind === 'late' ? (planned.late[0]?.plannedStart.getTime() ?? null) : null
    return { now: { ...urgentCell(first, facts, scene), more: second?.heading ?? null }, card: first, lateSince: since }
  }
  const [other] = others
  const more = other?.heading ?? null
  // Of a part of the plan it is only said who is there, never that nobody is.
  if (planned.here.length === 0 && !facts.isWhole) {
    return { now: cell('unknown', t('work-list.now.unknown')), card: null, lateSince: null }
  }
  return { now: cell(kindOf(planned), plannedText(planned, whose, scene), { more }), card: null, lateSince: null }
}

function urgentCell({ kind, heading, tag, id }: UrgentCardView, facts: AroundFacts, scene: Scene): NowCell {
  if (kind !== 'late') return { kind, tag, text: heading, more: null }
  // Whose it is stands in the row.
  const [shift] = (facts?.parts ?? []).flatMap(({ shifts, scene: { providerId } }) =>
    shifts.filter((one) => `${providerId}/${one.id}` === id),
  )
  const name = shift === undefined ? '' : staffName(parseShift(shift), scene)
  return { kind, tag, text: scene.t('urgent.late.heading.own', { name }), more: null }
}

function kindOf({ answer }: PlannedNow): NowCell['kind'] {
  if (answer.kind === 'late' || answer.kind === 'vacantNow') return 'unknown'
  return answer.kind
}

function plannedText({ answer }: PlannedNow, { own }: Whose, scene: Scene): string {
  const { t, f, now } = scene
  switch (answer.kind) {
    case 'here': {
      const values = { ...namesOf(answer.shifts, scene), until: f.atTime(answer.until) }
      const each = own ? null : eachUntil(answer.shifts, scene)
      if (each !== null) return t('work-list.now.each', { each })
      if (own) return t(answer.overrun ? 'now.answer.overrun.own' : 'now.answer.here.own', values)
      return t(answer.overrun ? 'work-list.now.overrun' : 'work-list.now.here', values)
    }
    case 'onCall':
      return t('now.answer.onCall', { ...namesOf(answer.shifts, scene), until: f.atTime(answer.until) })
    case 'next': {
      const { shifts, at, vacant } = answer.next
      const booked = shifts.filter(({ staff }) => staff !== null)
      const values = { ...namesOf(booked, scene), day: f.relativeDay(at, now), time: f.atTime(at) }
      return t(vacant ? 'now.answer.nextVacant' : 'now.answer.next', values)
    }
    // Whoever is late and what is vacant have a card; this is when somebody has answered for it.
    case 'late':
    case 'vacantNow':
      return t('work-list.now.unknown')
    case 'nothing':
      return t('work-list.now.nothing')
  }
}

function namesOf(shifts: readonly Shift[], scene: Scene): { names: string; count: number } {
  const names = [...new Set(shifts.map((shift) => staffName(shift, scene)))]
  return { names: scene.f.list(names), count: names.length }
}

/** What the month has come to at each provider; undefined: it has not told. Null: no right to see it. */
export type HoursFacts = readonly (HoursThere | undefined)[] | null
type HoursThere = { through: string; granted: number; given: number }

/**
 * The hours of the month so far, in a cell. `missing` and `granted`: minutes, the first less than 0 where more was given; null where
 * it cannot be told.
 * `share`: how much of what was granted has been given, of 100; null where there is nothing to draw.
 */
export type HoursCell = {
  text: string
  missing: number | null
  granted: number | null
  share: number | null
  /** A provider has not told, so that nothing can be said. */
  isUnknown: boolean
}

/** What the month has come to by the end of yesterday, as the providers count it. */
export function hoursCell(facts: HoursFacts, { t, f, now }: Scene): HoursCell {
  const said = (text: string, isUnknown = false): HoursCell => ({
    ...{ text, missing: null, granted: null, share: null, isUnknown },
  })
  if (facts === null) return said(t('work-list.hours.notYours'))
  const today = stockholmDate(now)
  if (today.endsWith('-01')) return said(t('work-list.hours.first'))
  const told = facts.flatMap((one) => (one?.through === dayAfter(today, -1) ? [one] : []))
  // A part of it is no sum.
  if (told.length < facts.length || told.length === 0) return said(t('work-list.hours.unknown'), true)
  const granted = told.reduce((sum, one) => sum + one.granted, 0)
  const given = told.reduce((sum, one) => sum + one.given, 0)
  if (granted === 0) return said(t('work-list.hours.none'))
  const missing = granted - given
  const share = Math.round(Math.min(1, given / granted) * 1000) / 10
  if (missing === 0) return { text: t('work-list.hours.all'), missing, granted, share, isUnknown: false }
  const duration = f.duration(Math.abs(missing))
  return {
    ...{ missing, granted, share, isUnknown: false },
    text: t(missing > 0 ? 'work-list.hours.missing' : 'work-list.hours.more', { duration }),
  }
}
