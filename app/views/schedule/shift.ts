import { changesOf, isNewPerson, type ShownChange } from '~/domain/schedule/changes'
import type { Shift } from '~/domain/schedule/shift'
import { hasForgottenEnd, isMissed, shiftStateAt, spanFaultOf, type ShiftState } from '~/domain/schedule/state'
import { stockholmDate, type Span } from '~/domain/time/time'
import { isUnanswered } from '~/domain/urgent/urgent'
import { isolated } from '~/i18n/outside-text'
import type { Scene } from '~/views/frame/scene'
import { drawnSpan, markOf, type ShiftMark } from './mark'
import { photoHref } from '~/views/staff/photo'
import { nothingTold, saidOf, toldLines, type Told } from '~/views/urgent/told'

/** What the view of a shift is made with. `own`: the viewer is the brukare. */
export type ShiftScene = Scene & {
  own: boolean
  brukareId: string
  brukareName: string
  /** With protected identity no faces are shown. */
  brukareIsProtected: boolean
  providerId: string
  providerName: string
  /** False: what was registered and done is left out of the shifts, and it is said where it would stand. */
  maySeeVisits: boolean
  /** What has been said of a shift that nothing is registered of. */
  toldOf?: (shift: Shift) => Told
}

/** A shift ready to be shown: every text is finished. */
export type ShiftView = {
  id: string
  providerId: string
  providerName: string
  href: string
  /** Milliseconds since 1970, for sorting. */
  start: number
  day: string
  planned: Span
  /** The time that it is drawn with, and what it looks like. */
  drawn: Span
  mark: ShiftMark
  /** What has been registered so far. */
  registered: { start: Date | null; end: Date | null }
  kind: string
  /** It is somebody who can come if it is needed, and not somebody who is there. */
  onCall: boolean
  /** Somebody was to come, nothing says that anybody did, and nobody has answered for it. */
  missed: boolean
  /** To look at; `spanSpoken` is for the screen reader. */
  span: string
  spanSpoken: string
  staff: string | null
  /** Where the portal has the picture of who comes; null where none is shown. */
  photo: string | null
  state: ShiftState
  stateText: string
  /** It is not as it was first published. */
  changed: boolean
  /** What has changed most; null: nothing that a reader should know. */
  change: ShownChange['kind'] | null
  /** Who comes has been here for less than two weeks. */
  isNew: boolean
  /** Something that has changed or is missing: what a person looks for first. */
  needsAttention: boolean
  sentence: string
  remarks: string[]
  moreLabel: string
}

/** Makes the view of one shift. `others`: the shifts of the same double staffing, without this one. */
export function shiftView(shift: Shift, others: readonly Shift[], scene: ShiftScene): ShiftView {
  const { t, f, now } = scene
  const state = shiftStateAt(shift, now)
  const told = isMissed(shift, now) ? (scene.toldOf?.(shift) ?? nothingTold) : nothingTold
  const missed = isUnanswered(shift, saidOf(told), now)
  const planned = { start: shift.plannedStart, end: shift.plannedEnd }
  const shown =
    state === 'ended' && shift.actualStart && shift.actualEnd
      ? { start: shift.actualStart.at, end: shift.actualEnd.at }
      : planned
  const day = stockholmDate(planned.start)
  const spanSpoken = f.span(shown.start, shown.end)
  const remarks = [...remarksOf(shift, others, state, scene), ...toldLines(told, scene.providerName, scene)]
  return {
    id: shift.id,
    providerId: scene.providerId,
    providerName: scene.providerName,
    href: `/b/${scene.brukareId}/pass/${scene.providerId}/${day}/${shift.id}`,
    start: shift.plannedStart.getTime(),
    day,
    planned,
    drawn: drawnSpan(shift, state, now),
    mark: markOf(shift, state, missed),
    registered: { start: shift.actualStart?.at ?? null, end: shift.actualEnd?.at ?? null },
    kind: t(`terms.kind.${shift.kind}`),
    onCall: shift.kind === 'standby',
    missed,
    span: f.spanShort(shown.start, shown.end),
    spanSpoken,
    staff: shift.staff === null ? null : staffName(shift, scene),
    photo: photoHref({ ...scene, day, staff: state === 'cancelled' ? null : shift.staff }),
    state,
    stateText: t(`schedule.state.${state}`),
    changed: state === 'cancelled' || shift.changes.length > 0,
    change: changesOf(shift)[0]?.kind ?? null,
    isNew: isNewPerson(shift),
    needsAttention:
      missed || spanFaultOf(shift) !== null || state === 'vacant' || state === 'cancelled' || shift.changes.length > 0,
    sentence: sentenceOf(shift, state, shown, scene),
    remarks,
    moreLabel: moreLabel(shift, shown, scene),
  }
}

/** What tells the link of a shift from every other on the page: day, who, and the same times as are seen on it. */
function moreLabel({ plannedStart, staff }: Shift, shown: Span, scene: ShiftScene): string {
  const { t, f } = scene
  const values = { date: f.date(plannedStart), span: f.span(shown.start, shown.end) }
  if (staff === null) return t('schedule.moreVacant', values)
  return t('schedule.moreStaffed', { ...values, name: staffName({ staff }, scene) })
}

/** Who is booked; one whom the provider has not named, or has left out of a shift that has begun, is said to be that. */
export function staffName({ staff }: Pick<Shift, 'staff'>, { t }: Pick<Scene, 't'>): string {
  const name = isolated(staff?.displayName.trim() ?? '')
  return name === '' ? t('schedule.unnamed') : name
}

function sentenceOf(shift: Shift, state: ShiftState, shown: Span, scene: ShiftScene): string {
  const { t, f, now, own } = scene
  const name = staffName(shift, scene)
  const span = f.span(shown.start, shown.end)
  const end = f.atTime(shift.plannedEnd)
  const fault = spanFaultOf(shift)
  if (fault !== null && state !== 'ended') {
    const values = { start: f.atTime(shift.plannedStart), end }
    return t(shift.staff === null ? `schedule.odd.${fault}.vacant` : `schedule.odd.${fault}.staffed`, {
      ...values,
      name,
    })
  }
  if (shift.kind === 'standby' && isStaffed(state)) return onCallSentence(state, { name, span, end }, scene)
  switch (state) {
    case 'planned':
      return t('schedule.line.planned', { name, span: arrival(shift, scene) ?? span })
    case 'late':
      return t('schedule.line.late', { name, start: f.atTime(shift.plannedStart), end })
    case 'started': {
      const values = { name, start: f.atTime(startOf(shift)), end }
      const line = now < shift.plannedEnd ? 'started' : hasForgottenEnd(shift, now) ? 'endUnknown' : 'overrun'
      return t(shift.untold ? `schedule.untold.${line}` : `schedule.line.${line}`, values)
    }
    case 'ended':
      return t(shift.untold ? 'schedule.untold.ended' : 'schedule.line.ended', { name, span })
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

type StaffedState = Exclude<ShiftState, 'vacant' | 'cancelled' | 'late'>

const isStaffed = (state: ShiftState): state is StaffedState =>
  state !== 'vacant' && state !== 'cancelled' && state !== 'late'

/** Beredskap: the person is not there, and can come if it is needed. */
function onCallSentence(
  state: StaffedState,
  values: { name: string; span: string; end: string },
  { t }: ShiftScene,
): string {
  return t(`schedule.onCall.${state}`, values)
}

/** "mellan klockan 8 och 8:30": only where the provider says that the visit begins within a window. */
function arrival({ arrivalWindow }: Shift, { f }: ShiftScene): string | null {
  return arrivalWindow === undefined ? null : f.window(arrivalWindow.start, arrivalWindow.end)
}

function startOf(shift: Shift): Date {
  return shift.actualStart?.at ?? shift.plannedStart
}

function remarksOf(shift: Shift, others: readonly Shift[], state: ShiftState, scene: ShiftScene): string[] {
  const remarks =
    shift.kind === 'waiting' ? [scene.t(isPast(state) ? 'schedule.remark.waitingPast' : 'schedule.remark.waiting')] : []
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
      const [name, absent] = [change.name, change.insteadOf].map((one) => one.trim() || t('schedule.unnamed'))
      const values = { name: name ?? '', absent: absent ?? '' }
      return t(isPast(state) ? 'schedule.remark.substitutePast' : 'schedule.remark.substitute', values)
    }
    case 'vacant':
      return change.previousName?.trim() ? t('schedule.remark.wasBooked', { name: change.previousName }) : null
    case 'newPerson':
      if (change.name.trim() === '') return t('schedule.remark.newUnnamed')
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
function doubleRemark(others: readonly Shift[], past: boolean, scene: ShiftScene): string | null {
  const { t, f } = scene
  const wanted = others.filter(({ status }) => status !== 'cancelled')
  const names = wanted.flatMap((other) => (other.staff ? [staffName(other, scene)] : []))
  if (names.length > 0)
    return t(past ? 'schedule.remark.doublePast' : 'schedule.remark.double', { names: f.list(names) })
  return wanted.length > 0 && !past ? t('schedule.remark.doubleVacant') : null
}

function isPast(state: ShiftState): boolean {
  return state === 'ended' || state === 'unregistered'
}
