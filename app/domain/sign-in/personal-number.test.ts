import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signInPersons } from '../../../sandbox/data/cast'
import { isSamordningsnummer, twelveDigits } from './personal-number'

const today = '2026-11-19'

/** The nine or eleven digits with the check digit that is right. */
function checked(digits: string): string {
  const sum = Array.from(digits.slice(-9)).reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** With a sign before the last four. */
const signed = (digits: string, sign: string) => `${digits.slice(0, -4)}${sign}${digits.slice(-4)}`

describe('twelveDigits', () => {
  it.each([
    ['198311059847', '198311059847'],
    ['19831105-9847', '198311059847'],
    ['831105-9847', '198311059847'],
    ['8311059847', '198311059847'],
    ['121212-1212', '201212121212'],
    ['121212+1212', '191212121212'],
    ['950781-9853', '199507819853'],
  ])('reads %s', (given, expected) => {
    expect(twelveDigits(given, today)).toBe(expected)
  })

  it.each([
    '19831105–9847',
    '19831105—9847',
    '19831105‑9847',
    '19831105−9847',
    '831105 – 9847',
    ' 19 83 11 05 98 47 ',
    '19831105\u00a0-\u202f9847',
    '１９８３１１０５－９８４７',
    '\u200e19831105-9847\u200b',
  ])('reads %j as people write and paste it', (given) => {
    expect(twelveDigits(given, today)).toBe('198311059847')
  })

  it.each([
    '198311059848',
    '198302309847',
    '198313059847',
    '8311059',
    '',
    '–',
    'abcdefghijkl',
    '1983110598470',
    '198311059847 1',
    '1983-1105-9847',
    '19831105--9847',
    '19831105/9847',
    '198311059847'.replace('1983', '1783'),
  ])('refuses %j', (given) => {
    expect(twelveDigits(given, today)).toBeNull()
  })

  it('takes a ten-digit birth of today as new-born, and of tomorrow as a hundred years ago', () => {
    expect(twelveDigits(checked('261119980'), today)?.slice(0, 8)).toBe('20261119')
    expect(twelveDigits(checked('261120980'), today)?.slice(0, 8)).toBe('19261120')
  })

  it.each([
    ['261225', '19261225', 'turns 100 this year, after today'],
    ['260101', '19260101', 'has turned 100 this year'],
    ['251225', '19251225', 'turned 100 last year'],
    ['271225', '18271225', 'would be 99: the year before must be meant, and nobody is 199'],
  ])('with + reads %s as %s: %s', (birth, expected) => {
    const read = twelveDigits(signed(checked(`${birth}980`), '+'), today)
    expect(read === null ? null : read.slice(0, 8)).toBe(expected < '1850' ? null : expected)
  })

  it.each([
    ['20261119980', true],
    ['20261120980', false],
    ['20270101980', false],
    ['99991231980', false],
    ['20261179980', true],
    ['20261180980', false],
    ['20261160980', true],
    ['20261260980', false],
    ['20260060980', true],
    ['20270060980', false],
  ])('a birth of %s may be: %s', (digits, may) => {
    expect(twelveDigits(checked(digits), today) !== null).toBe(may)
  })

  // The first four are from Skatteverket's test data for samordningsnummer.
  it.each([
    ['191500882392', true],
    ['191503882399', true],
    ['191500722390', true],
    [checked('19950760985'), true],
    [checked('19950060985'), true],
    [checked('19950091985'), true],
    [checked('19950092985'), false],
    [checked('19950290985'), false],
    [checked('19950700985'), false],
    [checked('19950015985'), false],
    [checked('19951360985'), false],
  ])('the samordningsnummer %s, whose day or month may be unknown, is right: %s', (number, isRight) => {
    expect(twelveDigits(number, today)).toBe(isRight ? number : null)
    if (isRight) {
      expect(isSamordningsnummer(number)).toBe(true)
      expect(twelveDigits(signed(number.slice(2), number < '1927' ? '+' : '-'), today)).toBe(number)
    }
  })

  it('reads every number alike in 12 digits, in 10, and with the sign that the law gives', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1912-01-01'), max: new Date('2026-11-19'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 999 }),
        fc.boolean(),
        (born, serial, isCoordination) => {
          const [year = '', month = '', day = ''] = born.toISOString().slice(0, 10).split('-')
          const shown = isCoordination ? String(Number(day) + 60) : day
          const number = checked(`${year}${month}${shown}${String(serial).padStart(3, '0')}`)
          const sign = 2026 - Number(year) >= 100 ? '+' : '-'
          expect(twelveDigits(number, today)).toBe(number)
          expect(twelveDigits(signed(number.slice(2), sign), today)).toBe(number)
          expect(isSamordningsnummer(number)).toBe(isCoordination)
        },
      ),
      { seed: 1991, numRuns: 1000 },
    )
  })

  it('answers anything at all, and only with a number that it takes itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9+\- –]{8,16}$/)), (text) => {
        const read = twelveDigits(text, today)
        if (read !== null) expect(twelveDigits(read, today)).toBe(read)
      }),
      { seed: 481, numRuns: 1000 },
    )
  })

  it('accepts everyone of the sandbox', () => {
    expect(signInPersons.filter(({ number }) => twelveDigits(number, today) !== number)).toEqual([])
  })
})
