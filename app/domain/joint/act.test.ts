import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asksFor,
  isAgreed,
  jointActExpiry,
  jointActKinds,
  mayDo,
  othersNeeded,
  scopeOfAct,
  stateOfAct,
  type Asked,
  type Holder,
} from './act'

const now = new Date('2026-11-19T15:00:00+01:00')
const jointly: Holder = {
  scopes: new Set(['schedule:read', 'object']),
  jointScopes: new Set(['schedule:read', 'object']),
  jointWith: ['Ingrid Sjö'],
}
const alone: Holder = { ...jointly, jointScopes: new Set(), jointWith: [] }
const onlySees: Holder = { ...alone, scopes: new Set(['schedule:read']) }
const asked: Asked = {
  ...{ kind: 'lodgeObjection', providerIds: ['farsta'], personId: 'per', needed: 1, state: 'waiting' },
  ...{ expiresAt: jointActExpiry(now), confirmations: [] },
}

const sure = (at: Date) => ({ now: at, isUnsure: false })

describe('an act of several', () => {
  it('needs as many others as hold the right together, and nobody when it is held alone', () => {
    expect(othersNeeded(jointly, 'withdrawObjection')).toBe(1)
    expect(othersNeeded({ ...jointly, jointWith: ['A', 'B'] }, 'lodgeObjection')).toBe(2)
    expect(othersNeeded({ ...jointly, jointWith: [] }, 'lodgeObjection')).toBe(1)
    expect(othersNeeded(alone, 'lodgeObjection')).toBe(0)
    expect(othersNeeded(jointly, 'giveAccess')).toBe(0)
    expect(jointActKinds.map(scopeOfAct)).toEqual(['object', 'object', 'access:manage', 'access:manage'])
  })

  it('waits 30 days, and only while the one who asked has the right', () => {
    const last = new Date('2026-12-19T15:00:00+01:00')
    expect(asked.expiresAt).toEqual(last)
    expect(stateOfAct(asked, jointly, sure(new Date(last.getTime() - 1)))).toBe('waiting')
    expect(stateOfAct(asked, jointly, sure(last))).toBe('expired')
    expect(stateOfAct(asked, alone, sure(now))).toBe('waiting')
    expect(stateOfAct(asked, onlySees, sure(now))).toBe('expired')
    expect(stateOfAct(asked, null, sure(now))).toBe('expired')
    expect(stateOfAct({ ...asked, state: 'done' }, null, sure(last))).toBe('done')
    // A right that cannot be confirmed now is not one that is lost.
    expect(stateOfAct(asked, null, { now, isUnsure: true })).toBe('waiting')
    expect(stateOfAct(asked, null, { now: last, isUnsure: true })).toBe('expired')
  })

  it('can be taken back by the one who asked, declined by those whose yes it needs and the brukare, agreed to by all who may', () => {
    const may = (personId: string, holder: Holder, act = asked, role: 'godMan' | 'brukare' = 'godMan') =>
      mayDo(act, act.state, personId, { ...holder, role })
    const nothing = { confirm: false, decline: false, takeBack: false, askAgain: false }
    expect(may('per', jointly)).toEqual({ ...nothing, takeBack: true })
    expect(may('ingrid', jointly)).toEqual({ ...nothing, confirm: true, decline: true })
    expect(may('tuulikki', alone, asked, 'brukare')).toEqual({ ...nothing, confirm: true, decline: true })
    expect(may('greta', alone)).toEqual({ ...nothing, confirm: true })
    expect(may('nils', onlySees)).toEqual(nothing)
    const confirmations = [{ personId: 'ingrid', alone: false }]
    const more = { ...asked, needed: 2, confirmations }
    expect(may('ingrid', jointly, more)).toEqual({ ...nothing, decline: true })
    expect(may('ingrid', jointly, { ...more, needed: 1 })).toEqual({ ...nothing, confirm: true, decline: true })
    expect(may('ingrid', jointly, { ...asked, state: 'done' })).toEqual(nothing)
  })

  it('asks those whose yes it needs, and the brukare; not one who could do it alone for another reason', () => {
    const asks = (personId: string, holder: Holder, role: 'godMan' | 'brukare' = 'godMan') =>
      asksFor(asked, personId, { ...holder, role })
    expect([asks('ingrid', jointly), asks('tuulikki', alone, 'brukare')]).toEqual([true, true])
    expect([asks('per', jointly), asks('greta', alone), asks('nils', onlySees)]).toEqual([false, false, false])
  })

  it('is never agreed by one, however often and with whatever right that one says yes', () => {
    const yes = fc.record({ personId: fc.constant('per'), alone: fc.boolean() })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.array(yes), (needed, all) => {
        expect(isAgreed({ personId: 'per', needed }, all)).toBe(false)
      }),
    )
  })

  it('is agreed when enough different others have said yes, or one who has the right alone', () => {
    const person = fc.constantFrom('per', 'ingrid', 'a', 'b', 'c')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(person), (needed, people) => {
        const others = new Set(people.filter((one) => one !== 'per'))
        const yes = people.map((personId) => ({ personId, alone: false }))
        expect(isAgreed({ personId: 'per', needed }, yes)).toBe(others.size >= needed)
        expect(isAgreed({ personId: 'per', needed }, [...yes, { personId: 'greta', alone: true }])).toBe(true)
      }),
    )
  })
})
