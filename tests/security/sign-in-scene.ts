// The sign-in service on a database of its own, with a broker that is only a function.

import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { fault, isFault } from '~/platform/errors.server'
import { createLogger } from '~/platform/logger.server'
import { createBrokers } from '~/auth/brokers.server'
import type { Oidc } from '~/auth/oidc.server'
import { createSignInService, type SignInService } from '~/auth/sign-in.server'
import { standardRetention } from '~/platform/retention'
import { copyTemplate } from '../support/templates'

const key = Buffer.alloc(32, 7)
const keys = {
  encryption: { active: 'a', ring: { a: key } },
  index: { active: 'a', ring: { a: Buffer.alloc(32, 8) } },
  pseudonym: 'p'.repeat(43),
  signing: { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', d: '', kid: 'k' },
}
/** When each test begins. */
export const start = new Date('2026-11-19T08:00:00Z')
let now = start
/** The portal's time, which tests move. */
export const clock = () => now
/** Minutes go by; negative: back. */
export const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000)
}

let folder: string
let opened: Database | undefined
let made: SignInService | undefined
let begun = 0
/** Who the broker says it is, and the id of its next logout token. */
export const broker = { number: '198311059847', jti: 'first' }

/** The portal's database; made anew for each file of tests. */
export const database = (): Database => known(opened)
/** The service under test. */
export const service = (): SignInService => known(made)

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is made before the first test')
  return value
}

/** A broker that always says yes, except to the code `no`. */
const oidc: Oidc = {
  start: () => {
    const state = `state ${(begun += 1)}`
    return Promise.resolve({
      url: new URL(`http://localhost:3002/auth?${new URLSearchParams({ state }).toString()}`),
      checks: { state, nonce: 'n', codeVerifier: 'v', maxAge: 360, askedAt: 0, isWeighty: false },
    })
  },
  finish: (answer) =>
    answer.get('code') === 'no'
      ? Promise.reject(fault('invalid', { code: 'broker-response', message: 'no' }))
      : Promise.resolve({
          facts: {
            number: broker.number,
            name: 'Pia Lindgren',
            isCoordinationNumber: false,
            previousCoordinationNumber: null,
          },
          subject: `subject of ${broker.number}`,
          sid: 'broker-session',
          acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
          authenticatedAt: new Date(),
          idToken: null,
        }),
  endSessionUrl: () => Promise.resolve(new URL('http://localhost:3002/session/end')),
  verifyLogoutToken: (token) =>
    token === 'good'
      ? Promise.resolve({ sid: 'broker-session', jti: broker.jti, usableUntil: new Date(Date.now() + 150_000) })
      : Promise.reject(fault('invalid', { code: 'x', message: 'x' })),
}

/** The service, as one process has it. */
export const serviceOn = (onDatabase: Database): SignInService => {
  const logger = createLogger('silent')
  const config = {
    clock,
    keys,
    origin: 'https://insyn.example',
    secure: true,
    session: { idleMinutes: 20, absoluteMinutes: 480 },
    rateLimitPerPerson: 300,
    retention: standardRetention,
    brokers: [
      {
        id: 'e-legitimation',
        name: null,
        preset: 'sandbox' as const,
        issuer: 'http://localhost:3002',
        clientId: 'insyn',
        override: {},
      },
    ],
  }
  const brokers = createBrokers(config, logger, () => oidc)
  return createSignInService({ config, database: onDatabase, logger, brokers })
}

/** What each test file that plays in this scene says first: files share their modules, and each has a database of its own. */
export function useSignInScene(): void {
  beforeAll(async () => {
    folder = await copyTemplate('portal')
    opened = await openDatabase({ folder, keys, clock })
    made = serviceOn(opened)
  })
  beforeEach(() => {
    now = start
    broker.number = '198311059847'
  })
  afterAll(async () => {
    await opened?.close()
    await rm(folder, { recursive: true })
  })
}

const request = { broker: null, userMessage: '', language: 'sv', stepUp: false, again: '', cookieHeader: null }
/** Name and value of a Set-Cookie. */
export const pair = (setCookie: string) => setCookie.split(';')[0] ?? ''
/** The code of what was refused. */
export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  )

/** Begins, and gives the cookie and the state that come back with the answer. */
export async function begin({ stepUp = false, till = '/b/x', again = '', cookies = '' } = {}) {
  const { setCookies, location } = await service().begin({ ...request, stepUp, till, again, cookieHeader: cookies })
  const kept = setCookies.filter((cookie) => !cookie.includes('Max-Age=0')).map(pair)
  return { cookie: kept.join('; '), setCookies, state: new URL(location).searchParams.get('state') ?? '' }
}

/** The broker's answer comes back. */
export const complete = (state: string, cookieHeader: string | null, code = 'yes') =>
  service().complete({
    broker: 'e-legitimation',
    query: new URLSearchParams({ code, state }),
    cookieHeader,
    userAgent: null,
    requestId: 'r',
  })

/** Signs in; `session` is every cookie that the browser then has of it, `cookie` the session's own. */
export async function signIn({ stepUp = false, cookies = '', till = '/b/x' } = {}) {
  const { cookie, state } = await begin({ stepUp, till, cookies })
  const cookieHeader = `${cookies}; ${cookie}`
  const done = await complete(state, cookieHeader)
  if (done.state !== 'signedIn') throw new Error(`it is ${done.state}`)
  return {
    ...done,
    session: done.setCookies.map(pair).join('; '),
    cookie: pair(done.setCookies[0] ?? ''),
    cookieHeader,
    brokerState: state,
  }
}
