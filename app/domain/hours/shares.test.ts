import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyInput } from '../../../tests/support/hours-inputs'
import { balanceOf, potBalances } from './balance'
import { reckon } from './ledger'
import { shareOf } from './shares'
import type { HoursGrant, HoursInput } from './types'

const days = { from: '2026-09-01', to: '2026-09-30' }
const grant = (more: Partial<HoursGrant>): HoursGrant => ({
  ...{ id: 'g', minutes: 600, per: 'month', from: '2026-01-01', to: null, kinds: ['active'], doubleStaffing: false },
  ...more,
})
const share = (grants: readonly HoursGrant[], of = grants[0]) => {
  const input: HoursInput = { ...days, now: new Date('2026-10-05T12:00:00+02:00'), grants, shifts: [], rows: [] }
  return of === undefined ? null : shareOf(of, grants, reckon(input), days)
}

describe('the time that a decision is counted in', () => {
  it('is its own when no other decision of the days gives that kind of time', () => {
    const active = grant({})
    const waiting = grant({ kinds: ['waiting', 'standby'] })
    expect(share([active, waiting], active)).toMatchObject({ count: 1, kinds: ['active'] })
    expect(share([active, waiting], waiting)).toMatchObject({ count: 1, kinds: ['waiting', 'standby'] })
    const ended = grant({ to: '2026-08-31' })
    expect(share([active, ended])).toMatchObject({ count: 1, kinds: null })
  })

  it('is shared when another gives a kind of it, directly or by way of a third', () => {
    expect(share([grant({}), grant({ to: '2026-09-01' })])).toMatchObject({ count: 2, kinds: null })
    const three = [grant({}), grant({ kinds: ['active', 'waiting'] }), grant({ kinds: ['waiting'] })]
    for (const one of three) expect(share(three, one)).toMatchObject({ count: 3, kinds: null })
    // What has ended keeps the kinds together that were reckoned together.
    const tied = [grant({}), grant({ kinds: ['active', 'waiting'], to: '2026-08-01' }), grant({ kinds: ['waiting'] })]
    expect(share(tied)).toMatchObject({ count: 2, kinds: null })
  })

  it('is not told of a decision that nothing was reckoned by', () => {
    expect(share([grant({})], grant({ kinds: ['standby'] }))).toBeNull()
    expect(share([grant({})], grant({ kinds: [] }))).toBeNull()
  })

  it('has the sums that its time has in the whole, and with the others is the whole', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const ledger = reckon(input)
        const whole = balanceOf(ledger, input.from, input.to)
        const pots = new Map(
          input.grants.map((one) => {
            const found = shareOf(one, input.grants, ledger, input)
            return [String(found?.ledger.pots[0]?.kinds), found && balanceOf(found.ledger, input.from, input.to)]
          }),
        )
        for (const [kinds, balance] of pots) {
          const same = potBalances(ledger, input.from, input.to).find((pot) => String(pot.kinds) === kinds)
          expect(balance?.granted).toBe(same?.granted ?? 0)
          expect(balance?.delivered).toBe(same?.delivered ?? 0)
        }
        const sum = (of: 'granted' | 'delivered' | 'faststalld' | 'forecast') =>
          [...pots.values()].reduce((all, balance) => all + (balance?.[of] ?? 0), 0)
        for (const of of ['granted', 'delivered', 'faststalld', 'forecast'] as const) expect(sum(of)).toBe(whole[of])
      }),
    )
  })
})
