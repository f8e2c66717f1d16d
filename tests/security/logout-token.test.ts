import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInPersons } from '../../sandbox/data/cast'
import { createKeys } from '../../sandbox/idp/keys'
import { startIdp } from '../../sandbox/idp/start'
import { refusal, startScene, type IdpScene } from './idp-scene'

// Back-channel logout: only the broker can sign someone out. That a token works once is in sign-in.test.ts.

let scene: IdpScene

beforeAll(async () => {
  scene = await startScene(signInPersons)
})
afterAll(() => scene.close())

describe('back-channel logout', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const now = () => Math.floor(Date.now() / 1000)
  let count = 0
  const payload = () => ({
    iss: scene.idp.issuer,
    aud: 'insyn',
    iat: now(),
    exp: now() + 120,
    jti: `jti-${(count += 1)}`,
    sid: 'a-session',
    sub: 'a-person',
    events: event,
  })
  const header = { typ: 'logout+jwt' }

  it('names whom it signs out, and how long it must be remembered', async () => {
    const { jti, iat, ...rest } = payload()
    const named = await scene.oidc.verifyLogoutToken(await scene.idp.sign({ jti, iat, ...rest }, header))
    expect(named).toEqual({ sid: 'a-session', jti, usableUntil: new Date((iat + 150) * 1000) })
    const ofAll = await scene.oidc.verifyLogoutToken(await scene.idp.sign({ ...payload(), sid: undefined }, header))
    expect(ofAll).toMatchObject({ subject: 'a-person' })
  })

  it('comes from the sandbox when someone signs out there, without script', async () => {
    const browser = scene.createBrowser()
    const who = await scene.signIn('pia', browser)
    const url = await scene.oidc.endSessionUrl(null)
    const answer = await browser.go(String(url))
    expect(answer.arrived?.pathname).toBe('/utloggad')
    const token = scene.logoutTokens.at(-1) ?? ''
    expect(await scene.oidc.verifyLogoutToken(token)).toMatchObject({ sid: who.sid })
  })

  it.each([
    ['another issuer', { iss: 'https://someone-else.example' }],
    ['another audience', { aud: 'another-client' }],
    ['too old', { iat: Math.floor(Date.now() / 1000) - 3600, exp: Math.floor(Date.now() / 1000) - 3000 }],
    ['a time ahead of ours', { iat: Math.floor(Date.now() / 1000) + 3600, exp: Math.floor(Date.now() / 1000) + 7200 }],
    ['no event', { events: {} }],
    ['a nonce', { nonce: 'never in a logout token' }],
    ['nobody', { sid: undefined, sub: undefined }],
    ['no id', { jti: undefined }],
    ['a session longer than there is room for', { sid: 'x'.repeat(301) }],
    ['a session that no database takes', { sid: 'a\u0000b' }],
    ['a subject longer than there is room for', { sid: undefined, sub: 'x'.repeat(256) }],
    ['an id longer than any', { jti: 'x'.repeat(1001) }],
  ])('a token with %s is refused', async (_what, change) => {
    const token = await scene.idp.sign({ ...payload(), ...change }, header)
    expect((await refusal(scene.oidc.verifyLogoutToken(token))).status).toBe(400)
  })

  it('a token of another type, of another key, unsigned or no token at all is refused', async () => {
    const stranger = await startIdp({ port: 0, portalOrigin: scene.portalOrigin, keys: await createKeys() })
    const foreign = await stranger.sign(payload(), header)
    await stranger.close()
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(payload())).toString('base64url')}.`
    for (const token of [await scene.idp.sign(payload(), { typ: 'at+jwt' }), foreign, unsigned, 'x', '']) {
      expect((await refusal(scene.oidc.verifyLogoutToken(token))).status).toBe(400)
    }
  })
})

it('left nothing unhandled', async () => {
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(scene.unhandled).toEqual([])
})
