import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeKinds } from '~/domain/time/minutes'
import { dayAfter, daysOf, minuteOf } from '~/domain/time/time'
import { anyInput } from '../../../tests/support/hours-inputs'
import { addBalances, balanceOf, kindsOf, potBalances } from './balance'
import type { Balance } from './balance'
import { dayGrid } from './grid'
import { reckon } from './ledger'
import { potsOf } from './pots'
import { missingReasons, surplusReasons, usualDivisors } from './types'
import type { HoursInput } from './types'

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const reasonSum = ({ reasons }: Balance) => sum(reasons.map(({ minutes }) => minutes))
const whole = (input: HoursInput) => balanceOf(reckon(input), input.from, input.to)
const numbersOf = ({ from: _from, to: _to, ...rest }: Balance) => rest
const isMissing = new Set<string>(missingReasons)

/** Both halves of the days, at any day. */
const cut = fc.tuple(anyInput, fc.integer({ min: 0, max: 18 }))

describe('the balance', () => {
  it('has a reason for every minute between granted and delivered, in every pot and over any days', () => {
    fc.assert(
      fc.property(cut, ([input, at]) => {
        const ledger = reckon(input)
        const to = dayAfter(input.from, at)
        for (const balance of [...potBalances(ledger, input.from, to), balanceOf(ledger, input.from, to)]) {
          expect(reasonSum(balance)).toBe(balance.granted - balance.delivered)
          expect(balance.delivered).toBe(balance.faststalld + balance.reported)
          expect(balance.disputed).toBeLessThanOrEqual(balance.delivered)
          expect(balance.forecast).toBeGreaterThanOrEqual(balance.delivered)
        }
      }),
    )
  })

  it('has the shifts and rows behind every reason that has any, to the minute', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { reason, minutes, behind } of whole(input).reasons) {
          if (reason === 'notPlanned' || reason === 'overGrant' || reason === 'unknown') continue
          expect(sum(behind.map((one) => one.minutes))).toBe(minutes)
          expect(behind.every((one) => one.shiftId !== null || one.rowId !== null)).toBe(true)
        }
      }),
    )
  })

  it('has only whole minutes, missing ones as more than nothing and surplus as less', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { reason, minutes } of whole(input).reasons) {
          expect(Number.isInteger(minutes)).toBe(true)
          if (reason === 'unknown') continue
          if (isMissing.has(reason)) expect(minutes).toBeGreaterThan(0)
          else expect(surplusReasons.map(String)).toContain(reason)
          if (!isMissing.has(reason)) expect(minutes).toBeLessThan(0)
        }
      }),
    )
  })

  it('is the same whatever the order, and when something comes twice', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), (input, dice) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          [...items, ...items.slice(0, 2)]
            .map((item) => ({ item, at: dice.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item)
        const { shifts, rows, grants } = input
        const other = { ...input, shifts: shuffled(shifts), rows: shuffled(rows), grants: [...grants].reverse() }
        expect(whole(other)).toEqual(whole(input))
      }),
    )
  })

  it('is the same reckoned at once or in two batches of days', () => {
    fc.assert(
      fc.property(cut, ([input, at]) => {
        const middle = dayAfter(input.from, at)
        const first = potBalances(reckon({ ...input, to: middle }), input.from, middle)
        const second = potBalances(reckon({ ...input, from: dayAfter(middle) }), dayAfter(middle), input.to)
        const all = potBalances(reckon(input), input.from, input.to)
        for (const name of ['granted', 'planned', 'faststalld', 'reported', 'disputed', 'uncounted'] as const) {
          const parts = [...first, ...second].map((balance) => balance[name])
          expect(sum(parts)).toBe(sum(all.map((balance) => balance[name])))
        }
      }),
    )
  })

  it('is the sum of its days, weeks or any parts', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const ledger = reckon(input)
        const days = daysOf(input.from, input.to).map((day) => balanceOf(ledger, day, day))
        const { reasons: _reasons, ...numbers } = numbersOf(addBalances(days, input.from, input.to))
        expect(numbersOf(balanceOf(ledger, input.from, input.to))).toMatchObject(numbers)
      }),
    )
  })
})

describe('delivered time', () => {
  it('is no minute more or less than the time of the rows, when nothing is at the same time', () => {
    fc.assert(
      fc.property(anyInput, ({ rows, shifts: _shifts, ...input }) => {
        for (const row of rows.slice(0, 1)) {
          const time = row.faststalld ?? row.reported
          const ledger = reckon({ ...input, shifts: [], rows: [row] })
          const grid = dayGrid(input.from, input.to)
          const first = grid.starts[0] ?? 0
          const last = grid.starts.at(-1) ?? 0
          const inside = time
            ? Math.max(0, Math.min(minuteOf(time.end), last) - Math.max(minuteOf(time.start), first))
            : 0
          const all = potBalances(ledger, input.from, input.to)
          expect(sum(all.map(({ delivered }) => delivered))).toBe(inside)
        }
      }),
    )
  })

  it('counts a minute once without double staffing, as a count of the minutes says', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const input = { ...given, grants: given.grants.map((grant) => ({ ...grant, doubleStaffing: false })) }
        const { starts } = dayGrid(input.from, input.to)
        for (const pot of potsOf(input.grants)) {
          const minutes = new Set<number>()
          for (const row of input.rows) {
            const time = row.faststalld ?? row.reported
            if (!time || !pot.kinds.includes(row.kind)) continue
            for (let minute = minuteOf(time.start); minute < minuteOf(time.end); minute += 1) {
              if (minute >= (starts[0] ?? 0) && minute < (starts.at(-1) ?? 0)) minutes.add(minute)
            }
          }
          const found = potBalances(reckon(input), input.from, input.to).find(({ kinds }) => kinds[0] === pot.kinds[0])
          expect(found?.delivered ?? 0).toBe(minutes.size)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is converted a month at a time, and the days add up to it', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const ledger = reckon(input)
        for (const month of new Set(ledger.days.map((day) => day.slice(0, 7)))) {
          const [from, to] = [`${month}-01`, `${month}-31`]
          const { clock, converted } = kindsOf(ledger, from, to)
          for (const kind of timeKinds) expect(converted[kind]).toBe(Math.floor(clock[kind] / usualDivisors[kind]))
          const days = daysOf(input.from, input.to).filter((day) => day.startsWith(month))
          const byDay = sum(days.map((day) => kindsOf(ledger, day, day).converted.waiting))
          expect(byDay).toBe(converted.waiting)
        }
      }),
    )
  })
})
