import { isOpen } from '~/domain/objections/objection'
import type { ObjectionState } from '~/domain/objections/objection'
import type { Shift } from '~/domain/schedule/shift'
import { isMissed } from '~/domain/schedule/state'
import { minutesAfter } from '~/domain/time/time'

/** How long after a shift has ended "nobody came" is said at once; after that it is an objection as any other. In minutes. */
const urgentForMinutes = 24 * 60

/** That nobody has come, as it was said and as it stands. */
export type SaidNobody = {
  objectionId: string
  /** It was said as urgent, and not as an objection among others. */
  urgent: boolean
  state: ObjectionState
}

/** What has been said of one shift; null: nothing of it. */
export type Said = { nobody: SaidNobody | null; somebodyHere: boolean }

/** True when "nobody has come" can be said of the shift now: it is missed, lately, and nobody has said it. */
export function maySayNobody(shift: Shift, said: Said, now: Date): boolean {
  return isLately(shift, now) && said.nobody === null
}

/** True when "somebody is here" can be said: nothing is registered, and nobody has said it. */
export function maySayHere(shift: Shift, said: Said, now: Date): boolean {
  return isLately(shift, now) && !said.somebodyHere
}

/** Missed, and lately enough to be said at once. */
export function isLately(shift: Shift, now: Date): boolean {
  return isMissed(shift, now) && minutesAfter(shift.plannedEnd, urgentForMinutes) > now
}

/**
 * True while a missed shift waits for somebody to answer for it. An objection that has an answer is an answer; that somebody
 * has said that the person came is one too, though the time is still not registered.
 */
export function isUnanswered(shift: Shift, said: Said, now: Date): boolean {
  if (!isMissed(shift, now) || said.somebodyHere) return false
  return said.nobody === null || isOpen(said.nobody.state)
}

/** True while the shift goes on: it is said that somebody is here, and not that somebody was. */
export function isSayingNow({ plannedEnd }: Shift, now: Date): boolean {
  return plannedEnd > now
}
