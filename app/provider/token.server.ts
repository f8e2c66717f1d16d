import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT, type JWK } from 'jose'
import { z } from 'zod'
import { failure, toFailure } from './failure'
import { machineNow } from '~/platform/clock'
import { createHttpClient } from './http.server'

/** Access tokens for one provider. */
export type TokenSource = {
  /** A token that is valid for at least 30 seconds more. @throws Failure when the token endpoint gives none. */
  get: () => Promise<string>
  /** Another token than `rejected`, which the provider answered 401 to. */
  renew: (rejected: string) => Promise<string>
  close: () => Promise<void>
}

type TokenOptions = {
  clientId: string
  tokenEndpoint: string
  timeoutMs: number
  /** The portal's ES256 key; its public part is at /auth/jwks.json. */
  signingKey: JWK & { kid: string }
}

const marginMs = 30_000
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const tokenAnswer = z.object({
  access_token: z.string().min(1).max(8_000),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().int().positive().default(60),
})

/**
 * OAuth 2.0 client credentials with private_key_jwt (RFC 7523). A token is kept until 30 seconds before it runs out,
 * and one request at a time asks for a new one, whoever waits for it. The machine's own time is used, not the portal's
 * adjustable clock: the provider judges the token by real time.
 */
export function createTokenSource({ clientId, tokenEndpoint, timeoutMs, signingKey }: TokenOptions): TokenSource {
  const endpoint = new URL(tokenEndpoint)
  const http = createHttpClient({ baseUrl: endpoint.origin, connections: 2, timeoutMs, maxBytes: 64_000 })
  let current: { token: string; until: number } | undefined
  let asking: Promise<string> | undefined

  const assertion = async () =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: signingKey.kid, typ: 'JWT' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(tokenEndpoint)
      .setJti(randomUUID())
      .setIssuedAt(new Date(machineNow()))
      .setExpirationTime(new Date(machineNow() + 60_000))
      .sign(await importJWK(signingKey, 'ES256'))

  const ask = async (): Promise<string> => {
    const form = { grant_type: 'client_credentials', client_assertion_type: assertionType }
    const answer = await http.request({
      method: 'POST',
      path: endpoint.pathname + endpoint.search,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ ...form, client_assertion: await assertion() }).toString(),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (answer.status !== 200)
      throw failure('unavailable', { code: 'token-refused', detail: `status ${answer.status}` })
    const parsed = tokenAnswer.safeParse(parseJson(answer.text))
    if (!parsed.success) throw failure('unavailable', { code: 'token-answer' })
    const life = Math.max(parsed.data.expires_in * 1000 - marginMs, 1_000)
    current = { token: parsed.data.access_token, until: Date.now() + life }
    return current.token
  }

  const fresh = (): Promise<string> => {
    asking ??= ask()
      .catch((error: unknown) => Promise.reject(toFailure(error)))
      .finally(() => (asking = undefined))
    return asking
  }

  return {
    get: async () => (current !== undefined && Date.now() < current.until ? current.token : fresh()),
    renew: async (rejected) => {
      if (current?.token === rejected) current = undefined
      return current !== undefined && Date.now() < current.until ? current.token : fresh()
    },
    close: () => http.close(),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
