import type { Shift } from '~/domain/schedule/shift'
import { isPresence, shiftStateAt, spanFaultOf } from '~/domain/schedule/state'
import { firstNameOf } from '~/domain/staff/first-name'
import { minutesAfter, stockholmDate, type Span } from '~/domain/time/time'
import type { TimeKind } from '~/domain/time/minutes'
import { feedWindow } from './feed'

/** A cancelled shift stays in the calendar for so long after it was cancelled, in minutes: who looks now and then sees it. */
const cancelledMinutes = 7 * 24 * 60

/** What one shift is in a calendar. By the plan, never by what was done. */
export type CalendarEntry = {
  /** Which shift it is, at which provider. */
  key: string
  start: Date
  /** Null when the plan's end cannot be right. */
  end: Date | null
  kind: TimeKind
  standing: 'planned' | 'vacant' | 'cancelled'
  /** Null: nobody is booked, or no names are to be told. */
  firstName: string | null
  /** When the visit may begin, where no exact time has been promised. */
  window: Span | null
  /** True when it takes the time of the calendar's owner: the brukare's own, and somebody comes. */
  busy: boolean
  cancelledAt: Date | null
}

type Telling = { providerId: string; own: boolean; names: boolean; now: Date }

/** What is told of a provider's shifts: those of the window, as the calendar's owner may have them. */
export function entriesOf(shifts: readonly Shift[], telling: Telling): CalendarEntry[] {
  const { from, to } = feedWindow(telling.now)
  return shifts
    .filter(({ plannedStart }) => stockholmDate(plannedStart) >= from && stockholmDate(plannedStart) <= to)
    .map((shift) => entryOf(shift, telling))
}

function entryOf(shift: Shift, { providerId, own, names, now }: Telling): CalendarEntry {
  const state = shiftStateAt(shift, now)
  const standing = state === 'cancelled' || state === 'vacant' ? state : 'planned'
  const isTold = names && standing === 'planned'
  return {
    key: JSON.stringify([providerId, shift.id]),
    start: shift.plannedStart,
    end: spanFaultOf(shift) === null ? shift.plannedEnd : null,
    kind: shift.kind,
    standing,
    firstName: isTold && shift.staff !== null ? firstNameOf(shift.staff.displayName) : null,
    window: shift.arrivalWindow ?? null,
    busy: own && standing === 'planned' && isPresence(shift),
    cancelledAt: standing === 'cancelled' ? cancelledAt(shift) : null,
  }
}

function cancelledAt(shift: Shift): Date | null {
  return shift.cancelledAt ?? shift.changes.findLast(({ type }) => type === 'cancelled')?.at ?? null
}

/**
 * False of what was cancelled so long ago that it is left out. `changedAt`: when this calendar was first told of it, for where
 * the provider does not say when.
 */
export function isStillTold({ standing, cancelledAt }: CalendarEntry, changedAt: Date, now: Date): boolean {
  return standing !== 'cancelled' || minutesAfter(cancelledAt ?? changedAt, cancelledMinutes) > now
}
