import { describe, expect, it } from 'vitest'
import type { PersonSearchResult, Representation } from '../../provider-api/contract'
import { withoutMixedUp } from './mixed-up'

const person = (id: string, pseudonym = `pseudonym-of-${id}`) => ({
  ...{ id, pseudonym, name: id, protectedIdentity: false },
})
const order = (id: string, brukare = person('karl'), more: Partial<Representation> = {}): Representation => ({
  ...{ id, brukare, kind: 'godMan', scopes: ['schedule:read'], validFrom: '2026-01-01', joint: false },
  basis: { type: 'courtOrder', issuer: 'x', date: '2026-01-01' },
  ...{ verifiedBy: 'x', verifiedAt: '2026-01-01', conflictOfInterest: 'none' },
  ...more,
})
const kept = (answer: PersonSearchResult) => {
  const { result, mixedUp } = withoutMixedUp(answer)
  return { own: result.brukare?.id, orders: result.representations.map(({ id }) => id), mixedUp }
}

describe('an answer of a provider', () => {
  it('is used as it is when nothing in it is mixed up', () => {
    const answer = { brukare: person('pia'), representations: [order('1'), order('2', person('sven'))] }
    expect(withoutMixedUp(answer)).toEqual({ result: answer, mixedUp: [] })
    expect(kept({ representations: [order('1'), order('2')] })).toMatchObject({ orders: ['1', '2'], mixedUp: [] })
  })

  it('loses a person who has two ids in it', () => {
    const twins = [order('1', person('karl', 'k')), order('2', person('karl-2', 'k')), order('3', person('sven'))]
    expect(kept({ representations: twins })).toEqual({
      ...{ own: undefined, orders: ['3'] },
      mixedUp: ['representations[0]', 'representations[1]'],
    })
  })

  it('loses an id that is two persons, the one who asked among them', () => {
    const answer = { brukare: person('b-1', 'pia'), representations: [order('1', person('b-1', 'karl'))] }
    expect(kept(answer)).toEqual({ own: undefined, orders: [], mixedUp: ['brukare', 'representations[0]'] })
  })

  it('loses a representation that is listed twice and says two things; one that says the same is one', () => {
    const changed = order('1', person('karl'), { scopes: ['object'] })
    expect(kept({ representations: [order('1'), changed, order('2')] }).orders).toEqual(['2'])
    expect(kept({ representations: [order('1'), order('1')] }).mixedUp).toEqual([])
  })
})
