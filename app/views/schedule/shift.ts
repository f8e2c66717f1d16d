import type { Newness } from '~/domain/news/news'
import { changesOf, isNewPerson, type ShownChange } from '~/domain/schedule/changes'
import type { Shift } from '~/domain/schedule/shift'
import { hasStayed, isEndUnknown, isMissed, shiftStateAt, spanFaultOf, type ShiftState } from '~/domain/schedule/state'
import { stockholmDate, type Span } from '~/domain/time/time'
import { isUnanswered } from '~/domain/urgent/urgent'
import type { Scene } from '~/views/frame/scene'
import { objectToShiftHref, shiftHref } from './address'
import { newnessOf } from './newness'
import { drawnSpan, markOf, type ShiftMark } from './mark'
import { remarksOf } from './remarks'
import { staffName } from './staff-name'
import { photoHref } from '~/views/staff/photo'
import { openCaseView, type OpenCaseView } from '~/views/urgent/open-case'
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
  /** What has been said of a shift. */
  toldOf?: (shift: Shift) => Told
}

/** A shift ready to be shown: every text is finished. */
export type ShiftView = {
  id: string
  providerId: string
  providerName: string
  href: string
  /** Where one begins to say that it is not right, for one who may. */
  objectHref: string
  /** Milliseconds since 1970, for sorting. */
  start: number
  day: string
  planned: Span
  /** The time that it is drawn with, and what it looks like. */
  drawn: Span
  mark: ShiftMark
  /** What has been registered so far. */
  registered: { start: Date | null; end: Date | null }
  /** When somebody is to arrive, where a window is promised and not a time. */
  arrival: Span | null
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
  /** It has changed, which is new to the viewer; not when it is over. */
  newness: Newness | null
  /** Who comes has been here for less than two weeks. */
  isNew: boolean
  /** Something that has changed or is missing: what a person looks for first. */
  needsAttention: boolean
  sentence: string
  remarks: string[]
  /** An objection about it that has no answer yet; null: none that the viewer may see. */
  openCase: OpenCaseView | null
  moreLabel: string
}

/** Makes the view of one shift. `others`: the shifts of the same double staffing, without this one. */
export function shiftView(shift: Shift, others: readonly Shift[], scene: ShiftScene): ShiftView {
  const { t, f, now } = scene
  const state = shiftStateAt(shift, now)
  const allTold = scene.toldOf?.(shift) ?? nothingTold
  const told = isMissed(shift, now) ? allTold : nothingTold
  const { open = null } = allTold
  const openCase = open && openCaseView(open, told.nobody?.objectionId === open.objectionId, scene)
  const missed = isUnanswered(shift, saidOf(told), now)
  const planned = { start: shift.plannedStart, end: shift.plannedEnd }
  const shown =
    state === 'ended' && shift.actualStart && shift.actualEnd
      ? { start: shift.actualStart.at, end: shift.actualEnd.at }
      : planned
  const day = stockholmDate(planned.start)
  const spanSpoken = f.span(shown.start, shown.end)
  const said = [...toldLines(told, scene.providerName, scene), ...(openCase?.lines ?? [])]
  return {
    id: shift.id,
    providerId: scene.providerId,
    providerName: scene.providerName,
    href: shiftHref({ ...scene, day, id: shift.id }),
    objectHref: objectToShiftHref({ ...scene, day, id: shift.id }),
    start: shift.plannedStart.getTime(),
    day,
    planned,
    drawn: drawnSpan(shift, state, now),
    mark: markOf(shift, state, missed, now),
    registered: { start: shift.actualStart?.at ?? null, end: shift.actualEnd?.at ?? null },
    arrival: shift.arrivalWindow ?? null,
    kind: t(`terms.kind.${shift.kind}`),
    onCall: shift.kind === 'standby',
    missed,
    span: f.spanShort(shown.start, shown.end),
    spanSpoken,
    staff: shift.staff === null ? null : staffName(shift, scene),
    photo: photoHref({ ...scene, day, staff: state === 'cancelled' ? null : shift.staff }),
    state,
    stateText: t(`schedule.state.${state === 'started' && isEndUnknown(shift, now) ? 'endUnknown' : state}`),
    changed: state === 'cancelled' || shift.changes.length > 0,
    change: changesOf(shift)[0]?.kind ?? null,
    newness: newnessOf(shift, scene),
    isNew: isNewPerson(shift),
    needsAttention:
      missed || spanFaultOf(shift) !== null || state === 'vacant' || state === 'cancelled' || shift.changes.length > 0,
    sentence: sentenceOf(shift, state, shown, scene),
    remarks: [...remarksOf(shift, others, state, scene), ...said],
    openCase,
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
      const line = now < shift.plannedEnd ? 'started' : hasStayed(shift, now) ? 'overrun' : 'endUnknown'
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
