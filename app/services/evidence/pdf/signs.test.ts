import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersKept } from '~/views/tables/numbers-kept'
import { onPaper, writable } from './signs'

const known = (sign: string) => /[\p{Script=Latin}0-9 .,:–\u00A0-]/u.test(sign) && sign < '\u2100'

describe('words on paper', () => {
  it.each([
    ['a\tb', 'a b'],
    ['a\u2003b\u3000c', 'a b c'],
    ['5\u202Ftimmar', '5\u00A0timmar'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['se\u00ADmester\u200B', 'semester'],
    ['\u202Eabc\u202C', 'abc'],
    ['\uFEFFa\u200Db', 'ab'],
    ['A\u030Asa', 'Åsa'],
  ])('have blanks as blanks and nothing unseen: %j', (words, shown) => {
    expect(onPaper(words)).toBe(shown)
  })

  it('keep a number and what is counted on one line', () => {
    expect(numbersKept('807 timmar 34 minuter, 19 november 2026')).toBe(
      '807\u00A0timmar 34\u00A0minuter, 19\u00A0november 2026',
    )
  })

  it('that the font lacks are written by plain letters, or said to be missing, once', () => {
    expect(writable('𝐇𝐞𝐣 ｗｗ ①', known, '[?]')).toBe('Hej ww 1')
    expect(writable('Tack 👍🏽👍 محمد!', known, '[?]')).toBe('Tack [?] [?]')
  })

  it('are only such as the font has, for any words, and of what it has nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        const clean = onPaper(words)
        expect(onPaper(clean)).toBe(clean)
        expect(clean).not.toMatch(/[\t\r\v\f\u2028\u2029\p{Cf}]/u)
        const shown = writable(clean, known, '(x)').replaceAll('(x)', '')
        for (const sign of shown) expect(sign === '\n' || known(sign), JSON.stringify(sign)).toBe(true)
        const kept = [...clean].filter((sign) => sign === '\n' || known(sign))
        expect(kept.every((sign) => shown.includes(sign))).toBe(true)
      }),
      { seed: 20261119, numRuns: 400 },
    )
  })
})
