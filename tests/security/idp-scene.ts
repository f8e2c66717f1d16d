import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { expect } from 'vitest'
import { publicJwks } from '../../app/auth/keys.server'
import { createOidc, type Identified, type Oidc, type OidcConfig } from '../../app/auth/oidc.server'
import type { Keys } from '../../app/platform/config.server'
import { isFault, statusOf } from '../../app/platform/errors.server'
import { createLogger } from '../../app/platform/logger.server'
import type { CastPerson } from '../../sandbox/data/cast'
import { createKeys } from '../../sandbox/idp/keys'
import { startIdp, type RunningIdp } from '../../sandbox/idp/start'

/** The real sandbox identity provider and the real client, with as little of a portal as they need between them. */
export type IdpScene = {
  idp: RunningIdp
  config: OidcConfig
  oidc: Oidc
  portalOrigin: string
  /** What came to /auth/backchannel-logout. */
  logoutTokens: string[]
  /** Promises that nobody waited for. */
  unhandled: unknown[]
  createBrowser: () => Browser
  signIn: (person: string, browser?: Browser) => Promise<Identified>
  identify: (url: URL, person: string | null, browser?: Browser) => Promise<{ page: string; query: URLSearchParams }>
  close: () => Promise<void>
}
export type Browser = { go: (url: string, body?: URLSearchParams) => Promise<Visit> }
type Visit = { url: string; text: string; arrived?: URL }

export const logger = createLogger('silent')
export const request = { userMessage: 'Logga in i Insyn', language: 'sv', stepUp: false }

/** Starts it all on free ports. */
export async function startScene(persons: readonly CastPerson[]): Promise<IdpScene> {
  const unhandled: unknown[] = []
  const remember = (error: unknown) => unhandled.push(error)
  process.on('unhandledRejection', remember)
  const keys = await portalKeys()
  const portal = await startPortalStub(keys)
  const idp = await startIdp({ port: 0, portalOrigin: portal.origin, keys: await createKeys(), persons })
  const config: OidcConfig = {
    origin: portal.origin,
    keys,
    broker: {
      id: 'e-legitimation',
      name: null,
      preset: 'sandbox',
      issuer: idp.issuer,
      clientId: 'insyn',
      override: {},
    },
  }
  const oidc = createOidc(config, logger)
  const createBrowser = () => browserFor(portal.origin)

  /** What a person does at the identity provider; null cancels. */
  const identify: IdpScene['identify'] = async (url, person, browser = createBrowser()) => {
    const page = await browser.go(url.href)
    const action = person === null ? `${page.url}/avbryt` : page.url
    const answer = await browser.go(action, new URLSearchParams(person === null ? {} : { person }))
    if (!answer.arrived) throw new Error(`did not come back: ${answer.text.slice(0, 300)}`)
    return { page: page.text, query: answer.arrived.searchParams }
  }
  return {
    idp,
    config,
    oidc,
    portalOrigin: portal.origin,
    logoutTokens: portal.logoutTokens,
    unhandled,
    createBrowser,
    identify,
    signIn: async (person, browser = createBrowser()) => {
      const { url, checks } = await oidc.start(request)
      const { query } = await identify(url, person, browser)
      return oidc.finish(query, checks)
    },
    close: async () => {
      await idp.close()
      portal.server.closeAllConnections()
      portal.server.close()
      process.off('unhandledRejection', remember)
    },
  }
}

/** The code and status of what was refused. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; status: number }> {
  try {
    await work
  } catch (error) {
    if (!isFault(error)) throw error
    // What is logged of it must not hold what the broker said about the person.
    expect(JSON.stringify({ message: error.message, cause: String(error.cause) })).not.toMatch(/\d{10,12}|Lindgren/)
    return { code: error.code, status: statusOf(error.kind) }
  }
  return { code: 'accepted', status: 200 }
}

/** A browser without script: keeps cookies, follows redirects, and stops when it is back at the portal. */
function browserFor(portalOrigin: string): Browser {
  const jar = new Map<string, { pair: string; path: string }>()
  const go = async (url: string, body?: URLSearchParams): Promise<Visit> => {
    const { pathname } = new URL(url)
    const sent = [...jar.values()].filter(
      ({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')),
    )
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: sent.map(({ pair }) => pair).join('; ') },
      ...(body ? { method: 'POST', body } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
      // Two sign-ins under way have cookies of the same name, each for its own path.
      const key = `${pair.slice(0, pair.indexOf('='))} ${path}`
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(key)
      else jar.set(key, { pair, path })
    }
    const location = response.headers.get('location')
    if (location === null) return { url, text: await response.text() }
    await response.body?.cancel()
    const next = new URL(location, url)
    return next.origin === portalOrigin ? { url: next.href, text: '', arrived: next } : go(next.href)
  }
  return { go }
}

/** Keys of a portal, made anew. */
export async function portalKeys(): Promise<Keys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { x = '', y = '', d = '' } = await exportJWK(privateKey)
  const ring = { active: 'a', ring: { a: Buffer.alloc(32) } }
  return {
    encryption: ring,
    index: ring,
    pseudonym: 'p'.repeat(43),
    signing: { kty: 'EC', crv: 'P-256', x, y, d, kid: 'portal-1' },
  }
}

async function startPortalStub(keys: Keys): Promise<{ server: Server; origin: string; logoutTokens: string[] }> {
  const logoutTokens: string[] = []
  const server = createServer((incoming, response) => {
    let body = ''
    incoming.on('data', (chunk) => (body += String(chunk)))
    incoming.on('end', () => {
      if (incoming.url === '/auth/backchannel-logout')
        logoutTokens.push(new URLSearchParams(body).get('logout_token') ?? '')
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(publicJwks({ keys })))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, origin: `http://localhost:${address.port}`, logoutTokens }
}
