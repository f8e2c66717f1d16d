import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actorRoles,
  ageOn,
  allAssignments,
  allScopes,
  defaultScopes,
  givenKinds,
  isValidOn,
  mergeAccess,
  scopesOn,
} from './representation'
import type { Representation } from './representation'

const basic: Representation = {
  id: 'rep-1',
  kind: 'godMan',
  assignments: ['bevakaRatt'],
  scopes: ['schedule:read', 'object'],
  validFrom: '2026-11-01',
  validTo: '2026-11-30',
  acceptedAt: null,
  revokedAt: null,
  joint: false,
  jointWith: [],
  conflictOfInterest: 'none',
  staffId: null,
  verifiedAt: '2026-11-01',
  brukareBirthDate: null,
}
const noon = new Date('2026-11-19T12:00:00+01:00')
const child: Representation = {
  ...basic,
  kind: 'vardnadshavare',
  scopes: allScopes,
  brukareBirthDate: '2010-09-22',
  validTo: null,
}

describe('defaultScopes', () => {
  it('follow what the order covers', () => {
    expect(defaultScopes('godMan', ['bevakaRatt'], null)).toEqual([
      'schedule:read',
      'visits:read',
      'reports:read',
      'hours:read',
      'claim:read',
      'object',
    ])
    expect(defaultScopes('godMan', ['sorjaForPerson'], null)).toEqual([
      'schedule:read',
      'visits:read',
      'reports:read',
      'hours:read',
      'notes:read',
      'object',
      'wish',
    ])
    expect(defaultScopes('forvaltare', ['forvaltaEgendom'], null)).toEqual(['hours:read', 'claim:read'])
    expect(defaultScopes('godMan', [], null)).toEqual([])
  })

  it('leave what is written to be written', () => {
    expect([defaultScopes('framtidsfullmakt', [], null), defaultScopes('ombud', [], null)]).toEqual([[], []])
    expect(defaultScopes('anhorig', [], null)).toEqual(['schedule:read'])
  })

  it('let only the brukare, and the vårdnadshavare of a child under 15, decide who may see', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...actorRoles),
        fc.subarray([...allAssignments]),
        fc.option(fc.integer({ min: 0, max: 17 })),
        (kind, assignments, age) => {
          const manages = defaultScopes(kind, assignments, age).includes('access:manage')
          expect(manages).toBe(kind === 'brukare' || (kind === 'vardnadshavare' && age !== null && age < 15))
        },
      ),
    )
  })
})

describe('the right to see the visits', () => {
  const old = { ...basic, scopes: ['schedule:read', 'reports:read'] } satisfies Representation

  it('comes with the reports for those by law: a provider of contract 1.0 has no word for it', () => {
    for (const kind of ['godMan', 'forvaltare', 'framtidsfullmakt'] as const) {
      expect(scopesOn({ ...old, kind }, '2026-11-19')).toEqual(['schedule:read', 'visits:read', 'reports:read'])
      for (const scopes of [['schedule:read'], ['reports:read']] as const) {
        expect(scopesOn({ ...old, kind, scopes }, '2026-11-19')).toEqual(scopes)
      }
    }
    expect(scopesOn({ ...child, scopes: old.scopes }, '2026-11-19')).toContain('visits:read')
    expect(scopesOn({ ...child, scopes: old.scopes }, '2028-09-22')).toEqual([])
    expect([...(mergeAccess([old], noon)?.scopes ?? [])]).toContain('visits:read')
  })

  it('is not in what was given in the portal before there was such a right', () => {
    for (const kind of givenKinds) expect(scopesOn({ ...old, kind }, '2026-11-19')).toEqual(old.scopes)
  })
})

describe('age', () => {
  it('is counted in whole years, and 29 February is kept on the 28th', () => {
    expect([ageOn('2010-09-22', '2025-09-21'), ageOn('2010-09-22', '2025-09-22')]).toEqual([14, 15])
    expect([ageOn('2008-02-29', '2026-02-27'), ageOn('2008-02-29', '2026-02-28')]).toEqual([17, 18])
    expect(ageOn('2008-02-29', '2028-02-28')).toBe(19)
  })

  it('takes access:manage from the vårdnadshavare at 15 and everything at 18', () => {
    expect(scopesOn(child, '2025-09-21')).toContain('access:manage')
    expect(scopesOn(child, '2025-09-22')).toEqual(allScopes.filter((scope) => scope !== 'access:manage'))
    expect(scopesOn(child, '2028-09-22')).toEqual([])
    expect(isValidOn(child, new Date('2028-09-21T23:59:00+02:00'))).toBe(true)
    expect(isValidOn(child, new Date('2028-09-22T00:00:00+02:00'))).toBe(false)
    expect(scopesOn({ ...child, brukareBirthDate: null }, '2026-01-01')).toEqual([])
  })
})

describe('isValidOn', () => {
  it('includes the first and the last day, in Stockholm', () => {
    const days = ['2026-10-31T23:59:59', '2026-11-01T00:00:00', '2026-11-30T23:59:59', '2026-12-01T00:00:00']
    expect(days.map((day) => isValidOn(basic, new Date(`${day}+01:00`)))).toEqual([false, true, true, false])
  })

  it('ends in the instant of revocation', () => {
    expect(isValidOn({ ...basic, revokedAt: noon }, noon)).toBe(false)
    expect(isValidOn({ ...basic, revokedAt: noon }, new Date(noon.getTime() - 1))).toBe(true)
  })

  it('is false when nothing is opened', () => {
    expect(isValidOn({ ...basic, scopes: [] }, noon)).toBe(false)
  })

  it('waits for the yes of the one to whom it is given in the portal', () => {
    for (const kind of givenKinds) {
      expect(isValidOn({ ...basic, kind }, noon)).toBe(false)
      expect(isValidOn({ ...basic, kind, acceptedAt: noon }, noon)).toBe(true)
    }
  })

  it('ends for the brukare too when the provider ends it, and opens everything until then', () => {
    expect(isValidOn({ ...basic, kind: 'brukare', scopes: [] }, noon)).toBe(true)
    expect(isValidOn({ ...basic, kind: 'brukare', revokedAt: noon }, noon)).toBe(false)
    expect(isValidOn({ ...basic, kind: 'brukare', validTo: '2020-01-01' }, noon)).toBe(false)
  })
})

describe('mergeAccess', () => {
  it('is nothing when nothing is valid', () => {
    expect(mergeAccess([], noon)).toBeNull()
    expect(mergeAccess([{ ...basic, validTo: '2026-11-18' }], noon)).toBeNull()
  })

  it('adds the scopes and shows the strongest role with its own end', () => {
    const merged = mergeAccess(
      [
        {
          ...basic,
          id: 'a',
          kind: 'anhorig',
          scopes: ['notes:read'],
          acceptedAt: noon,
          validTo: null,
          staffId: 's-1',
          conflictOfInterest: 'assistant',
        },
        { ...basic, id: 'b', joint: true, jointWith: ['Omar Haddad'] },
        { ...basic, id: 'c', kind: 'forvaltare', scopes: ['claim:read'], validTo: '2026-11-01' },
      ],
      noon,
    )
    expect(merged).toEqual({
      role: 'godMan',
      scopes: new Set(['notes:read', 'schedule:read', 'object']),
      jointScopes: new Set(['schedule:read', 'object']),
      validTo: '2026-11-30',
      representationIds: ['a', 'b'],
      joint: true,
      jointWith: ['Omar Haddad'],
      conflictOfInterest: 'assistant',
      ownStaffIds: ['s-1'],
      assignments: ['bevakaRatt'],
      verifiedAt: '2026-11-01',
    })
  })

  it('never opens what no valid representation opens', () => {
    const some = fc.record({
      ...Object.fromEntries(Object.entries(basic).map(([name, value]) => [name, fc.constant(value)])),
      kind: fc.constantFrom(...actorRoles.slice(1)),
      scopes: fc.subarray([...allScopes]),
      validTo: fc.constantFrom('2026-11-18', '2026-11-19', null),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), (given) => {
        const all = given.map((one) => ({ ...basic, ...one }))
        const merged = mergeAccess(all, noon)
        for (const scope of merged?.scopes ?? []) {
          expect(all.some((one) => isValidOn(one, noon) && scopesOn(one, '2026-11-19').includes(scope))).toBe(true)
          // The visits come with the reports by law; nothing else opens what is not written.
          if (scope !== 'visits:read') expect(all.some(({ scopes }) => scopes.includes(scope))).toBe(true)
        }
        expect(merged === null).toBe(!all.some((one) => isValidOn(one, noon)))
      }),
    )
  })
})
