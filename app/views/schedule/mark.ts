import type { Shift } from '~/domain/schedule/shift'
import { hasStayed, isEndUnknown, isPresence, spanFaultOf, type ShiftState } from '~/domain/schedule/state'
import type { Span } from '~/domain/time/time'

/**
 * What a shift looks like wherever it is drawn: its edge, filling and icon. `rest`: väntetid or beredskap, coming or past;
 * `missed`: nobody has come, or nothing is registered; `unregistered`: that too, and somebody has answered for it;
 * `odd`: its times cannot be right.
 */
export type ShiftMark = 'here' | 'done' | 'comes' | 'rest' | 'vacant' | 'missed' | 'unregistered' | 'cancelled' | 'odd'

/** The mark of a shift where it stands. `missed`: as the view of the shift says it. Whoever is not known to have stayed is not there. */
export function markOf(shift: Shift, state: ShiftState, missed: boolean, now: Date): ShiftMark {
  if (missed) return 'missed'
  if (state === 'cancelled' || state === 'vacant') return state
  if (spanFaultOf(shift) !== null && state !== 'ended') return 'odd'
  if (state === 'started' && isPresence(shift)) {
    return isEndUnknown(shift, now) ? 'unregistered' : 'here'
  }
  if (shift.kind !== 'active') return 'rest'
  if (state === 'ended') return 'done'
  return state === 'planned' ? 'comes' : 'unregistered'
}

/**
 * The time that a shift is drawn with, the one that its sentence says: as it was when it has ended, from when somebody came
 * while it goes on, and until now for who has stayed longer. Never ends before it begins.
 */
export function drawnSpan(shift: Shift, state: ShiftState, now: Date): Span {
  const { plannedStart, plannedEnd, actualStart, actualEnd } = shift
  if (state === 'ended' && actualStart && actualEnd) return ordered(actualStart.at, actualEnd.at)
  if (state !== 'started') return ordered(plannedStart, plannedEnd)
  const stays = now > plannedEnd && hasStayed(shift, now)
  return ordered(actualStart?.at ?? plannedStart, stays ? now : plannedEnd)
}

const ordered = (start: Date, end: Date): Span => ({ start, end: end < start ? start : end })
