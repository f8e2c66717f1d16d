import { describe, expect, it } from 'vitest'
import { langOf, mixed } from './origin'
import { textsFor } from './texts'

describe('a sentence with words that are not ours', () => {
  const done = (text: string) =>
    mixed(textsFor('en'), 'schedule.shift.activityDone', { name: { text, from: 'provider' } })

  it('keeps them apart, where the text has its place for them', () => {
    expect(done('Dusch')).toEqual([{ text: 'Dusch', from: 'provider' }, ': done'])
    expect(done('{{name}} $&')).toEqual([{ text: '{{name}} $&', from: 'provider' }, ': done'])
  })

  it('says that nothing is given where there is nothing to read', () => {
    expect(done(' ').every((part) => typeof part === 'string')).toBe(true)
  })

  it('is marked by where they come from: Swedish, or not known', () => {
    expect([langOf('provider'), langOf('person')]).toEqual(['sv', ''])
  })
})
