/**
 * What the balance of hours is reckoned from, and what comes out. Plain types: nothing here knows where the rows come
 * from. Every duration is whole minutes of clock time; days are calendar days in Stockholm.
 */
import type { TimeKind } from '~/domain/time/minutes'
import type { DayString, Span } from '~/domain/time/time'

/** A decision on time (domain.md, Granted, planned, delivered). `to` is the last day; null: until further notice. */
export type HoursGrant = {
  id: string
  minutes: number
  per: 'week' | 'month' | 'period'
  from: DayString
  to: DayString | null
  /** The kinds of time it covers. Grants that have a kind in common are one pot. */
  kinds: readonly TimeKind[]
  /** Two persons at once both count. */
  doubleStaffing: boolean
}

/** A planned shift. `group`: the same on shifts that are double staffing of each other. */
export type PlannedShift = Span & {
  id: string
  kind: TimeKind
  status: 'booked' | 'vacant' | 'cancelled'
  cancelledBy: 'provider' | 'brukare' | null
  group: string | null
}

/**
 * A row of a time report. `shiftId` null: nobody planned it. `planned` is what the row itself says, and is used when its
 * shift is not among the shifts. `faststalld` is what the latest version approved.
 */
export type ReportedRow = {
  id: string
  shiftId: string | null
  kind: TimeKind
  planned: Span | null
  reported: Span | null
  faststalld: Span | null
  group: string | null
  openObjection: boolean
  /** True while the shift goes on: `reported` is from its registered start until now, and the rest of it is ahead. */
  goesOn?: boolean
}

/**
 * Days for which the provider's answer is missing: nothing may be concluded from what is not there. `why`: it has no data
 * from then (`before`), or has not planned so far (`notYet`); left out: it could not be read.
 */
export type Gap = { what: 'shifts' | 'rows'; from: DayString; to: DayString; why?: 'before' | 'notYet' }

/** How many minutes of clock time make one converted minute. Whole numbers from 1. */
export type Divisors = Readonly<Record<TimeKind, number>>

/** Väntetid counts as a fourth and beredskap as a seventh of the clock time (domain.md; the räkning, FK 3057). */
export const usualDivisors: Divisors = { active: 1, waiting: 4, standby: 7 }

/**
 * Everything a ledger is made of, in any order; a shift or row that is there twice counts once. `from` and `to` are the
 * days reckoned, inclusive: whole months, because time is converted by the month.
 */
export type HoursInput = {
  from: DayString
  to: DayString
  now: Date
  grants: readonly HoursGrant[]
  shifts: readonly PlannedShift[]
  rows: readonly ReportedRow[]
  gaps?: readonly Gap[]
  divisors?: Divisors
}

/** Why granted time has not been delivered, in the order it is told. */
export const missingReasons = [
  'vacant',
  'cancelledByProvider',
  'cancelledByBrukare',
  'cancelled',
  'short',
  'notApproved',
  'overlap',
  'notReported',
  'unknown',
  'beforeData',
  'notPlanned',
  'notPlannedYet',
  'ahead',
] as const

/** Why more has been delivered or planned than was granted; always 0 or less. */
export const surplusReasons = ['extra', 'unplanned', 'overGrant'] as const

/** Every reason there is. */
export const allReasons = [...missingReasons, ...surplusReasons] as const

/**
 * vacant: nobody was booked. cancelled…: by whom, where it is known. short: came late, went early or did less than
 * planned. notApproved: reported, but more than was fastställt. overlap: at the same time as other time that counts.
 * notReported: planned, passed, nothing reported. unknown: the provider's answer is missing. beforeData: from before the
 * provider's data begin. notPlanned: granted, but in no shift. notPlannedYet: of days that are not planned yet. ahead: planned and not over yet. extra: longer than planned. unplanned: work that nobody planned.
 * overGrant: planned beyond what is granted.
 */
export type Reason = (typeof allReasons)[number]

/** The shift or row behind some minutes of a reason. */
export type Behind = { day: DayString; shiftId: string | null; rowId: string | null; minutes: number }
