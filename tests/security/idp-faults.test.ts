import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOidc, type Checks } from '../../app/auth/oidc.server'
import type { IdpFault } from '../../sandbox/idp/faults'
import { logger, portalKeys, refusal, request, startScene, type IdpScene } from './idp-scene'

// The real sandbox identity provider, the real client, and everything that can be wrong between them. Each fault must be
// refused as a typed fault with the right status; nothing may be left unhandled.

let scene: IdpScene

beforeAll(async () => {
  scene = await startScene([
    { key: 'pia', name: 'Pia Lindgren', givenName: 'Pia', familyName: 'Lindgren', number: '198311059847' },
    {
      key: 'amir',
      name: 'Amir Rahimi',
      givenName: 'Amir',
      familyName: 'Rahimi',
      number: '199507819853',
      coordination: true,
    },
    {
      key: 'newcomer',
      name: 'Vera Lund',
      givenName: 'Vera',
      familyName: 'Lund',
      number: '200202289880',
      previousCoordinationNumber: '199507819853',
    },
  ])
})
afterEach(() => scene.idp.setFault('none'))
afterAll(() => scene.close())

describe('a right sign-in', () => {
  it('tells who it is, verified, and shows nothing personal in the address', async () => {
    const { url, checks } = await scene.oidc.start(request)
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
    const answer = await scene.identify(url, 'pia')
    expect(answer.page).toContain('Logga in i Insyn')
    const who = await scene.oidc.finish(answer.query, checks)
    expect(who.facts).toEqual({
      number: '198311059847',
      name: 'Pia Lindgren',
      isCoordinationNumber: false,
      previousCoordinationNumber: null,
    })
    expect(who.sid).not.toBeNull()
    expect(who.idToken).toBeNull()
    expect(Math.abs(Date.now() - who.authenticatedAt.getTime())).toBeLessThan(30_000)
  })

  it('knows a samordningsnummer, and the one someone had before', async () => {
    expect((await scene.signIn('amir')).facts.isCoordinationNumber).toBe(true)
    expect((await scene.signIn('newcomer')).facts.previousCoordinationNumber).toBe('199507819853')
  })

  it('lets another person sign in where someone already is, without script', async () => {
    const browser = scene.createBrowser()
    expect((await scene.signIn('pia', browser)).facts.name).toBe('Pia Lindgren')
    expect((await scene.signIn('amir', browser)).facts.name).toBe('Amir Rahimi')
  })

  it('is slow when the broker is slow, but works', async () => {
    scene.idp.setFault('slow')
    expect((await scene.signIn('pia')).facts.name).toBe('Pia Lindgren')
  })
})

describe('what the broker gets wrong', () => {
  const faults: [IdpFault, string, number][] = [
    ['nonce', 'broker-claim-nonce', 400],
    ['audience', 'broker-claim-aud', 400],
    ['issuer', 'broker-claim-iss', 400],
    ['algNone', 'broker-response', 400],
    ['signature', 'broker-response', 400],
    ['expired', 'broker-claim-exp', 400],
    ['authTime', 'broker-claim-auth_time', 400],
    ['authTimeAhead', 'broker-claim-auth_time', 400],
    ['issuedAhead', 'broker-claim-iat', 400],
    ['longSubject', 'broker-claim-sub', 400],
    ['longSession', 'broker-claim-sid', 400],
    ['oddSession', 'broker-claim-sid', 400],
    ['notBorn', 'identity-bad-number', 403],
    ['acr', 'broker-assurance', 403],
    ['bothNumbers', 'identity-two-numbers', 403],
    ['noNumber', 'identity-no-number', 403],
    ['missingIss', 'broker-response', 400],
    ['foreignIss', 'broker-response', 400],
    ['foreignState', 'broker-response', 400],
    ['serverError', 'broker-server-error', 503],
    ['tokenError', 'broker-bad-answer', 503],
    ['tokenGarbage', 'broker-bad-answer', 503],
  ]
  it.each(faults)('%s is refused', async (fault, code, status) => {
    scene.idp.setFault(fault)
    expect(await refusal(scene.signIn('pia'))).toEqual({ code, status })
  })

  it('an ID token of an earlier sign-in is refused', async () => {
    await scene.signIn('pia')
    scene.idp.setFault('replay')
    expect(await refusal(scene.signIn('pia'))).toEqual({ code: 'broker-claim-nonce', status: 400 })
  })

  it('a token endpoint that never answers is given up within seconds', async () => {
    const { url, checks } = await scene.oidc.start(request)
    const { query } = await scene.identify(url, 'pia')
    scene.idp.setFault('tokenHang')
    const began = Date.now()
    expect(await refusal(scene.oidc.finish(query, checks))).toEqual({ code: 'broker-timeout', status: 503 })
    expect(Date.now() - began).toBeLessThan(6000)
  })

  it('keys that cannot be had are an outage', async () => {
    const fresh = createOidc(scene.config, logger)
    const { url, checks } = await fresh.start(request)
    const { query } = await scene.identify(url, 'pia')
    scene.idp.setFault('jwksDown')
    expect(await refusal(fresh.finish(query, checks))).toEqual({ code: 'broker-bad-answer', status: 503 })
  })
})

describe('what the broker refuses, or cannot begin', () => {
  it.each<[IdpFault, string]>([
    ['parRefused', 'broker-request-refused'],
    ['parHang', 'broker-timeout'],
  ])('%s', async (fault, code) => {
    scene.idp.setFault(fault)
    expect(await refusal(scene.oidc.start(request))).toEqual({ code, status: 503 })
  })

  it.each<[IdpFault, string]>([
    ['discoveryDown', 'broker-no-answer'],
    ['discoveryHang', 'broker-timeout'],
    ['down', 'broker-no-answer'],
  ])('%s, and it works again by itself', async (fault, code) => {
    const fresh = createOidc(scene.config, logger)
    scene.idp.setFault(fault)
    expect(await refusal(fresh.start(request))).toEqual({ code, status: 503 })
    expect(await fresh.endSessionUrl(null)).toBeNull()
    scene.idp.setFault('none')
    expect((await fresh.start(request)).url.origin).toBe(scene.idp.issuer)
  })

  it('another issuer than the configured one is refused', async () => {
    const other = createOidc(
      {
        ...scene.config,
        broker: { ...scene.config.broker, issuer: scene.idp.issuer.replace('localhost', '127.0.0.1') },
      },
      logger,
    )
    expect(await refusal(other.start(request))).toEqual({ code: 'broker-metadata', status: 503 })
  })

  it('a portal with another key is refused by the broker', async () => {
    const keys = {
      ...(await portalKeys()),
      signing: { ...(await portalKeys()).signing, kid: scene.config.keys.signing.kid },
    }
    expect(await refusal(createOidc({ ...scene.config, keys }, logger).start(request))).toEqual({
      code: 'broker-request-refused',
      status: 503,
    })
  })

  it('a person who cancels', async () => {
    const { url, checks } = await scene.oidc.start(request)
    const { query } = await scene.identify(url, null)
    expect(await refusal(scene.oidc.finish(query, checks))).toEqual({ code: 'sign-in-cancelled', status: 403 })
  })
})

describe('an answer that is not for this sign-in', () => {
  const with_ = async (change: Partial<Checks>) => {
    const { url, checks } = await scene.oidc.start(request)
    const { query } = await scene.identify(url, 'pia')
    return refusal(scene.oidc.finish(query, { ...checks, ...change }))
  }
  it('another state', async () => {
    expect(await with_({ state: 'x'.repeat(43) })).toEqual({ code: 'broker-response', status: 400 })
  })
  it('another nonce', async () => {
    expect(await with_({ nonce: 'x'.repeat(43) })).toEqual({ code: 'broker-claim-nonce', status: 400 })
  })
  it('another code verifier', async () => {
    expect(await with_({ codeVerifier: 'x'.repeat(43) })).toEqual({ code: 'broker-code', status: 400 })
  })
  it('the same code a second time', async () => {
    const { url, checks } = await scene.oidc.start(request)
    const { query } = await scene.identify(url, 'pia')
    await scene.oidc.finish(query, checks)
    expect(await refusal(scene.oidc.finish(query, checks))).toEqual({ code: 'broker-code', status: 400 })
  })
  it.each([
    ['nothing', ''],
    ['a code twice', 'code=a&code=b&state=c'],
    ['an unknown error', 'error=odd&state='],
    ['garbage', '%00&=&&x[]=1'],
  ])('%s', async (_what, query) => {
    const { checks } = await scene.oidc.start(request)
    expect((await refusal(scene.oidc.finish(new URLSearchParams(query), checks))).status).toBe(400)
  })
})

it('left nothing unhandled', async () => {
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(scene.unhandled).toEqual([])
})
