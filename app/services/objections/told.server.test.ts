import { expect, it, vi } from 'vitest'
import type { Access } from '~/auth/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { rightAt } from '../../../tests/support/rights'
import type { SyncState } from '~/services/frame/bringing.server'
import { createCasesTold } from './told.server'
import { staysOf } from './viewer.server'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T15:00:00Z'), requestId: 'r' }
const places = ['farsta', 'soder'].map((providerId) =>
  rightAt(providerId, { brukareId: 'bru', scopes: new Set(providerId === 'soder' ? ['reports:read'] : ['object']) }),
)
const viewer = {
  ...{ personId: 'p', name: 'Pia', sessionId: 's', authenticatedAt: scene.now, previousSignInAt: null },
  isCoordinationNumber: false,
}
const access: Access = {
  ...{ viewer, brukare: { id: 'b', name: 'Pia', protectedIdentity: false }, places, role: 'brukare' },
  ...{ scopes: new Set(['object']), jointScopes: new Set(), scopesAnywhere: new Set(['object']), validTo: null },
  ...{ representationIds: [], joint: false, jointWith: [], conflictOfInterest: 'none', ownStaffIds: [] },
  ...{ assignments: [], verifiedAt: null, asOf: scene.now, stale: false },
}
const place = { providerId: 'farsta', brukareId: 'bru' }

function setUp(isKnown: boolean, state: SyncState) {
  const syncList = vi.fn().mockResolvedValue([state])
  const provider = { providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }] }
  return {
    syncList,
    told: createCasesTold({ provider, sync: { syncList }, knowledge: { isKnown: () => isKnown }, stays: staysOf }),
  }
}

it('asks no provider whose feed has told of all, nor one where the viewer may not follow objections', async () => {
  const known = setUp(true, { place, state: 'fresh', asOf: scene.now })
  const none = await known.told([access], scene)
  expect([none.isWhole('b'), none.notices]).toEqual([true, []])
  expect(known.syncList).not.toHaveBeenCalled()
  const unknown = setUp(false, { place, state: 'fresh', asOf: scene.now })
  expect((await unknown.told([access], scene)).isWhole('b')).toBe(true)
  expect(unknown.syncList.mock.calls[0]?.[0]).toMatchObject({ id: 'b', stays: [{ place: { providerId: 'farsta' } }] })
})

it('says that something may be missing when the provider does not answer in time', async () => {
  const { told } = setUp(false, { place, state: 'missing', reason: 'unavailable', since: null })
  const found = await told([access], scene)
  expect(found.isWhole('b')).toBe(false)
  expect(found.notices).toMatchObject([{ providerName: 'Farsta', reason: 'unavailable', asOf: null }])
  const kept = setUp(false, { place, state: 'kept', asOf: scene.now, reason: 'unavailable' })
  expect((await kept.told([access], scene)).isWhole('b')).toBe(false)
})

it('asks about no more than eight at a time, however many somebody acts for', async () => {
  const { syncList, told } = setUp(false, { place, state: 'fresh', asOf: scene.now })
  const many = Array.from({ length: 100 }, (_, nth) => ({ ...access, brukare: { ...access.brukare, id: `b${nth}` } }))
  await told(many, scene)
  expect(syncList).toHaveBeenCalledTimes(8)
})
