import type { DayString } from '~/domain/time/time'
import type { Cell } from './cells'
import type { Behind, Reason } from './types'

/** Some minutes of a day with their reason, and the shift and row they come from. */
export type Entry = Behind & { reason: Reason }

const length = ({ start, end }: { start: number; end: number }) => end - start

/**
 * Why what was planned of a unit on a day, and what was delivered, differ. The minutes of the entries add up to planned −
 * delivered. `nowMinute`: minutes since 1970; `rowsMissing`: the reports of the day could not be read.
 */
export function reasonsOf(cell: Cell, day: DayString, nowMinute: number, rowsMissing: boolean): Entry[] {
  const { unit, planned, delivered } = cell
  const counted = delivered.reduce((sum, piece) => sum + piece.counted, 0)
  const difference = (planned?.counted ?? 0) - counted
  if (difference === 0) return []
  const rowId = delivered[0]?.of.row.id ?? unit.rowId
  const entry = (reason: Reason, minutes: number): Entry => ({ day, reason, minutes, shiftId: unit.shiftId, rowId })
  if (planned === null) return [entry(unit.planned === null ? 'unplanned' : 'extra', difference)]
  if (difference < 0) return [entry('extra', difference)]
  const status = unit.planned?.status ?? 'booked'
  if (status === 'vacant') return [entry('vacant', difference)]
  if (status === 'cancelled') return [entry(cancelledBy(unit.planned?.cancelledBy ?? null), difference)]
  if (unit.deliveries.length === 0) return [entry(unreported(cell, nowMinute, rowsMissing), difference)]
  return split(cell, difference, counted).map(([reason, minutes]) => entry(reason, minutes))
}

function cancelledBy(by: 'provider' | 'brukare' | null): Reason {
  if (by === null) return 'cancelled'
  return by === 'provider' ? 'cancelledByProvider' : 'cancelledByBrukare'
}

/** A shift that goes on is ahead until its end has passed, whatever has been registered of it. */
function unreported({ unit }: Cell, nowMinute: number, rowsMissing: boolean): Reason {
  if ((unit.planned?.end ?? 0) > nowMinute) return 'ahead'
  return rowsMissing ? 'unknown' : 'notReported'
}

/** Planned and reported, but less is counted: what other time took first, then what was not approved; the rest is short. */
function split({ planned, delivered }: Cell, difference: number, counted: number): [Reason, number][] {
  const raw = delivered.reduce((sum, piece) => sum + length(piece), 0)
  const shorter = Math.max(0, (planned === null ? 0 : length(planned)) - raw)
  const overlap = Math.min(raw - counted, Math.max(0, difference - shorter))
  const cut = delivered.reduce((sum, piece) => sum + Math.max(0, piece.reported - length(piece)), 0)
  const notApproved = Math.min(cut, difference - overlap)
  const short = difference - overlap - notApproved
  const parts: [Reason, number][] = [
    ['overlap', overlap],
    ['notApproved', notApproved],
    ['short', short],
  ]
  return parts.filter(([, minutes]) => minutes > 0)
}
