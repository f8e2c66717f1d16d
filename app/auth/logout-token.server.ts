import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { BrokerConfig } from '~/platform/brokers-config.server'
import { machineNow } from '~/platform/clock'
import { fault } from '~/platform/errors.server'
import { brokerReference } from './broker-claims.server'
import type { Discovery } from './discovery.server'
import type { BrokerProfile } from './presets.server'

/**
 * Whom the broker has signed out: the session it names, else everything of the subject. `jti` is the token's id, and
 * `usableUntil` (by the machine's clock) how long it could be accepted again if nobody remembered it.
 */
export type LoggedOut = { jti: string; usableUntil: Date } & ({ sid: string } | { subject: string })

const event = 'http://schemas.openid.net/event/backchannel-logout'
const payloadSchema = z.object({
  jti: z.string().min(1).max(1000),
  iat: z.number(),
  sid: brokerReference.optional(),
  sub: brokerReference.optional(),
  events: z.object({ [event]: z.object({}) }),
  nonce: z.never().optional(),
})
/** How old a token may be, and how far the clocks may differ. */
const [maxAgeSeconds, skewSeconds] = [120, 30]

/**
 * Verifies logout tokens after OpenID Connect Back-Channel Logout 1.0, section 2.6: signature, issuer, audience, age,
 * the event, a session or a subject, and no nonce. That it is used once is for whoever ends the sessions to see to, in the
 * same transaction: a token that ended nothing because the database was away must work when it is sent again.
 */
export function createLogoutVerifier(
  broker: BrokerConfig,
  profile: BrokerProfile,
  discovery: Discovery,
): (token: string) => Promise<LoggedOut> {
  let keys: { uri: string; find: JWTVerifyGetKey } | undefined

  const findKeys = async (): Promise<JWTVerifyGetKey> => {
    const uri = (await discovery.get()).serverMetadata().jwks_uri
    if (uri === undefined) throw fault('unavailable', { code: 'broker-metadata', message: 'the broker has no keys' })
    if (keys?.uri !== uri) keys = { uri, find: createRemoteJWKSet(new URL(uri), { timeoutDuration: 4000 }) }
    return keys.find
  }

  return async (token) => {
    const find = await findKeys()
    try {
      const { payload, protectedHeader } = await jwtVerify(token, find, {
        issuer: broker.issuer,
        audience: broker.clientId,
        algorithms: [profile.idTokenAlgorithm],
        maxTokenAge: maxAgeSeconds,
        clockTolerance: skewSeconds,
        currentDate: new Date(machineNow()),
        requiredClaims: ['jti', 'iat', 'events'],
      })
      // The type is recommended, not required; another type is never a logout token.
      if (!/^(application\/)?(logout\+)?jwt$/i.test(protectedHeader.typ ?? 'jwt')) throw notGenuine('logout-token-type')
      const parsed = payloadSchema.safeParse(payload)
      if (!parsed.success) throw notGenuine('logout-token-claims')
      const { sid, sub, jti, iat } = parsed.data
      const once = { jti, usableUntil: new Date((iat + maxAgeSeconds + skewSeconds) * 1000) }
      if (sid !== undefined) return { ...once, sid }
      if (sub === undefined) throw notGenuine('logout-token-claims')
      return { ...once, subject: sub }
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

/** What the portal answers to a token that cannot be accepted. */
export function notGenuine(code: string) {
  return fault('invalid', { code, message: 'the logout token is not genuine' })
}
