import { timeKinds } from '~/domain/time/minutes'
import type { MinutesPerKind } from '~/domain/time/minutes'
import { minuteOf } from '~/domain/time/time'
import type { DayString } from '~/domain/time/time'
import { placeUnits } from './cells'
import type { Cell } from './cells'
import { convertByDay } from './conversion'
import { countPieces } from './counting'
import { grantedByDay } from './granted'
import { dayGrid } from './grid'
import { potsOf } from './pots'
import type { Pot } from './pots'
import { reasonsOf } from './reasons'
import type { Entry } from './reasons'
import { usualDivisors } from './types'
import type { Divisors, HoursGrant, HoursInput } from './types'
import { daysWithoutRows, planGaps, unitsOf } from './units'
import type { PlanGap } from './units'

/** One day of one pot, in minutes. `entries` say why `planned` and what is delivered differ. */
export type PotDay = {
  granted: number
  planned: number
  faststalld: number
  reported: number
  /** Delivered time that somebody has said is wrong; part of `faststalld` and `reported`. */
  disputed: number
  /** Delivered time that is not counted, because other time at the same time is. */
  uncounted: number
  entries: readonly Entry[]
  /** The fastställda rows of the day: what of each is counted, and what is not because other time at the same time is. */
  rows: readonly { rowId: string; counted: number; uncounted: number }[]
  /** Why nothing can be concluded from what is not planned on the day; null: it can. */
  planGap: PlanGap
}

/** Every day from `from` to `to` reckoned; `byDay[i][p]` is day i of pot p. */
export type Ledger = {
  days: readonly DayString[]
  pots: readonly Pot[]
  byDay: readonly (readonly PotDay[])[]
  /** Delivered clock time of each day, and the same converted. */
  clock: readonly MinutesPerKind[]
  converted: readonly MinutesPerKind[]
}

/** A grant's minutes on each day, null on the days it is not in force. */
type GrantDays = { doubleStaffing: boolean; minutes: readonly number[]; inForce: readonly boolean[] }

/**
 * Reckons granted, planned and delivered time day by day, and gives every minute between them its reason. Total: it
 * takes any input; time outside the days is left out. On each day of each pot
 * granted − (faststalld + reported) = the entries' minutes + (granted − planned), always and to the minute.
 */
export function reckon(input: HoursInput): Ledger {
  const { gaps = [], divisors = usualDivisors } = input
  const grid = dayGrid(input.from, input.to)
  const pots = potsOf(input.grants)
  const cells = placeUnits(unitsOf(input.shifts, input.rows), grid, pots)
  const granted = pots.map(({ kinds }) =>
    input.grants
      .filter((grant) => grant.kinds.some((kind) => kinds.includes(kind)))
      .map((grant) => daysOf(grant, grid.days)),
  )
  const noRows = daysWithoutRows(grid, gaps)
  const ofPlan = planGaps(grid, gaps)
  const now = minuteOf(input.now)
  const clock: MinutesPerKind[] = []
  const byDay = grid.days.map((day, index) => {
    const delivered = { active: 0, waiting: 0, standby: 0 }
    clock.push(delivered)
    return pots.map((_, pot) => {
      const found = cells[index * pots.length + pot] ?? []
      const grants = granted[pot] ?? []
      const doubleStaffing = grants.some((grant) => grant.doubleStaffing && grant.inForce[index])
      const potDay = sumCells(found, doubleStaffing, delivered)
      for (const { minutes } of grants) potDay.granted += minutes[index] ?? 0
      const entries = found.flatMap((cell) => reasonsOf(cell, day, now, noRows[index] ?? false))
      return { ...potDay, entries, planGap: ofPlan[index] ?? null }
    })
  })
  return { days: grid.days, pots, byDay, clock, converted: convertAll(clock, grid.days, divisors) }
}

function daysOf(grant: HoursGrant, days: readonly DayString[]): GrantDays {
  return {
    doubleStaffing: grant.doubleStaffing,
    minutes: grantedByDay(grant, days),
    inForce: days.map((day) => grant.from <= day && (grant.to === null || day <= grant.to)),
  }
}

/** Counts the pieces of one day and pot, adds what is delivered to `delivered`, and gives the sums; granted is still 0. */
function sumCells(cells: readonly Cell[], doubleStaffing: boolean, delivered: MinutesPerKind) {
  const sums = { granted: 0, planned: 0, faststalld: 0, reported: 0, disputed: 0, uncounted: 0 }
  countPieces(
    cells.flatMap(({ planned }) => planned ?? []),
    doubleStaffing,
  )
  for (const cell of cells) {
    sums.planned += cell.planned?.counted ?? 0
    // Of two at the same time, the one whose plan counts comes first, so that neither looks short.
    if ((cell.planned?.counted ?? 0) === 0) for (const piece of cell.delivered) piece.rank += 1
  }
  const pieces = cells.flatMap((cell) => cell.delivered)
  const rows: PotDay['rows'][number][] = []
  countPieces(pieces, doubleStaffing)
  for (const { of, counted, start, end } of pieces) {
    sums[of.faststalld ? 'faststalld' : 'reported'] += counted
    if (of.row.openObjection) sums.disputed += counted
    sums.uncounted += end - start - counted
    if (of.faststalld) rows.push({ rowId: of.row.id, counted, uncounted: end - start - counted })
    delivered[of.row.kind] += counted
  }
  return { ...sums, rows }
}

function convertAll(
  clock: readonly MinutesPerKind[],
  days: readonly DayString[],
  divisors: Divisors,
): MinutesPerKind[] {
  const [active = [], waiting = [], standby = []] = timeKinds.map((kind) =>
    convertByDay(
      clock.map((day) => day[kind]),
      days,
      divisors[kind],
    ),
  )
  return days.map((_, i) => ({ active: active[i] ?? 0, waiting: waiting[i] ?? 0, standby: standby[i] ?? 0 }))
}
