import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose'
import { HtmlValidate } from 'html-validate'
import { expect, inject } from 'vitest'
import { z } from 'zod'
import type * as Contract from '../../provider-api/contract'
import { describeFault, validatorFor } from '../../provider-api/validate'
import { startClock } from '../../app/platform/clock'
import { startProvider, type RunningProvider } from '../../sandbox/provider/http/start'
import { openProvider } from '../../sandbox/provider/store/open'
import { createDatabase } from '../../scripts/postgres.mjs'
import { testInstant } from '../support/template-making'
import { copyTemplate } from '../support/templates'

export const clientId = 'insyn-portal'
export const webhookSecret = 'whsec_c2FuZGJveC13ZWJob29rLXNlY3JldC0wMDE='
type Nudge = { path: string; headers: IncomingHttpHeaders; body: string }

/** A portal that only has a public key and takes nudges. */
const startPortal = async (key: CryptoKey) => {
  const nudges: Nudge[] = []
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(key)), kid: 'k1', alg: 'ES256', use: 'sig' }] })
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (request.url === '/auth/jwks.json') return response.setHeader('content-type', 'application/json').end(jwks)
      nudges.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() })
      response.writeHead(204).end()
    })
  })
  server.listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The portal has no port')
  return { origin: `http://localhost:${address.port}`, nudges, close: () => server.close() }
}

/**
 * The sandbox provider with a world of its own, and a stand-in for the portal. `time.offsetMs` moves real time for tokens.
 * `huvudman`: so many more, all of one god man; that world is made on the server of all tests, and not copied.
 */
export const startForTest = async (huvudman = 0) => {
  const keys = await generateKeyPair('ES256', { extractable: true })
  const portal = await startPortal(keys.publicKey)
  const folder = huvudman === 0 ? await copyTemplate('provider') : await mkdtemp(join(tmpdir(), 'insyn-provider-'))
  const onServer = huvudman === 0 ? undefined : await createDatabase(inject('server').url)
  const database = { url: onServer?.url, folder }
  const time = { offsetMs: 0 }
  const clock = startClock(testInstant)
  const running = await startProvider(
    {
      port: 0,
      origin: null,
      database,
      keyFile: join(folder, 'signing-key.json'),
      portalOrigin: portal.origin,
      clientId,
      portalKeys: { url: new URL('/auth/jwks.json', portal.origin) },
      webhookSecret,
      clock,
      ...{ huvudman, freshnessSeconds: 0 },
      logLevel: 'silent',
      production: false,
    },
    {
      open: (photoBase) => openProvider({ ...database, clock, huvudman, photoBase }),
      wipe: () => Promise.resolve(),
      now: () => new Date(Date.now() + time.offsetMs),
    },
  )
  const close = async (): Promise<void> => {
    await running.close()
    portal.close()
    await onServer?.drop()
    await rm(folder, { recursive: true, force: true })
  }
  return { running, portal, privateKey: keys.privateKey, time, clock, close }
}

/** A client assertion; each part can be made wrong. `seconds`: how long it lives, negative for one that has expired. */
export const assertionFor = (
  audience: string,
  key: CryptoKey,
  { jti = randomUUID(), seconds = 60, issuer = clientId } = {},
): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(issuer)
    .setSubject(issuer)
    .setAudience(audience)
    .setJti(jti)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(key)

/** POST to a token endpoint. */
export const askForToken = (tenantUrl: string, assertion: string, grantType = 'client_credentials') =>
  fetch(`${tenantUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: grantType,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })

const tokenAnswer = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.number() })

type Sent = { method?: string; body?: unknown; headers?: Record<string, string>; key?: string }

/** The API of one tenant as the portal calls it. Gets its own token. */
export const createClient = async (running: RunningProvider, tenant: string, privateKey: CryptoKey) => {
  const url = `${running.origin}/${tenant}`
  const answer = await askForToken(url, await assertionFor(`${url}/oauth/token`, privateKey))
  const token = tokenAnswer.parse(await answer.json()).access_token

  const send = (path: string, { method = 'GET', body, headers = {}, key }: Sent = {}): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'insyn-actor': 'person-1',
        'insyn-actor-role': 'brukare',
        'x-request-id': 'test-1',
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  /** The answer, which must have the shape the contract names. */
  const read = async <K extends Contract.SchemaName>(name: K, path: string, sent: Sent = {}) => {
    const response = await send(path, sent)
    const data: unknown = await response.json()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(data)}`)
    const check = validatorFor(name)
    if (!check(data)) throw new Error(`${path}: ${describeFault(check.errors)}`)
    return data
  }

  /** Every change after a cursor, page by page. */
  const changesAfter = async (cursor?: string): Promise<Contract.Change[]> => {
    const page = await read('ChangePage', `/v1/changes${cursor ? `?after=${encodeURIComponent(cursor)}` : ''}`)
    return page.nextCursor ? [...page.items, ...(await changesAfter(page.nextCursor))] : page.items
  }

  /** The brukare a person of the cast is here. */
  const brukareOf = async (number: string): Promise<string> => {
    const body = { personalIdentityNumber: number, pseudonymKey: 'A'.repeat(43) }
    const found = await read('PersonSearchResult', '/v1/persons/search', { method: 'POST', body })
    if (!found.brukare) throw new Error('The person is no brukare here')
    return found.brukare.id
  }

  /** A shift of the test's week and the next. */
  const shift = async (brukareId: string, id: string): Promise<Contract.Shift> => {
    const { items } = await read('ShiftPage', `/v1/brukare/${brukareId}/shifts?from=2026-11-17&to=2026-11-30`)
    const found = items.find((it) => it.id === id)
    if (!found) throw new Error(`${id} is not in the API`)
    return found
  }

  return { url, token, send, read, changesAfter, brukareOf, shift }
}

export type Client = Awaited<ReturnType<typeof createClient>>

/** A page as a browser without script gets it; `path` is where it ended. */
export type Answer = { status: number; path: string; text: string }

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  // Ways of writing, and stylesheets of our own, are no faults.
  rules: {
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'require-sri': 'off',
  },
})

/** The page, which must have the status expected and no fault that html-validate knows. */
export const good = async (answer: Promise<Answer>, status = 200): Promise<Answer> => {
  const page = await answer
  expect([page.path, page.status]).toEqual([page.path, status])
  const { results } = await validator.validateString(page.text)
  const faults = results.flatMap((it) => it.messages.map(({ ruleId, message }) => `${page.path} ${ruleId} ${message}`))
  expect(faults).toEqual([])
  return page
}

/** The values of the fields with a name, in the order of the page. */
export const valuesOf = (page: Answer, name: string): string[] =>
  [...page.text.matchAll(/name="([^"]+)"\s+value="([^"]+)"/g)].filter((it) => it[1] === name).map((it) => it[2] ?? '')

/** A browser without script for the pages: keeps cookies, posts forms with its origin, follows a 303 by itself. */
export const createBrowser = (origin: string) => {
  const cookies = new Map<string, string>()

  const open = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    headers.set('origin', origin)
    const response = await fetch(new URL(path, origin), {
      ...init,
      headers,
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (response.status === 303 && location) return open(location)
    return { status: response.status, path, text: await response.text() }
  }

  const post = (path: string, fields: Record<string, string> | [string, string][]) =>
    open(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

  return { open, post }
}
