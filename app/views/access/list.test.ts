import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { itemView } from './list'
import { detailView } from './detail'

const scene = {
  ...{ t: textsFor('sv'), f: formatsFor('sv'), requestId: 'r' },
  now: new Date('2026-11-19T14:00:00Z'),
}
const day = (date: string) => scene.f.dateLong(date)
type Held = Parameters<typeof itemView>[0]
const held: Held = {
  ...{ id: 'r1', source: 'portal', kind: 'anhorig', personId: 'nils', holderName: 'Nils Holm' },
  ...{ scopes: ['schedule:read', 'notes:read'], assignments: [], validFrom: '2026-09-01', validTo: null },
  ...{ acceptedAt: new Date('2026-09-02T08:00:00Z'), declinedAt: null, revokedAt: null, revokedByName: null },
  ...{ joint: false, jointWith: [], conflictOfInterest: 'none', staffId: null, verifiedAt: null, verifiedBy: null },
  ...{ basis: null, givenByName: 'Pia', givenAs: 'brukare', message: null, createdAt: scene.now, rests: false },
  ...{ use: null, brukareBirthDate: null },
}
const view = (more: Partial<Held>) => detailView({ ...held, ...more }, '/b/b1', scene)
const offers = ({ mayLimit, mayWithdraw, mayGiveAgain }: ReturnType<typeof view>) => ({
  ...{ mayLimit, mayWithdraw, mayGiveAgain },
})
const nothing = { mayLimit: false, mayWithdraw: false, mayGiveAgain: false }

describe('access that somebody has', () => {
  it('says what it opens, in the order of the rights', () => {
    const open = view({})
    expect(open.scopes).toEqual([
      expect.stringContaining('vem som kommer och när'),
      expect.stringContaining('genomförandeplanen'),
    ])
    expect(open.period).toBe(`Gäller från ${day('2026-09-01')} tills vidare.`)
    expect(offers(open)).toEqual({ mayLimit: true, mayWithdraw: true, mayGiveAgain: false })
  })

  it('says how often something was seen and done, once in words', () => {
    const use = { lastAt: null, reads: 1, acts: 2 }
    expect(view({ use })).toMatchObject({
      ...{ lastUse: 'Har aldrig använts.', use: 'Har tittat en gång och gjort något 2 gånger.' },
    })
    expect(view({}).use).toBeNull()
  })

  it('of a vårdnadshavare says that it ends at 18, or on an earlier last day', () => {
    const ofChild: Partial<Held> = { kind: 'vardnadshavare', source: 'provider', brukareBirthDate: '2010-03-01' }
    expect(view(ofChild).period).toContain(`till 18-årsdagen, ${day('2028-03-01')}`)
    expect(view({ ...ofChild, validTo: '2026-12-31' }).period).toContain(`till och med ${day('2026-12-31')}`)
    const grown = view({ ...ofChild, brukareBirthDate: '2008-11-01' })
    expect(grown).toMatchObject({ state: 'expired', ended: `Sista dagen var ${day('2026-10-31')}.`, whoCanEnd: null })
  })
})

describe('what nobody has used', () => {
  it('has been there to be used: an invitation without an answer has not', () => {
    const unused = (more: Partial<Held>) => view(more).lastUse
    expect(unused({})).toBe('Har aldrig använts.')
    expect(unused({ acceptedAt: null })).toBe('Personen har inte svarat än.')
    expect(unused({ validFrom: '2026-12-01' })).toBe('Den har inte börjat gälla än.')
    expect(unused({ acceptedAt: null, validTo: '2026-11-18' })).toBe('Den började aldrig gälla.')
    expect(unused({ acceptedAt: null, declinedAt: scene.now })).toBe('Den började aldrig gälla.')
    expect(unused({ acceptedAt: null, revokedAt: scene.now })).toBe('Den började aldrig gälla.')
    expect(unused({ source: 'provider', kind: 'godMan', acceptedAt: null })).toBe('Har aldrig använts.')
  })
})

describe('access that is over', () => {
  it.each([
    [
      'withdrawn',
      { revokedAt: new Date('2026-11-10T09:00:00Z'), revokedByName: 'Pia' },
      /^Pia tog bort den .*10 november/,
    ],
    ['declined', { acceptedAt: null, declinedAt: new Date('2026-11-10T09:00:00Z') }, /tackade nej .*10 november/],
  ] as const)('says since when it is %s, and offers nothing', (state, more, ended) => {
    const one = view(more)
    expect(one).toMatchObject({ state, ended: expect.stringMatching(ended), whoCanEnd: null, isOver: true })
    expect(offers(one)).toEqual(nothing)
    expect(one.scopes).toEqual(['Se schemat', 'Läsa genomförandeplanen'])
    expect(one.period).toBe(state === 'declined' ? null : `Gällde från ${day('2026-09-01')} till ${day('2026-11-10')}.`)
  })

  it('can be given again and taken away when it has run out', () => {
    const one = view({ validTo: '2026-11-18' })
    expect(one).toMatchObject({ state: 'expired', ended: `Sista dagen var ${day('2026-11-18')}.` })
    expect(offers(one)).toEqual({ mayLimit: false, mayWithdraw: true, mayGiveAgain: true })
    expect(view({ validTo: '2026-11-18', acceptedAt: null })).toMatchObject({
      ...{ ended: `Inbjudan gällde till och med ${day('2026-11-18')}. Personen svarade inte.`, period: null },
    })
  })

  it('is nothing to change for what a provider keeps', () => {
    const legal = view({ kind: 'godMan', source: 'provider', validTo: '2026-11-18' })
    expect({ ...offers(legal), whoCanEnd: legal.whoCanEnd }).toEqual({ ...nothing, whoCanEnd: null })
  })
})
