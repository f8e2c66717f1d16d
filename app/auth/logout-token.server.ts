import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { BrokerConfig } from '~/platform/config.server'
import { fault } from '~/platform/errors.server'
import type { Discovery } from './discovery.server'
import type { BrokerProfile } from './presets.server'

/** Whom the broker has signed out: the session it names, else everything of the subject. */
export type LoggedOut = { sid: string } | { subject: string }

const event = 'http://schemas.openid.net/event/backchannel-logout'
const payloadSchema = z.object({
  jti: z.string().min(1),
  sid: z.string().min(1).optional(),
  sub: z.string().min(1).optional(),
  events: z.object({ [event]: z.object({}) }),
  nonce: z.never().optional(),
})
/** Ids of tokens that have been used are remembered for as long as such a token can be accepted. */
const maxAgeSeconds = 120

/**
 * Verifies logout tokens after OpenID Connect Back-Channel Logout 1.0, section 2.6: signature, issuer, audience, age,
 * the event, a session or a subject, no nonce, and that it is used once.
 */
export function createLogoutVerifier(
  broker: BrokerConfig,
  profile: BrokerProfile,
  discovery: Discovery,
): (token: string) => Promise<LoggedOut> {
  let keys: { uri: string; find: JWTVerifyGetKey } | undefined
  const used = new Map<string, number>()

  const findKeys = async (): Promise<JWTVerifyGetKey> => {
    const uri = (await discovery.get()).serverMetadata().jwks_uri
    if (uri === undefined) throw fault('unavailable', { code: 'broker-metadata', message: 'the broker has no keys' })
    if (keys?.uri !== uri) keys = { uri, find: createRemoteJWKSet(new URL(uri), { timeoutDuration: 4000 }) }
    return keys.find
  }

  const useOnce = (jti: string): void => {
    const now = Date.now()
    for (const [id, until] of used) if (until < now) used.delete(id)
    if (used.has(jti)) throw notGenuine('logout-token-used')
    used.set(jti, now + 2 * maxAgeSeconds * 1000)
  }

  return async (token) => {
    const find = await findKeys()
    try {
      const { payload, protectedHeader } = await jwtVerify(token, find, {
        issuer: broker.issuer,
        audience: broker.clientId,
        algorithms: [profile.idTokenAlgorithm],
        maxTokenAge: maxAgeSeconds,
        clockTolerance: 30,
        requiredClaims: ['jti', 'iat', 'events'],
      })
      // The type is recommended, not required; another type is never a logout token.
      if (!/^(application\/)?(logout\+)?jwt$/i.test(protectedHeader.typ ?? 'jwt')) throw notGenuine('logout-token-type')
      const parsed = payloadSchema.safeParse(payload)
      if (!parsed.success) throw notGenuine('logout-token-claims')
      const { sid, sub, jti } = parsed.data
      if (sid === undefined && sub === undefined) throw notGenuine('logout-token-claims')
      useOnce(jti)
      return sid === undefined ? { subject: sub ?? '' } : { sid }
    } catch (error) {
      // A generic JOSE error is the broker's keys not being where they should.
      const noKeys = error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC'
      if (noKeys || error instanceof errors.JWKSTimeout || error instanceof TypeError) {
        throw fault('unavailable', { code: 'broker-timeout', message: 'the keys of the broker could not be had' })
      }
      if (error instanceof errors.JOSEError) throw notGenuine('logout-token-invalid')
      throw error
    }
  }
}

function notGenuine(code: string) {
  return fault('invalid', { code, message: 'the logout token is not genuine' })
}
