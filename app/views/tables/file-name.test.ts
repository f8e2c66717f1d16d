import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName } from './file-name'

const now = new Date('2026-11-19T23:30:00Z')
const pia = { name: 'Pia Lindgren', protectedIdentity: false }

describe('the name of a file', () => {
  it('says what, whose and when', () => {
    expect(fileName({ what: 'timmar', when: '2026-10' }, pia, now, 'csv')).toBe('timmar-lindgren-2026-10.csv')
    expect(fileName({ what: 'tidrapport', about: 'Johan Lindqvist', when: '2026-10' }, pia, now, 'csv')).toBe(
      'tidrapport-lindqvist-2026-10.csv',
    )
  })

  it('has the day it is made, in Sweden, when it is about no time', () => {
    expect(fileName({ what: 'beslut' }, pia, now, 'csv')).toBe('beslut-lindgren-2026-11-20.csv')
  })

  it('names nobody when the identity is protected, not even who helps', () => {
    const hidden = { ...pia, protectedIdentity: true }
    expect(fileName({ what: 'beslut' }, hidden, now, 'csv')).toBe('beslut-2026-11-20.csv')
    expect(fileName({ what: 'tidrapport', about: 'Johan Lindqvist', when: '2026-10' }, hidden, now, 'csv')).toBe(
      'tidrapport-2026-10.csv',
    )
  })

  it.each([
    ['Karl Öberg', 'oberg'],
    ['Nour Al-Amin', 'al-amin'],
    ['Mehmet Yıldız', 'yildiz'],
    ['Kim A.', 'kim-a'],
    ['Jan-Łukasz Błądz', 'bladz'],
    ['  Ek ', 'ek'],
    ['محمد', ''],
  ])('has the last name of %s in letters that every program can keep', (name, part) => {
    const whose = { name, protectedIdentity: false }
    expect(fileName({ what: 'logg' }, whose, now, 'csv')).toBe(`logg-${part === '' ? '' : `${part}-`}2026-11-20.csv`)
  })

  it('is one name that cannot leave its header or its folder, whatever the person is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const made = fileName({ what: 'logg' }, { name, protectedIdentity: false }, now, 'csv')
        expect(made).toMatch(/^logg-(?:[a-z0-9]+-)*2026-11-20\.csv$/)
        expect(made.length).toBeLessThan(70)
      }),
      { seed: 20261119 },
    )
  })
})
