import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { fault, isFault } from '~/platform/errors.server'
import { createLogger } from '~/platform/logger.server'
import type { Oidc } from '~/auth/oidc.server'
import { createSignInService, type SignInService } from '~/auth/sign-in.server'
import { copyTemplate } from '../support/templates'

const key = Buffer.alloc(32, 7)
const keys = {
  encryption: { active: 'a', ring: { a: key } },
  index: { active: 'a', ring: { a: Buffer.alloc(32, 8) } },
  pseudonym: 'p'.repeat(43),
  signing: { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', d: '', kid: 'k' },
}
const start = new Date('2026-11-19T08:00:00Z')
let now = start
const clock = () => now
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

let folder: string
let database: Database
let service: SignInService
let number = '198311059847'

/** A broker that always says yes, except to the code `no`. */
const oidc: Oidc = {
  start: () =>
    Promise.resolve({
      url: new URL('http://localhost:3002/auth?request_uri=x'),
      checks: { state: 's', nonce: 'n', codeVerifier: 'v', maxAge: 360 },
    }),
  finish: (answer) =>
    answer.get('code') === 'no'
      ? Promise.reject(fault('invalid', { code: 'broker-response', message: 'no' }))
      : Promise.resolve({
          facts: { number, name: 'Pia Lindgren', isCoordinationNumber: false, previousCoordinationNumber: null },
          subject: `subject of ${number}`,
          sid: 'broker-session',
          acr: 'loa3',
          authenticatedAt: new Date(),
          idToken: null,
        }),
  endSessionUrl: () => Promise.resolve(new URL('http://localhost:3002/session/end')),
  verifyLogoutToken: (token) =>
    token === 'good'
      ? Promise.resolve({ sid: 'broker-session' })
      : Promise.reject(fault('invalid', { code: 'x', message: 'x' })),
}

beforeAll(async () => {
  folder = await copyTemplate('portal')
  database = await openDatabase({ folder, keys, clock })
  service = createSignInService({
    config: {
      clock,
      keys,
      origin: 'https://insyn.example',
      secure: true,
      session: { idleMinutes: 20, absoluteMinutes: 480 },
      rateLimitPerPerson: 300,
      broker: { preset: 'sandbox', issuer: 'http://localhost:3002', clientId: 'insyn', override: {} },
    },
    database,
    logger: createLogger('silent'),
    oidc,
  })
})
beforeEach(() => {
  now = start
  number = '198311059847'
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const request = { userMessage: '', language: 'sv', stepUp: false }
const pair = (setCookie: string) => setCookie.split(';')[0] ?? ''
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  )

async function signIn({ stepUp = false, cookies = '', till = '/b/x' } = {}) {
  const { setCookie } = await service.begin({ ...request, stepUp, till })
  const cookieHeader = `${cookies}; ${pair(setCookie)}`
  const done = await service.complete({
    query: new URLSearchParams('code=yes'),
    cookieHeader,
    userAgent: null,
    requestId: 'r',
  })
  return { ...done, cookie: pair(done.setCookies[0] ?? ''), cookieHeader }
}

describe('sign-in', () => {
  it('gives a session in a cookie that no other host can set and no script can read', async () => {
    const { setCookies, user, till } = await signIn()
    expect(setCookies[0]).toMatch(/^__Host-insyn=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(till).toBe('/b/x')
    expect(user.name).toBe('Pia Lindgren')
    expect(await service.session(pair(setCookies[0] ?? ''))).toMatchObject({
      state: 'open',
      user: { personId: user.personId },
    })
  })

  it('counts what is new from the sign-in before', async () => {
    const first = await signIn()
    later(60)
    const second = await signIn()
    expect(second.user.previousSignInAt).toEqual(start)
    expect(second.user.personId).toBe(first.user.personId)
  })

  const answer = (cookieHeader: string | null, code = 'yes') =>
    refusal(service.complete({ query: new URLSearchParams({ code }), cookieHeader, userAgent: null, requestId: 'r' }))

  it('refuses an answer that was not begun in this browser, or comes twice', async () => {
    expect(await answer(null)).toBe('sign-in-expired')
    expect(await answer(`__Host-insyn-in=${'x'.repeat(43)}`)).toBe('sign-in-expired')
    expect(await answer('__Host-insyn-in=short; x')).toBe('sign-in-expired')
    expect(await answer((await signIn()).cookieHeader)).toBe('sign-in-expired')
  })

  it('refuses a sign-in that took more than a quarter of an hour', async () => {
    const { setCookie } = await service.begin({ ...request, till: '/' })
    later(16)
    expect(await answer(pair(setCookie))).toBe('sign-in-expired')
  })

  it('gives no session when the broker is refused', async () => {
    const { setCookie } = await service.begin({ ...request, till: '/' })
    expect(await answer(pair(setCookie), 'no')).toBe('broker-response')
  })

  it('never leads to another site', async () => expect((await signIn({ till: '//evil.example' })).till).toBe('/valj'))

  it('changes the session when someone signs in again', async () => {
    const first = await signIn()
    const second = await signIn({ cookies: first.cookie })
    expect(second.cookie).not.toBe(first.cookie)
    expect(await service.session(first.cookie)).toMatchObject({ state: 'ended', reason: 'elsewhere' })
    expect(await service.session(second.cookie)).toMatchObject({ state: 'open' })
  })
})

describe('identifying oneself again', () => {
  it('gives a new session that keeps the absolute limit and the previous sign-in', async () => {
    const first = await signIn()
    later(10)
    const again = await signIn({ stepUp: true, cookies: first.cookie })
    expect(again.user.previousSignInAt).toEqual(first.user.previousSignInAt)
    expect(again.user.authenticatedAt.getTime()).toBeGreaterThan(first.user.authenticatedAt.getTime())
    expect(await service.session(first.cookie)).toMatchObject({ state: 'ended' })
  })

  it('by somebody else is a sign-in of that person', async () => {
    const first = await signIn()
    number = '196403079822'
    const other = await signIn({ stepUp: true, cookies: first.cookie })
    expect(other.user.personId).not.toBe(first.user.personId)
    expect(await service.session(first.cookie)).toMatchObject({ state: 'ended' })
  })
})

describe('the end of a session', () => {
  it('comes after twenty idle minutes, not before', async () => {
    const { cookie } = await signIn()
    later(20)
    expect(await service.session(cookie)).toMatchObject({ state: 'open' })
    later(20)
    expect(await service.session(cookie)).toMatchObject({ state: 'open' })
    later(21)
    expect(await service.session(cookie)).toMatchObject({ state: 'ended', reason: 'time' })
    later(-21)
    expect(await service.session(cookie)).toMatchObject({ state: 'ended', reason: 'time' })
  })

  it('comes after eight hours, however busy', async () => {
    const { cookie } = await signIn()
    for (let minutes = 0; minutes < 480; minutes += 15) {
      later(15)
      expect(await service.session(cookie)).toMatchObject({ state: 'open' })
    }
    later(1)
    expect(await service.session(cookie)).toMatchObject({ state: 'ended', reason: 'time' })
  })

  it('comes at once by signing out, here and at the broker', async () => {
    const { cookie } = await signIn()
    const { atBroker, setCookies } = await service.signOut(cookie, 'r')
    expect(atBroker?.href).toBe('http://localhost:3002/session/end')
    expect(setCookies[0]).toMatch(/^__Host-insyn=; .*Max-Age=0$/)
    expect(await service.session(cookie)).toEqual({ state: 'none' })
    expect((await service.signOut(null, 'r')).atBroker).toBeNull()
  })

  it('comes when the broker says so, at the next request', async () => {
    const { cookie } = await signIn()
    expect(await service.endByLogoutToken('good')).toBeGreaterThan(0)
    expect(await service.session(cookie)).toMatchObject({ state: 'ended', reason: 'elsewhere' })
    expect(await refusal(service.endByLogoutToken('bad'))).toBe('x')
  })

  it.each([null, '', '__Host-insyn=', '__Host-insyn=x', 'insyn=' + 'x'.repeat(43)])(
    'is no session: %j',
    async (cookie) => {
      expect(await service.session(cookie)).toEqual({ state: 'none' })
    },
  )
})

describe('a form that was sent when the session had ended', () => {
  const form = {
    personId: '',
    action: '/b/x/invandningar',
    fields: [['text', 'Hon kom aldrig']] satisfies [string, string][],
  }

  it('is given back once, to the person who sent it', async () => {
    const { user } = await signIn()
    const cookie = pair(await service.forms.keep({ ...form, personId: user.personId }))
    expect(service.forms.isKept(cookie)).toBe(true)
    expect((await service.forms.take(cookie, user.personId)).form?.fields).toEqual(form.fields)
    expect((await service.forms.take(cookie, user.personId)).form).toBeNull()
  })

  it('is not given to anyone else', async () => {
    const { user } = await signIn()
    const cookie = pair(await service.forms.keep({ ...form, personId: 'someone else' }))
    expect((await service.forms.take(cookie, user.personId)).form).toBeNull()
  })
})
