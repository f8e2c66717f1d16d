import { timeKinds } from '~/domain/time/minutes'
import type { MinutesPerKind, TimeKind } from '~/domain/time/minutes'
import type { DayString } from '~/domain/time/time'
import type { Ledger, PotDay } from './ledger'
import { allReasons } from './types'
import type { Behind, Reason } from './types'

/** Some minutes with one reason, and every shift and row behind them, by day. Not planned time has nothing behind it. */
export type ReasonSum = { reason: Reason; minutes: number; behind: readonly Behind[] }

/**
 * What some days come to, in minutes. `delivered` is `faststalld` and `reported` together; `forecast` is what it will be
 * if everything planned is done. granted − delivered = the sum of the reasons, always.
 */
export type Balance = {
  from: DayString
  to: DayString
  granted: number
  planned: number
  faststalld: number
  reported: number
  delivered: number
  ahead: number
  forecast: number
  disputed: number
  uncounted: number
  reasons: readonly ReasonSum[]
}

/** The balance of one pot of time. */
export type PotBalance = Balance & { kinds: readonly TimeKind[]; covered: boolean }

type Sums = Omit<Balance, 'from' | 'to' | 'delivered' | 'ahead' | 'forecast' | 'reasons'>

const nothing: Sums = { granted: 0, planned: 0, faststalld: 0, reported: 0, disputed: 0, uncounted: 0 }

/** The balance of the days from `from` to `to`, inclusive, for each pot that has anything in it. */
export function potBalances(ledger: Ledger, from: DayString, to: DayString): PotBalance[] {
  const chosen = ledger.byDay.filter((_, index) => within(ledger.days[index], from, to))
  return ledger.pots.flatMap((pot, index) => {
    const days = chosen.flatMap((byPot) => byPot[index] ?? [])
    const balance = sumDays(days, from, to)
    const empty = balance.granted === 0 && balance.planned === 0 && balance.delivered === 0
    return empty ? [] : [{ ...balance, ...pot }]
  })
}

/** The balance of the days over every pot that some grant covers. Reasons that are in several pots are one. */
export function balanceOf(ledger: Ledger, from: DayString, to: DayString): Balance {
  return addBalances(
    potBalances(ledger, from, to).filter(({ covered }) => covered),
    from,
    to,
  )
}

/** Several balances of the same days, added: pots, or providers. */
export function addBalances(balances: readonly Balance[], from: DayString, to: DayString): Balance {
  const sums = balances.reduce<Sums>(addSums, nothing)
  const reasons = allReasons.flatMap((reason) => {
    const same = balances.flatMap((one) => one.reasons.filter((sum) => sum.reason === reason))
    const behind = same.flatMap((one) => one.behind).sort(byDay)
    return same.length === 0 ? [] : [{ reason, minutes: total(same), behind }]
  })
  return finish(sums, reasons, from, to)
}

/** The delivered time of the days, each kind for itself: as the clock went, and converted. */
export function kindsOf(
  ledger: Ledger,
  from: DayString,
  to: DayString,
): { clock: MinutesPerKind; converted: MinutesPerKind } {
  const sum = (days: readonly MinutesPerKind[]) => {
    const found = { active: 0, waiting: 0, standby: 0 }
    days.forEach((day, index) => {
      if (within(ledger.days[index], from, to)) for (const kind of timeKinds) found[kind] += day[kind]
    })
    return found
  }
  return { clock: sum(ledger.clock), converted: sum(ledger.converted) }
}

function within(day: DayString | undefined, from: DayString, to: DayString): boolean {
  return day !== undefined && day >= from && day <= to
}

function sumDays(days: readonly PotDay[], from: DayString, to: DayString): Balance {
  const sums = days.reduce<Sums>(addSums, nothing)
  const found = new Map<Reason, { minutes: number; behind: Behind[] }>()
  const add = (reason: Reason, minutes: number, behind: Behind | null) => {
    const known = found.get(reason) ?? { minutes: 0, behind: [] }
    known.minutes += minutes
    if (behind !== null) known.behind.push(behind)
    found.set(reason, known)
  }
  let rest = 0
  for (const day of days) {
    for (const { reason, ...behind } of day.entries) add(reason, behind.minutes, behind)
    if (day.planGap !== null) add(day.planGap, day.granted - day.planned, null)
    else rest += day.granted - day.planned
  }
  // Days differ: a week may have its time on other days than the grant spread evenly would. Only the sum says something.
  if (rest !== 0) add(rest > 0 ? 'notPlanned' : 'overGrant', rest, null)
  const reasons = allReasons.flatMap((reason) => {
    const sum = found.get(reason)
    if (sum === undefined || (sum.minutes === 0 && sum.behind.length === 0)) return []
    return [{ reason, minutes: sum.minutes, behind: sum.behind.sort(byDay) }]
  })
  return finish(sums, reasons, from, to)
}

function finish(sums: Sums, reasons: readonly ReasonSum[], from: DayString, to: DayString): Balance {
  const delivered = sums.faststalld + sums.reported
  const ahead = total(reasons.filter(({ reason }) => reason === 'ahead'))
  return { from, to, ...sums, delivered, ahead, forecast: delivered + ahead, reasons }
}

function addSums(sums: Sums, more: Sums): Sums {
  return {
    granted: sums.granted + more.granted,
    planned: sums.planned + more.planned,
    faststalld: sums.faststalld + more.faststalld,
    reported: sums.reported + more.reported,
    disputed: sums.disputed + more.disputed,
    uncounted: sums.uncounted + more.uncounted,
  }
}

function total(sums: readonly { minutes: number }[]): number {
  return sums.reduce((sum, { minutes }) => sum + minutes, 0)
}

function byDay(a: Behind, b: Behind): number {
  const key = ({ day, shiftId, rowId }: Behind) => `${day} ${shiftId ?? ''} ${rowId ?? ''}`
  return key(a) < key(b) ? -1 : 1
}
