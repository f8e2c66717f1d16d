import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatsFor } from './format'
import { isolated } from './outside-text'
import { textsFor } from './texts'

const signs = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
const arabic = 'ليلى حداد'

describe('text from outside', () => {
  it('stands as it is when it is written from left to right', () => {
    for (const name of ['Anna Ek', 'Åsa Öst', 'Łukasz', 'Ли', '']) expect(isolated(name)).toBe(name)
  })

  it('is an island when it is written from right to left', () => {
    expect(isolated(arabic)).toBe(`\u2068${arabic}\u2069`)
    expect(isolated(isolated(arabic))).toBe(isolated(arabic))
  })

  it('loses the characters that would turn what comes after', () => {
    expect(isolated('Anna\u202E Ek')).toBe('Anna Ek')
    expect(isolated('Anna\u2069\u2068 Ek')).toBe('Anna Ek')
  })

  it('cannot turn a sentence, whatever it holds: what begins in it ends in it', () => {
    const outside = fc
      .array(fc.constantFrom('a', ' ', 'ل', 'א', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200F'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(outside, (name) => {
        const sentence = textsFor('sv')('schedule.line.planned', { name, span: 'från klockan 8 till 10' })
        let depth = 0
        for (const sign of sentence.match(signs) ?? []) {
          expect(['\u2068', '\u2069']).toContain(sign)
          depth += sign === '\u2068' ? 1 : -1
          expect([0, 1]).toContain(depth)
        }
        expect(depth).toBe(0)
      }),
      { seed: 20261128 },
    )
  })

  it('keeps each name of a list by itself', () => {
    expect(formatsFor('sv').list([arabic, 'Anna'])).toBe(`\u2068${arabic}\u2069 och Anna`)
  })
})
