import { expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import type { ObjectionCase } from '~/database/types'
import type { Known } from '~/domain/known'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { rightAt } from '../../../tests/support/rights'
import { createObjectionsService } from './objections.server'

const now = new Date('2026-11-19T15:00:00Z')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const right = rightAt('farsta', { scopes: new Set(['object', 'reports:read']) })
const session = { sessionId: 's', authenticatedAt: now, previousSignInAt: null, isCoordinationNumber: false }
const access: Access = {
  ...{ ...right, places: [right], scopesAnywhere: right.scopes, asOf: now, stale: false },
  viewer: { personId: 'p', name: 'Pia', ...session },
  brukare: { id: 'b', name: 'Pia', protectedIdentity: false },
}

/** Lodged elsewhere: only the provider can say what it is about. */
const elsewhere: ObjectionCase = {
  ...{ id: 'o', reference: 'INV-1', brukareId: 'b', providerId: 'farsta', providerObjectionId: 'p-o' },
  ...{ personId: null, lodgedBy: 'Pia', onBehalfOf: 'brukare', state: 'received', lodgedAt: now, receivedAt: now },
  ...{ answerDueBy: null, refusalCode: null, sent: null, syncedAt: now, urgentThere: null },
  ...{ target: { type: 'report', timeReportId: 'r1' }, reason: 'wrongTime', ownVersion: null, text: 'Fel tid' },
  ...{ about: undefined, events: [], messages: [], answers: [] },
}
const never = () => Promise.reject(new Error('not asked for in this test'))
const notice = { providerName: 'Farsta', reason: 'unavailable', asOf: null, since: null } as const

const service = createObjectionsService({
  database: {
    objections: {
      ...{ listForBrukare: () => Promise.resolve([elsewhere]), find: () => Promise.resolve(elsewhere) },
      ...{ submit: never, submitUrgent: never, resend: never, reply: never, withdraw: never, sync: never },
      ...{ listSince: never, listWaiting: never, refused: never, messageRefused: never },
    },
    outbox: {
      ...{ claim: never, delivered: never, retryLater: never, refused: never, listUndelivered: never },
      ...{ oldestPending: never, pendingCount: never },
    },
  },
  provider: { providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }], getBrukare: never },
  sync: {
    syncList: () => Promise.resolve([{ place: right, state: 'fresh', asOf: now }]),
    syncOne: never,
    mustSyncOne: never,
  },
  // The report cannot be read.
  targets: { describe: () => Promise.resolve({ about: null, notices: [notice] }) },
  drafts: { find: never, list: never, remove: never, beginAgain: never },
  joint: { ask: never },
  nudge: () => undefined,
})

it('does not say that there is no objection about a month whose reports could not be read', async () => {
  const of = async (reports: Known<readonly { id: string }[]>) =>
    (await service.about(access, scene, { month: '2026-10', reports })).cases.is
  expect(await of({ is: 'unknown', why: 'unavailable', since: null })).toBe('unknown')
  expect(await of({ is: 'known', data: [{ id: 'r1' }], asOf: now, kept: false })).toBe('known')
  expect(await of({ is: 'known', data: [{ id: 'r2' }], asOf: now, kept: false })).toBe('none')
})
