import { expect, test } from 'vitest'
import { initialsOf, toneOf } from './person'

test.each([
  ['Hodan Warsame', 'HW'],
  ['Åsa von Öst', 'ÅÖ'],
  ['Maja', 'M'],
  ['  anna   ek ', 'AE'],
  ['Jan (vikarie)', 'J'],
  ['', ''],
])('the letters of "%s" are "%s"', (name, letters) => {
  expect(initialsOf(name)).toBe(letters)
})

test('a name has one tone, and names differ', () => {
  expect(toneOf('Hodan Warsame')).toBe(toneOf('Hodan Warsame'))
  const tones = new Set(
    ['Hodan Warsame', 'Johan Lindqvist', 'Linnea Åkesson', 'Samuel Öst', 'Marek', 'Ida'].map(toneOf),
  )
  expect(tones.size).toBeGreaterThan(2)
  for (const tone of tones) expect([1, 2, 3, 4, 5]).toContain(tone)
})
