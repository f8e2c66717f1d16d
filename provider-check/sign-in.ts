import { randomUUID } from 'node:crypto'
import { generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose'
import { createHttpClient } from '../app/provider/http.server'
import type { Findings } from './findings'

type Parts = {
  clientId: string
  tokenEndpoint: string
  key: JWK & { kid: string }
  patienceMs: number
  findings: Findings
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

type Made = {
  key?: CryptoKey | Uint8Array
  alg?: string
  iss?: string
  sub?: string
  aud?: string
  jti?: string
  seconds?: number
}

/** Sends assertions with one thing wrong each: none of them may give a token. */
export async function checkSignIn({ clientId, tokenEndpoint, key, patienceMs, findings }: Parts): Promise<void> {
  const endpoint = new URL(tokenEndpoint)
  const http = createHttpClient({ baseUrl: endpoint.origin, connections: 2, timeoutMs: patienceMs, maxBytes: 64_000 })
  const own = await importJWK(key, 'ES256')
  const stranger = await generateKeyPair('ES256')
  const look = findings.lookAt({ operation: 'token', call: 'POST token endpoint' })

  const assertion = ({ key: by = own, alg = 'ES256', iss = clientId, sub = clientId, ...made }: Made) =>
    new SignJWT({})
      .setProtectedHeader({ alg, kid: key.kid, typ: 'JWT' })
      .setIssuer(iss)
      .setSubject(sub)
      .setAudience(made.aud ?? tokenEndpoint)
      .setJti(made.jti ?? randomUUID())
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + (made.seconds ?? 60))
      .sign(by)

  const send = async (sent: string) => {
    const form = { grant_type: 'client_credentials', client_assertion_type: assertionType, client_assertion: sent }
    return http.request({
      method: 'POST',
      path: endpoint.pathname + endpoint.search,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      signal: AbortSignal.timeout(patienceMs),
    })
  }

  const refused = async (rule: 'assertion-refused' | 'assertion-once', sent: string, what: string) => {
    const answer = await send(sent).catch(() => null)
    look('answers', '', answer !== null, 'no whole answer')
    if (answer === null) return
    const { status, text } = answer
    look(rule, '', status >= 400 || !text.includes('access_token'), `a token was given for ${what}`)
    if (status < 400) return
    const isRight = status === 401 && /"error"\s*:\s*"invalid_client"/.test(text)
    look('assertion-refusal-form', '', isRight, `status ${status} for ${what}, or another error than invalid_client`)
  }

  const unsigned = (await assertion({})).replace(
    /^[^.]+/,
    Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url'),
  )
  const wrong: [what: string, assertion: string][] = [
    ['a wrong signature', await assertion({ key: stranger.privateKey })],
    ['alg none', unsigned.replace(/[^.]+$/, '')],
    ['alg HS256', await assertion({ alg: 'HS256', key: Buffer.from(JSON.stringify(key.x ?? '').padEnd(32, '0')) })],
    ['another iss', await assertion({ iss: 'somebody-else' })],
    ['another sub', await assertion({ sub: 'somebody-else' })],
    ['another aud', await assertion({ aud: 'https://elsewhere.example/oauth/token' })],
    ['an exp that has passed', await assertion({ seconds: -60 })],
    ['an exp a day ahead', await assertion({ seconds: 86_400 })],
  ]
  try {
    for (const [what, sent] of wrong) await refused('assertion-refused', sent, what)
    const twice = await assertion({})
    const first = await send(twice).catch(() => null)
    if (first?.status === 200) await refused('assertion-once', twice, 'an assertion that was used before')
  } finally {
    await http.close()
  }
}
