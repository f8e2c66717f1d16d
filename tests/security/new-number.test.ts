import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNewNumber } from '~/auth/new-number.server'
import { createBrokers } from '~/auth/brokers.server'
import type { Oidc } from '~/auth/oidc.server'
import { createSignInService, type SignInService } from '~/auth/sign-in.server'
import { openDatabase } from '~/database/database.server'
import type { Database, PersonFacts } from '~/database/types'
import { createLogger } from '~/platform/logger.server'
import { pseudonymOf } from '~/provider/pseudonym.server'
import { standardRetention } from '~/platform/retention'
import { newBrukareReference } from '../support/databases'
import { copyTemplate } from '../support/templates'

// What a person sees whose samordningsnummer becomes a personnummer, from the broker's answer on.

const [old, now] = ['199507819853', '199507219856']
const keys = {
  encryption: { active: 'a', ring: { a: Buffer.alloc(32, 7) } },
  index: { active: 'a', ring: { a: Buffer.alloc(32, 8) } },
  pseudonym: 'p'.repeat(43),
}
const signing = { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', d: '', kid: 'k' }
const config = {
  clock: () => new Date('2026-11-19T08:00:00Z'),
  keys: { ...keys, signing },
  ...{ origin: 'https://insyn.example', secure: true, session: { idleMinutes: 20, absoluteMinutes: 480 } },
  rateLimitPerPerson: 300,
  brokers: [
    {
      ...{ id: 'e-legitimation', name: null, preset: 'sandbox' as const },
      ...{ issuer: 'http://localhost:3002', clientId: 'insyn', override: {} },
    },
  ],
  retention: standardRetention,
}

let folder: string
let database: Database
let service: SignInService
let facts: PersonFacts

const oidc: Oidc = {
  start: () =>
    Promise.resolve({
      url: new URL('http://localhost:3002/auth'),
      checks: { state: 's', nonce: 'n', codeVerifier: 'v', maxAge: 360, askedAt: 1_763_539_200, isWeighty: false },
    }),
  finish: () =>
    Promise.resolve({
      facts,
      subject: 's',
      sid: null,
      acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
      authenticatedAt: new Date(),
      idToken: null,
    }),
  endSessionUrl: () => Promise.resolve(null),
  verifyLogoutToken: () => Promise.reject(new Error('not here')),
}

beforeAll(async () => {
  folder = await copyTemplate('portal')
  database = await openDatabase({ folder, keys, clock: config.clock })
  const logger = createLogger('silent')
  service = createSignInService({ config, database, logger, brokers: createBrokers(config, logger, () => oidc) })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const pair = (setCookie = '') => setCookie.split(';')[0] ?? ''

async function signIn(who: PersonFacts, cookies = '', stepUp = false) {
  facts = who
  const asked = {
    broker: null,
    userMessage: '',
    language: 'sv',
    stepUp,
    till: '/b/x',
    again: '',
    cookieHeader: cookies,
  }
  const { setCookies } = await service.begin(asked)
  const answer = {
    broker: 'e-legitimation',
    query: new URLSearchParams('code=yes&state=s'),
    userAgent: null,
    requestId: 'r',
  }
  const done = await service.complete({ ...answer, cookieHeader: `${cookies}; ${pair(setCookies[0])}` })
  if (done.state !== 'signedIn') throw new Error(done.state)
  return { user: done.user, cookie: pair(done.setCookies[0]) }
}

describe('somebody who signs in with a personnummer for the first time', () => {
  it('finds everything, is signed out elsewhere, and is told once', async () => {
    const name = 'Amir Rahimi'
    const before = { number: old, name, isCoordinationNumber: true }
    const elsewhere = await signIn(before)
    const withoutClaim = await signIn({ number: now, name, isCoordinationNumber: false })
    expect(withoutClaim.user.personId).not.toBe(elsewhere.user.personId)
    const owner = service.owners.of(withoutClaim.user.personId)
    const [kept] = await service.forms.keep({ owner, action: '/b/x', fields: [['a', 'b']] }, null)
    const brukare = await database.brukare.upsert('farsta', {
      ...newBrukareReference(name),
      pseudonym: pseudonymOf(keys.pseudonym, old),
    })

    const told = createNewNumber({ database })
    expect(await told.pageFor(elsewhere.user, '/b/x?y=1')).toBe('/b/x?y=1')
    const after = { number: now, name, isCoordinationNumber: false, previousCoordinationNumber: old }
    const here = await signIn(after, withoutClaim.cookie, true)
    expect(here.user.personId).toBe(elsewhere.user.personId)
    for (const { cookie } of [elsewhere, withoutClaim]) {
      expect(await service.session(cookie)).toMatchObject({ state: 'ended', reason: 'elsewhere' })
    }
    expect(await service.session(here.cookie)).toMatchObject({ state: 'open' })
    expect(await service.forms.list(pair(kept), here.user.personId)).toMatchObject([{ fields: [['a', 'b']] }])

    expect(await database.brukare.hasPseudonym(brukare.id, pseudonymOf(keys.pseudonym, now))).toBe(true)
    const rows = await database.accessLog.listForBrukare(brukare.id)
    expect(rows).toMatchObject([{ action: 'number.change', personId: here.user.personId, resourceId: brukare.id }])

    expect(await told.pageFor(here.user, '/b/x?y=1')).toBe('/nytt-personnummer?till=%2Fb%2Fx%3Fy%3D1')
    await told.noteRead(here.user)
    expect(await told.pageFor(here.user, '/b/x')).toBe('/b/x')
    const again = await signIn(after, here.cookie)
    expect(await told.isNew(again.user)).toBe(false)
    expect(await database.accessLog.listForBrukare(brukare.id)).toHaveLength(1)
    expect(await database.accessLog.verify()).toMatchObject({ ok: true })
  })

  it('who was invited by the samordningsnummer, and was never here, finds the invitation and is told nothing', async () => {
    const [invitedAs, number] = ['199001612381', '199001012381']
    const invited = { number: invitedAs, name: 'En vän', isCoordinationNumber: true, nameIsHearsay: true }
    const { id } = await database.persons.findOrCreate(invited)
    const name = 'Vera Lund'
    const { user } = await signIn({ number, name, isCoordinationNumber: false, previousCoordinationNumber: invitedAs })
    expect(user).toMatchObject({ personId: id, name })
    expect(await database.persons.isNumberNew(id)).toBe(false)
  })
})
