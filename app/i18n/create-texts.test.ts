import { describe, expect, it } from 'vitest'
import { createTexts, flatten } from './create-texts'
import type { FlatTexts } from './create-texts'
import { parseLanguage } from './languages'
import type { Language } from './languages'
import { textsFor } from './texts'

const texts = new Map<Language, FlatTexts>([
  [
    'sv',
    {
      'format.atTime': 'klockan {{time}}',
      'format.hours_one': '{{count}} timme',
      'format.hours_other': '{{count}} timmar',
      'format.today': 'i dag',
    },
  ],
  ['en', { 'format.atTime': 'at {{ time }}, <{{time}}>' }],
])

describe('createTexts', () => {
  it('fills in values, as often as they stand there, without escaping', () => {
    const t = createTexts('en', texts, true)
    expect(t('format.atTime', { time: '<8>' })).toBe('at <8>, <<8>>')
    expect(t('format.atTime', { time: '{{time}}$&' })).toBe('at {{time}}$&, <{{time}}$&>')
  })

  it('ends with one point, also after a name that ends with one', () => {
    const sentences = new Map<Language, FlatTexts>([['sv', { 'format.atTime': 'Väntar på {{time}}.' }]])
    const t = createTexts('sv', sentences, true)
    expect(t('format.atTime', { time: 'Per S.' })).toBe('Väntar på Per S.')
    expect(t('format.atTime', { time: 'Per Sjö' })).toBe('Väntar på Per Sjö.')
  })

  it('chooses the plural form', () => {
    const t = createTexts('sv', texts, true)
    expect([1, 2, 0, 1].map((count) => t('format.hours', { count }))).toEqual([
      '1 timme',
      '2 timmar',
      '0 timmar',
      '1 timme',
    ])
  })

  it('throws on what is missing when strict', () => {
    const t = createTexts('en', texts, true)
    expect(() => t('format.today')).toThrow('No text "format.today" in en')
    expect(() => t('format.atTime')).toThrow('needs a value for "time"')
  })

  it('falls back to Swedish, then to the key, when not', () => {
    const t = createTexts('en', texts, false)
    expect(t('format.today')).toBe('i dag')
    expect(t('format.hours', { count: 2 })).toBe('2 timmar')
    expect(t('format.week', { week: 1 })).toBe('format.week')
  })

  it('refuses a file with something else than texts', () => {
    expect(() => flatten({ a: 1 }, 'home')).toThrow('Not a text: home.a')
  })
})

describe('a value that is bent', () => {
  it('is a day in the Finnish essive, and no form that is not known', () => {
    const days: ReadonlyMap<Language, FlatTexts> = new Map([
      ['fi', { 'format.today': '{{day:na}} tai {{day}}', 'format.week': '{{day:an}}' }],
    ])
    const t = createTexts('fi', days, true)
    expect(t('format.today', { day: 'torstai 1. tammikuuta' })).toBe(
      'torstaina 1. tammikuuta tai torstai 1. tammikuuta',
    )
    expect(() => t('format.week', { day: 'torstai' })).toThrow('bent as "an"')
  })
})

describe('a name from outside that is blank', () => {
  it.each(['', ' ', '\u200f\u00a0', '\u202e'])('is said not to be given: %j', (by) => {
    expect(textsFor('sv')('objections.by.own', { name: by })).toBe('Av [uppgift saknas].')
    expect(textsFor('fi')('objections.by.own', { name: by })).toBe('Tekijä: [tieto puuttuu].')
  })
})

describe('the real texts', () => {
  it('are found in every language', () => {
    expect(textsFor('sv-lattlast')('format.week', { week: 2 })).toBe('vecka 2')
    expect(textsFor('fi')).toBe(textsFor('fi'))
  })
})

describe('parseLanguage', () => {
  it('knows four languages', () => {
    expect(['sv', 'sv-lattlast', 'en', 'fi', 'de', '', null, undefined, 1].map(parseLanguage)).toEqual([
      'sv',
      'sv-lattlast',
      'en',
      'fi',
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
