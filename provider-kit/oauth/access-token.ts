import { randomUUID } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { SigningKey } from './signing-key'

/** Seconds an access token lives. */
export const accessTokenSeconds = 600

/** Issues and checks access tokens of one tenant. `issuer` is the tenant's base URL, which is also the audience. */
export type AccessTokens = {
  issue: (clientId: string) => Promise<string>
  /** The client id, or null for a token that is missing, foreign, changed or expired. */
  clientOf: (authorization: string | undefined) => Promise<string | null>
}

/** JWT access tokens after RFC 9068. `now` is real time: a sandbox clock must not make a token valid again. */
export const createAccessTokens = (key: SigningKey, issuer: string, now: () => Date): AccessTokens => {
  const issue = (clientId: string): Promise<string> => {
    const seconds = Math.floor(now().getTime() / 1000)
    return new SignJWT({ client_id: clientId })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(issuer)
      .setSubject(clientId)
      .setJti(randomUUID())
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + accessTokenSeconds)
      .sign(key.privateKey)
  }

  const clientOf = async (authorization: string | undefined): Promise<string | null> => {
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1]
    if (!token) return null
    try {
      const { payload } = await jwtVerify(token, key.publicKey, {
        issuer,
        audience: issuer,
        typ: 'at+jwt',
        algorithms: ['ES256'],
        requiredClaims: ['exp', 'sub'],
        currentDate: now(),
      })
      return payload.sub ?? null
    } catch {
      return null
    }
  }

  return { issue, clientOf }
}
