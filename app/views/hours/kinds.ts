import { kindsOf, potBalances } from '~/domain/hours/balance'
import { isNotYet } from '~/domain/hours/units'
import type { Gap } from '~/domain/hours/types'
import type { Ledger } from '~/domain/hours/ledger'
import { timeKinds } from '~/domain/time/minutes'
import { stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { TimeBarView } from '~/views/time/time-bar'
import { hoursBar, hoursParts, widthOf } from './parts'
import { missingText } from './rows'

/** The same as numbers; null: no decision covers it. */
type KindMinutes = { granted: number | null; delivered: number; missing: number | null }

/** A kind of time, or a provider: how much is granted and given of it. `bar` null: no decision covers it, so there is nothing to compare with. */
export type KindRow = {
  name: string
  /** Given of granted, in words. */
  given: string
  missing: string
  minutes: KindMinutes
  bar: TimeBarView | null
}

type Place = { ledger: Ledger | null; providerName: string; gaps: readonly Gap[] }

/** A line for each pot of each provider, where there is more than one; time that no decision covers has its own. */
export function kindRows(places: readonly Place[], from: string, to: string, { t, f, now }: Scene): KindRow[] {
  const isAhead = from >= stockholmDate(now)
  const lines = places.flatMap(({ ledger, providerName, gaps }) =>
    ledger === null ? [] : potBalances(ledger, from, to).map((pot) => ({ ...pot, providerName, gaps })),
  )
  if (lines.length < 2) return []
  const partsOf = (pot: (typeof lines)[number]) => hoursParts(pot, pot, isAhead ? 'ahead' : 'done')
  const widest = Math.max(1, ...lines.map((pot) => (pot.covered ? widthOf(partsOf(pot)) : 0)))
  return lines.map((pot) => {
    const { kinds, covered, providerName, granted, delivered } = pot
    // Where there is no schedule yet, nobody knows that nothing is booked.
    const ahead = pot.ahead === 0 && isNotYet(pot.gaps, from, to) ? 'hours.row.notYet' : 'hours.row.ahead'
    const kind = f.list(kinds.map((one) => t(`terms.kind.${one}`)))
    const name = places.length > 1 ? t('hours.kinds.atProvider', { kind, provider: providerName }) : kind
    // Nothing is missing of what is to come.
    const missing = covered && !isAhead ? granted - delivered : null
    const told = { granted: f.duration(granted), delivered: f.duration(delivered), planned: f.duration(pot.ahead) }
    return {
      name: covered ? name : t('hours.kinds.uncovered', { kind: name }),
      given: covered ? t(isAhead ? ahead : 'hours.row.given', told) : told.delivered,
      missing:
        missing === null
          ? t(covered ? 'hours.chart.notYet' : 'hours.kinds.noDecision')
          : missingText(missing, { t, f }),
      minutes: { granted: covered ? granted : null, delivered, missing },
      bar: covered ? hoursBar(partsOf(pot), widest, null) : null,
    }
  })
}

/** Waiting and standby as the clock went, and as the räkning counts them. */
export function convertedTexts(ledgers: readonly Ledger[], from: string, to: string, { t, f }: Scene): string[] {
  return timeKinds.flatMap((kind) => {
    if (kind === 'active') return []
    const sums = ledgers.map((ledger) => kindsOf(ledger, from, to))
    const clock = sums.reduce((sum, one) => sum + one.clock[kind], 0)
    const converted = sums.reduce((sum, one) => sum + one.converted[kind], 0)
    const values = { clock: f.duration(clock), converted: f.duration(converted) }
    return clock === 0 ? [] : [t(`hours.converted.${kind}`, values)]
  })
}
