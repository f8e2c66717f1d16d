import type { TimeKind } from '~/domain/time/minutes'
import type { DayString } from '~/domain/time/time'
import type { DayRange } from './granted'
import type { Ledger } from './ledger'

/** A decision as it is held beside others: the kinds of time that it gives, and when. `to` left out: until further notice. */
type Given = { from: DayString; to?: DayString | null; kinds: readonly TimeKind[] }

/** The time that a decision is counted in. */
export type Share = {
  /** Only that time; its sums are those of the pot in the whole ledger. */
  ledger: Ledger
  /** The kinds of time; null: there is no other that a decision gives. */
  kinds: readonly TimeKind[] | null
  /** How many decisions of the days give time of it: of more than one no part is known to be of one of them. */
  count: number
}

/**
 * What is known of the time of one decision among `all` of its provider, over some days: its pot, which it has to itself when no
 * other decision of those days gives a kind of it. Null when the ledger was reckoned without the decision.
 */
export function shareOf(decision: Given, all: readonly Given[], ledger: Ledger, { from, to }: DayRange): Share | null {
  const at = ledger.pots.findIndex(({ kinds }) => givesOf(decision, kinds))
  const pot = ledger.pots[at]
  if (pot === undefined || !pot.covered) return null
  const others = ledger.pots.filter((one) => one !== pot && one.covered)
  return {
    ledger: { ...ledger, pots: [pot], byDay: ledger.byDay.map((day) => day.slice(at, at + 1)) },
    kinds: others.length === 0 ? null : pot.kinds,
    count: all.filter((one) => givesOf(one, pot.kinds) && one.from <= to && (one.to ?? to) >= from).length,
  }
}

function givesOf({ kinds }: Given, wanted: readonly TimeKind[]): boolean {
  return kinds.some((kind) => wanted.includes(kind))
}
