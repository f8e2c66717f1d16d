import { describe, expect, it } from 'vitest'
import type { GivenRepresentation } from '~/database/types'
import { allScopes, together, type ActorRole } from '~/domain/access/representation'
import { rightAt } from '../../../tests/support/rights'
import { logSight } from './sight'

const now = new Date('2026-11-19T15:00:00+01:00')

/** Whom the log is about, to one who decides at these providers. */
function viewerAt(role: ActorRole, ...providerIds: string[]) {
  const places = providerIds.map((id) => rightAt(id, { role, scopes: new Set(allScopes) }))
  const merged = together(places)
  if (merged === null) throw new Error('no places')
  const session = { sessionId: 's', authenticatedAt: now, previousSignInAt: null, isCoordinationNumber: false }
  return {
    ...{ ...merged, places, scopesAnywhere: merged.scopes, asOf: now, stale: false },
    viewer: { personId: 'eva', name: 'Eva', ...session },
    brukare: { id: 'b1', name: 'Pia', protectedIdentity: false },
  }
}

/** Access that a provider vouches for; `at` null: given here, to reach nowhere that is known. */
const accessOf = (id: string, at: string | null): GivenRepresentation => ({
  ...{ id, personId: id, brukareId: 'b1', source: at === null ? 'portal' : 'provider', kind: 'framtidsfullmakt' },
  ...{ providerId: at, providerRepresentationId: id, providerBrukareId: at, givenBy: null, givenAs: null, reach: [] },
  ...{
    scopes: [...allScopes],
    assignments: [],
    validFrom: '2026-01-01',
    validTo: null,
    acceptedAt: null,
    revokedAt: null,
  },
  ...{ joint: false, jointWith: [], conflictOfInterest: 'none', staffId: null, verifiedAt: null, verifiedBy: null },
  ...{ declinedAt: null, basis: null, message: null, createdAt: now, givenByName: null, revokedByName: null },
  ...{ brukareBirthDate: null, holderName: id },
})
const all = [accessOf('at-farsta', 'farsta'), accessOf('at-soder', 'soder'), accessOf('nowhere', null)]
const row = (providerId: string | null, basis: string | null) => ({ brukareId: 'b1', providerId, basis })

describe('what of the log somebody reads', () => {
  it('is all of it for the brukare, also what is about a provider that has ended', () => {
    const { everything, isSeen } = logSight(viewerAt('brukare', 'soder'), all)
    expect(everything).toBe(true)
    expect(isSeen(row('farsta', 'at-farsta'))).toBe(true)
  })

  it('is for others what is about the providers where they decide, and what rests there alone', () => {
    const { everything, isSeen } = logSight(viewerAt('framtidsfullmakt', 'soder'), all)
    expect(everything).toBe(false)
    const seen = [
      row('soder', 'at-soder'),
      row('soder', 'at-farsta,at-soder'),
      row('soder', 'self'),
      row(null, 'at-soder'),
    ]
    expect(seen.map(isSeen)).toEqual([true, true, true, true])
    const hidden = [
      ...[row('farsta', 'at-soder'), row(null, 'at-farsta'), row(null, 'at-farsta,at-soder')],
      ...[row(null, 'nowhere'), row(null, 'self'), row(null, null)],
    ]
    expect(hidden.map(isSeen)).toEqual(hidden.map(() => false))
  })

  it('is all of it for one who decides wherever anybody has had access, which what reaches nowhere is not', () => {
    expect(logSight(viewerAt('framtidsfullmakt', 'farsta', 'soder'), all.slice(0, 2)).everything).toBe(true)
    expect(logSight(viewerAt('framtidsfullmakt', 'soder'), [accessOf('nowhere', null)]).everything).toBe(false)
  })
})
