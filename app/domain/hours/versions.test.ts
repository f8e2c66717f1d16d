import { expect, it } from 'vitest'
import { sumDifference } from './versions'

const rows = [
  { kind: 'active' as const, faststalld: span('08:00', '16:00') },
  { kind: 'waiting' as const, faststalld: span('22:00', '23:30') },
  { kind: 'active' as const, faststalld: null },
]

function span(from: string, to: string) {
  return { start: new Date(`2026-11-18T${from}:00+01:00`), end: new Date(`2026-11-18T${to}:00+01:00`) }
}

it('holds the latest version against the fastställda rows', () => {
  const first = { version: 1, minutes: { active: 480, waiting: 90, standby: 0 } }
  const second = { version: 2, minutes: { active: 450, waiting: 90, standby: 0 } }
  expect(sumDifference([first], rows)).toBeNull()
  expect(sumDifference([second, first], rows)).toEqual({ theirs: second.minutes, ours: first.minutes })
})

it('says nothing of what is not fastställt', () => {
  expect(sumDifference([], rows)).toBeNull()
})
