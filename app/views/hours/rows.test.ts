import { expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { addBalances } from '~/domain/hours/balance'
import { hoursRows, missingText } from './rows'

const scene = {
  ...{ t: textsFor('sv'), f: formatsFor('sv'), requestId: 'r' },
  now: new Date('2026-12-03T08:00:00Z'),
}

it('says of days that nobody has planned yet that they are not, and never that nothing is booked', () => {
  const over = (from: string, to: string) => ({ ...addBalances([], from, to), granted: 600 })
  const parts = [
    { id: 'jan', name: 'januari', from: '2027-01-01', to: '2027-01-31', href: null },
    { id: 'feb', name: 'februari', from: '2027-02-01', to: '2027-02-28', href: null },
  ]
  const isNotYetIn = (from: string) => from >= '2027-02-01'
  const rows = hoursRows(parts, { over, isUnreadIn: () => false, isNotYetIn, isGrantedKnown: true }, scene)
  expect(rows.map(({ given }) => given)).toEqual(['Bokat 0 minuter av 10 timmar', 'Inte planerat än, av 10 timmar'])
  expect(rows.map(({ missingText }) => missingText)).toEqual(['Inte än', 'Inte än'])
})

it('says how much more there is than the decision, and never that less than nothing is missing', () => {
  expect([46, 0, -46].map((minutes) => missingText(minutes, scene))).toEqual([
    '46 minuter',
    '0 minuter',
    '46 minuter mer',
  ])
})
