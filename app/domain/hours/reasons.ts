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
  const rowId = delivered[0]?.of.row.id ?? unit.rowId
  const entry = (reason: Reason, minutes: number): Entry => ({ day, reason, minutes, shiftId: unit.shiftId, rowId })
  const status = unit.planned?.status ?? 'booked'
  // What is left of a shift that goes on is ahead, also where it began before its time.
  const ahead = status === 'booked' ? Math.min(planned?.counted ?? 0, aheadOf(cell)) : 0
  if (ahead > 0 && difference < ahead) return [entry('ahead', ahead), entry('extra', difference - ahead)]
  if (difference === 0) return []
  if (planned === null) return [entry(unit.planned === null ? 'unplanned' : 'extra', difference)]
  if (difference < 0) return [entry('extra', difference)]
  if (status === 'vacant') return [entry('vacant', difference)]
  if (status === 'cancelled') return [entry(cancelledBy(unit.planned?.cancelledBy ?? null), difference)]
  if (unit.deliveries.length === 0) return [entry(unreported(cell, nowMinute, rowsMissing), difference)]
  return split(cell, difference, counted).map(([reason, minutes]) => entry(reason, minutes))
}

/** Of a shift that goes on: how much of its day's plan is later than what has passed of it. */
function aheadOf({ unit, planned }: Cell): number {
  if (planned === null || !unit.deliveries.some(({ row }) => row.goesOn === true)) return 0
  const until = Math.max(...unit.deliveries.map(({ time }) => time.end))
  return Math.max(0, planned.end - Math.max(planned.start, until))
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

/**
 * Planned and reported, but less is counted: what is still to come of a shift that goes on, what other time took, then what was not
 * approved; the rest is short.
 */
function split(cell: Cell, all: number, counted: number): [Reason, number][] {
  const { planned, delivered } = cell
  const ahead = Math.min(all, aheadOf(cell))
  const difference = all - ahead
  const raw = delivered.reduce((sum, piece) => sum + length(piece), 0)
  const shorter = Math.max(0, (planned === null ? 0 : length(planned)) - ahead - raw)
  const overlap = Math.min(raw - counted, Math.max(0, difference - shorter))
  const cut = delivered.reduce((sum, piece) => sum + Math.max(0, piece.reported - length(piece)), 0)
  const notApproved = Math.min(cut, difference - overlap)
  const short = difference - overlap - notApproved
  const parts: [Reason, number][] = [
    ['ahead', ahead],
    ['overlap', overlap],
    ['notApproved', notApproved],
    ['short', short],
  ]
  return parts.filter(([, minutes]) => minutes > 0)
}
