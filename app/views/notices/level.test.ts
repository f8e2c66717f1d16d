import { describe, expect, it } from 'vitest'
import type { Scope } from '~/domain/access/representation'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { levelItems } from './level'

const t = textsFor('sv')
const items = (scopes: Scope[], isOwn = false, chosen = 'usual', texts = t, isJoint = false) =>
  levelItems({ scopes: new Set(scopes), isOwn, isJoint, name: 'Pia Lindgren' }, chosen, { t: texts })

describe('what somebody can choose to be told', () => {
  it('is nothing of reviews and answers to a relative who may see the schedule alone', () => {
    expect(items(['schedule:read']).map(({ value, hint }) => [value, hint])).toEqual([
      ['important', 'När ingen har kommit till Pia Lindgren. När din tillgång ändras.'],
      [
        'usual',
        'Det viktigaste. När schemat för Pia Lindgren ändras den närmaste veckan. När en plan eller ett annat dokument är nytt.',
      ],
      ['all', 'Vanligt. När nästa vecka går att skriva ut.'],
      ['none', 'Vi skickar inget om Pia Lindgren. Allt finns ändå här när du loggar in.'],
    ])
  })

  it('leaves out a level that has nothing more, unless it is what was chosen', () => {
    expect(items(['hours:read'], false, 'none').map(({ value }) => value)).toEqual(['important', 'none'])
    expect(items(['hours:read'], false, 'usual').map(({ value }) => value)).toEqual(['important', 'usual', 'none'])
    expect(items(['hours:read'])[0]?.hint).toBe('När din tillgång ändras.')
  })

  it('says to the brukare what they can be told of their own, and not that their access changes', () => {
    const own = items(['schedule:read', 'reports:read', 'object', 'access:manage'], true)
    expect(own[0]?.hint).toBe(
      'När ingen har kommit. När du får ett svar eller en fråga. När en månad snart måste granskas.',
    )
  })

  it('names what the last level that is offered has, where the one between has nothing more', () => {
    const all = items(['reports:read'], true, 'all')
    expect(all.map(({ value }) => value)).toContain('all')
    for (const [index, { value, hint }] of all.entries()) {
      const before = all[index - 1]
      if (value !== 'none' && before !== undefined) expect(hint.startsWith(`${before.label}.`), hint).toBe(true)
    }
    expect(items(['hours:read'], false, 'all').at(-2)?.hint).toBe('Det viktigaste.')
  })

  it('speaks of a yes that is asked for only to who holds something with others', () => {
    const yes = t('notices.what.yes')
    expect(items(['object'])[0]?.hint).not.toContain(yes)
    expect(items(['object'], false, 'usual', t, true)[0]?.hint).toContain(yes)
  })

  it('has words in every language', () => {
    for (const language of languages) {
      for (const { hint } of items(['schedule:read', 'reports:read', 'object'], false, 'all', textsFor(language))) {
        expect(hint).toMatch(/^\p{Lu}.*\.$/u)
      }
    }
  })
})
