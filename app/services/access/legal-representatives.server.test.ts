import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import type { GivenRepresentation } from '~/database/types'
import { shownOf } from '~/domain/known'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Answer } from '~/provider/types'
import { accessListView } from '~/views/access/list'
import type { Capabilities, HeldRepresentation } from '../../../provider-api/contract'
import { createLegalRepresentatives } from './legal-representatives.server'
import { rightAt } from '../../../tests/support/rights'

const now = new Date('2026-11-19T14:00:00Z')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const fresh = <T>(data: T): Answer<T> => ({ state: 'fresh', data, asOf: now, etag: '"1"' })
const down = { state: 'missing', reason: 'unavailable', since: null } as const

const access: Access = {
  viewer: {
    ...{ personId: 'karl', name: 'Karl', sessionId: 's', authenticatedAt: now },
    ...{ previousSignInAt: null, isCoordinationNumber: false },
  },
  brukare: { id: 'b', name: 'Karl', protectedIdentity: false },
  places: ['farsta', 'soder'].map((providerId) => rightAt(providerId, { scopes: new Set(['access:manage']) })),
  scopesAnywhere: new Set(['access:manage']),
  ...{ role: 'brukare', scopes: new Set(['access:manage']), jointScopes: new Set(), validTo: null },
  ...{ representationIds: [], joint: false, jointWith: [], conflictOfInterest: 'none', ownStaffIds: [] },
  ...{ assignments: [], verifiedAt: null, asOf: now, stale: false },
}

const held = (id: string, more: Partial<HeldRepresentation> = {}): HeldRepresentation => ({
  ...{ id, kind: 'godMan', holderName: 'Greta Malm', scopes: ['schedule:read'], validFrom: '2025-01-01' },
  ...{ basis: { type: 'courtOrder', issuer: 'Södertörns tingsrätt', date: '2024-12-29', number: 'Ä 1' } },
  ...{ verifiedBy: 'Malin Ek, arbetsledare', verifiedAt: '2025-01-05', joint: false, conflictOfInterest: 'none' },
  ...more,
})
const signedIn = (providerId: string, providerRepresentationId: string): GivenRepresentation => ({
  ...{ id: `own-${providerRepresentationId}`, source: 'provider', kind: 'godMan', personId: 'greta', brukareId: 'b' },
  ...{
    providerId,
    providerRepresentationId,
    providerBrukareId: 'at',
    reach: [],
    scopes: ['schedule:read'],
    assignments: [],
    validFrom: '2025-01-01',
  },
  ...{ validTo: null, basis: null, verifiedBy: null, verifiedAt: null, joint: false, jointWith: [] },
  ...{ conflictOfInterest: 'none', staffId: null, givenBy: null, givenByName: null, givenAs: null, message: null },
  ...{ createdAt: now, acceptedAt: null, declinedAt: null, revokedAt: null, holderName: 'Greta Malm' },
  ...{ revokedByName: null, brukareBirthDate: null },
})

type Scripted = {
  groups?: Capabilities['groups']
  list?: Answer<readonly HeldRepresentation[]>
}

/** What the page gets when each provider answers as scripted. */
function unseen(script: Record<string, Scripted>, known: GivenRepresentation[] = []) {
  const service = createLegalRepresentatives({
    provider: {
      providers: ['farsta', 'soder'].map((id) => ({ id, name: id.toUpperCase(), webhookSecret: undefined })),
      getCapabilities: (id) => {
        const groups = script[id]?.groups ?? ['representations']
        return Promise.resolve(fresh({ providerName: id, groups, classificationRule }))
      },
      listRepresentations: ({ providerId }) => Promise.resolve(script[providerId]?.list ?? fresh([])),
    },
    database: {
      brukare: { find: () => Promise.resolve(null) },
      representations: { listForBrukare: () => Promise.resolve(known) },
    },
  })
  return service.unseen(access, 'r')
}
const classificationRule = {
  ...{ startToleranceMinutes: 10, endToleranceMinutes: 10, totalMode: 'sum' as const },
  totalToleranceMinutes: 15,
}

describe('legal representatives who have not signed in', () => {
  it('are those the providers know that the portal does not, by provider and id', async () => {
    const known = [signedIn('farsta', 'r1')]
    const both = fresh([held('r1'), held('r2', { holderName: 'Omar Haddad' })])
    const found = await unseen({ farsta: { list: both }, soder: { list: fresh([held('r1')]) } }, known)
    expect(shownOf(found.unseen).map(({ providerId, id }) => [providerId, id])).toEqual([
      ['farsta', 'r2'],
      ['soder', 'r1'],
    ])
    expect(found).toMatchObject({ silent: [], notices: [] })
  })

  it('are told of as far as a provider answers, and the page says whose are missing', async () => {
    const found = await unseen({ farsta: { list: down }, soder: { list: fresh([held('r1')]) } })
    expect(found.unseen).toMatchObject({ is: 'partly', data: [{ id: 'r1' }], lacks: { why: 'unavailable' } })
    expect(found.notices).toMatchObject([{ providerName: 'FARSTA', asOf: null }])
    const kept = await unseen({
      farsta: { list: { state: 'kept', reason: 'unavailable', data: [held('r1')], asOf: now, etag: '"1"' } },
    })
    expect([shownOf(kept.unseen).length, kept.notices]).toMatchObject([1, [{ providerName: 'FARSTA', asOf: now }]])
  })

  it('are not asked for where the provider lacks the call; it is named', async () => {
    const found = await unseen({ farsta: { groups: [], list: fresh([held('r1')]) } })
    expect(found).toMatchObject({ unseen: { is: 'none' }, silent: ['FARSTA'], notices: [] })
  })

  it('stand on the list with what it rests on, and nothing else that the provider sent', async () => {
    const more = { personalIdentityNumber: '196403079822', phone: '08-1', validTo: '2026-11-01' }
    const { unseen: found } = await unseen({
      farsta: { list: fresh([held('r1'), { ...held('r2'), ...more }, held('r3', { validFrom: '2027-01-01' })]) },
    })
    expect(JSON.stringify(found)).not.toMatch(/196403079822|08-1/)
    const view = accessListView({ known: [], unseen: found }, '/b/b', { own: true, name: 'Karl' }, scene)
    expect(view.heading).toBe('1 person kan se eller göra något för dig')
    expect(view.now.map(({ state }) => state)).toEqual(['valid', 'coming'])
    expect(view.ended.map(({ state }) => state)).toEqual(['expired'])
    expect(view.now[0]).toMatchObject({
      ...{ name: 'Greta Malm', role: 'God man.', href: null, done: null, lastUse: 'Har inte loggat in här än.' },
      ground: [expect.stringContaining('Södertörns tingsrätt'), expect.stringContaining('Malin Ek')],
    })
  })
})
