import { changesOf, type ShownChange } from '~/domain/schedule/changes'
import type { Registration, Shift } from '~/domain/schedule/shift'
import { minutesBetween, stockholmDate, type Span } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** What the view of a shift is made with. `own`: the viewer is the brukare. */
export type ShiftScene = Scene & {
  own: boolean
  brukareId: string
  brukareName: string
  providerId: string
  providerName: string
}

export type ShiftState = 'planned' | 'late' | 'started' | 'ended' | 'unregistered' | 'vacant' | 'cancelled'

/** A shift ready to be shown: every text is finished. */
export type ShiftView = {
  id: string
  providerName: string
  href: string
  /** Milliseconds since 1970, for sorting. */
  start: number
  day: string
  planned: Span
  /** What has been registered so far. */
  registered: { start: Date | null; end: Date | null }
  kind: string
  /** To look at; `spanSpoken` is for the screen reader. */
  span: string
  spanSpoken: string
  staff: string | null
  state: ShiftState
  stateText: string
  /** Something that has changed or is missing: what a person looks for first. */
  needsAttention: boolean
  sentence: string
  remarks: string[]
  moreLabel: string
}

/** How long after the planned start a shift that has not started counts as late, in minutes. The default bound of domain.md. */
const lateAfterMinutes = 10

/** Where a shift stands at `now`. */
export function shiftStateAt(shift: Shift, now: Date): ShiftState {
  if (shift.status === 'vacant' || shift.status === 'cancelled') return shift.status
  if (shift.actualEnd !== undefined || shift.status === 'ended') return shift.actualStart ? 'ended' : 'unregistered'
  if (shift.actualStart !== undefined || shift.status === 'started') return 'started'
  if (now >= shift.plannedEnd) return 'unregistered'
  return minutesBetween(shift.plannedStart, now) > lateAfterMinutes ? 'late' : 'planned'
}

/** Makes the view of one shift. `others`: the shifts of the same double staffing, without this one. */
export function shiftView(shift: Shift, others: readonly Shift[], scene: ShiftScene): ShiftView {
  const { t, f, now } = scene
  const state = shiftStateAt(shift, now)
  const planned = { start: shift.plannedStart, end: shift.plannedEnd }
  const shown =
    state === 'ended' && shift.actualStart && shift.actualEnd
      ? { start: shift.actualStart.at, end: shift.actualEnd.at }
      : planned
  const day = stockholmDate(planned.start)
  const spanSpoken = f.span(shown.start, shown.end)
  const remarks = remarksOf(shift, others, state, scene)
  return {
    id: shift.id,
    providerName: scene.providerName,
    href: `/b/${scene.brukareId}/pass/${scene.providerId}/${day}/${shift.id}`,
    start: shift.plannedStart.getTime(),
    day,
    planned,
    registered: { start: shift.actualStart?.at ?? null, end: shift.actualEnd?.at ?? null },
    kind: t(`terms.kind.${shift.kind}`),
    span: f.spanShort(shown.start, shown.end),
    spanSpoken,
    staff: shift.staff?.displayName ?? null,
    state,
    stateText: t(`schedule.state.${state}`),
    needsAttention: state === 'vacant' || state === 'cancelled' || state === 'late' || shift.changes.length > 0,
    sentence: sentenceOf(shift, state, spanSpoken, scene),
    remarks,
    moreLabel: moreLabel(shift, scene),
  }
}

/** What tells the link of a shift from every other on the page: day, time and who. */
function moreLabel({ plannedStart, plannedEnd, staff }: Shift, { t, f }: ShiftScene): string {
  const values = { date: f.date(plannedStart), span: f.span(plannedStart, plannedEnd) }
  if (staff === null) return t('schedule.moreVacant', values)
  return t('schedule.moreStaffed', { ...values, name: staff.displayName })
}

function sentenceOf(shift: Shift, state: ShiftState, span: string, scene: ShiftScene): string {
  const { t, f, now, own } = scene
  const name = shift.staff?.displayName ?? ''
  const end = f.atTime(shift.plannedEnd)
  switch (state) {
    case 'planned':
      return t('schedule.line.planned', { name, span })
    case 'late':
      return t('schedule.line.late', { name, start: f.atTime(shift.plannedStart), end })
    case 'started':
      return t('schedule.line.started', { name, start: f.atTime(startOf(shift)), end })
    case 'ended':
      return t('schedule.line.ended', { name, span })
    case 'unregistered':
      return t('schedule.line.endedUnknown', { name, span })
    case 'vacant':
      return t(now < shift.plannedEnd ? 'schedule.line.vacant' : 'schedule.line.vacantPast', { span })
    case 'cancelled':
      if (shift.cancelledBy !== 'brukare')
        return t('schedule.line.cancelledByProvider', { span, provider: scene.providerName })
      return own
        ? t('schedule.line.cancelledByBrukareOwn', { span })
        : t('schedule.line.cancelledByBrukareOther', { span, brukare: scene.brukareName })
  }
}

function startOf(shift: Shift): Date {
  return shift.actualStart?.at ?? shift.plannedStart
}

function remarksOf(shift: Shift, others: readonly Shift[], state: ShiftState, scene: ShiftScene): string[] {
  const remarks = shift.kind === 'active' ? [] : [scene.t(`schedule.remark.${shift.kind}`)]
  for (const change of changesOf(shift)) {
    const remark = changeRemark(change, state, scene)
    if (remark !== null) remarks.push(remark)
  }
  const double = state === 'cancelled' ? null : doubleRemark(others, isPast(state), scene)
  return double === null ? remarks : [...remarks, double]
}

/** Null for what the sentence already says. */
function changeRemark(change: ShownChange, state: ShiftState, { t, f }: ShiftScene): string | null {
  switch (change.kind) {
    case 'substitute': {
      const values = { name: change.name, absent: change.insteadOf }
      return t(isPast(state) ? 'schedule.remark.substitutePast' : 'schedule.remark.substitute', values)
    }
    case 'vacant':
      return change.previousName === null ? null : t('schedule.remark.wasBooked', { name: change.previousName })
    case 'newPerson':
      return change.announcedAt === null
        ? t('schedule.remark.newUnannounced', { name: change.name })
        : t('schedule.remark.newAnnounced', { name: change.name, date: f.date(change.announcedAt) })
    case 'moved': {
      const { start, end } = change.previous
      return t('schedule.remark.moved', { day: f.date(start), span: f.span(start, end) })
    }
    case 'cancelled':
    case 'restored':
      return null
  }
}

/** Who else is booked at the same time. Null when nobody else is to come: a cancelled shift is told on its own line. */
function doubleRemark(others: readonly Shift[], past: boolean, { t, f }: ShiftScene): string | null {
  const wanted = others.filter(({ status }) => status !== 'cancelled')
  const names = wanted.flatMap(({ staff }) => (staff ? [staff.displayName] : []))
  if (names.length > 0)
    return t(past ? 'schedule.remark.doublePast' : 'schedule.remark.double', { names: f.list(names) })
  return wanted.length > 0 && !past ? t('schedule.remark.doubleVacant') : null
}

function isPast(state: ShiftState): boolean {
  return state === 'ended' || state === 'unregistered'
}

/** One registered start or end as a sentence: the time, how, and what it was before a change. */
export function registrationText(registration: Registration, { t, f }: Scene): string {
  const time = f.atTime(registration.at)
  const method = t(`terms.method.${registration.method}`)
  if (registration.originalAt === undefined) return t('schedule.shift.registered', { time, method })
  return t('schedule.shift.registeredChanged', {
    time,
    method,
    original: f.atTime(registration.originalAt),
    changedAt: registration.changedAt === undefined ? '' : f.dateTime(registration.changedAt),
    by: registration.changedBy ?? '',
  })
}
