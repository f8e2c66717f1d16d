import type { Shift } from '~/domain/schedule/shift'
import { isEndUnknown, spanFaultOf, type ShiftState } from '~/domain/schedule/state'
import { answerOf, progressOf, type AnswerKind, type AnswerView } from '~/views/now/answer'
import type { CallView } from '~/views/urgent/call'
import type { ShiftScene, ShiftView } from './shift'
import { freshnessLines } from './freshness'
import { staffName } from './staff-name'

/** Whom to ring about a shift, and where one says that it is not right; null: not from here. */
export type ShiftWays = { call: CallView | null; objectHref: string | null }

/** The answer of the page of one shift: who, and whether it is to come, goes on or is over. */
export function shiftAnswer(
  shift: Shift,
  view: Pick<ShiftView, 'state' | 'sentence' | 'remarks' | 'stateText' | 'photo'>,
  { call, objectHref }: ShiftWays,
  scene: ShiftScene,
): AnswerView {
  const { t, f } = scene
  const { state } = view
  const name = staffName(shift, scene)
  const values = {
    ...{ name, date: f.date(shift.plannedStart), time: f.atTime(shift.plannedStart), end: f.atTime(shift.plannedEnd) },
  }
  const { kind, key } = faceOf(shift, state, scene.now)
  const planned = { start: shift.plannedStart, end: shift.plannedEnd }
  return answerOf(kind, t(`schedule.answer.${key}`, values), {
    people: shift.staff === null ? [] : [name],
    photos: view.photo === null ? {} : { [name]: view.photo },
    tag: tagOf(shift, view, scene),
    lines: [view.sentence, ...view.remarks, ...freshnessLines([{ shift, providerName: scene.providerName }], scene)],
    progress: kind === 'here' ? progressOf(planned, scene) : null,
    call,
    more: objectHref === null ? null : { href: objectHref, text: t('schedule.shift.object') },
  })
}

function tagOf(
  { kind }: Shift,
  { state, stateText }: Pick<ShiftView, 'state' | 'stateText'>,
  { t }: ShiftScene,
): string {
  if (kind === 'active' || state === 'cancelled' || state === 'vacant') return stateText
  return t(kind === 'standby' ? 'now.mark.standby' : 'now.mark.waiting')
}

type Face = { kind: AnswerKind; key: 'here' | 'stayed' | 'came' | 'comes' | 'was' | OtherKey }
type OtherKey = 'unregistered' | 'vacant' | 'vacantPast' | 'cancelled' | 'onCall' | 'wasOnCall' | 'odd'

/** What the card is about, and which words its heading has. */
function faceOf(shift: Shift, state: ShiftState, now: Date): Face {
  if (state === 'cancelled') return { kind: 'cancelled', key: 'cancelled' }
  if (spanFaultOf(shift) !== null && state !== 'ended') return { kind: 'unknown', key: 'odd' }
  const isOver = shift.plannedEnd <= now
  if (state === 'vacant') return isOver ? { kind: 'over', key: 'vacantPast' } : { kind: 'nextVacant', key: 'vacant' }
  if (shift.kind === 'standby') return isOver ? { kind: 'over', key: 'wasOnCall' } : { kind: 'onCall', key: 'onCall' }
  switch (state) {
    case 'planned':
      return { kind: 'next', key: 'comes' }
    case 'started':
      if (!isOver) return { kind: 'here', key: 'here' }
      return isEndUnknown(shift, now) ? { kind: 'unknown', key: 'came' } : { kind: 'overrun', key: 'stayed' }
    case 'ended':
      return { kind: 'over', key: 'was' }
    // Nobody has answered for a late one in the card that is drawn for it; here somebody has.
    case 'late':
    case 'unregistered':
      return { kind: 'unknown', key: 'unregistered' }
  }
}
