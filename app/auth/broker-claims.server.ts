import { z } from 'zod'
import { fault } from '~/platform/errors.server'
import type { BrokerProfile } from './presets.server'

/** Seconds that the broker's clock may be ahead of ours. */
const skewSeconds = 60

/**
 * What the broker names a person or its session by. OpenID Connect Core 1.0, section 2: `sub` has at most 255 signs; the
 * database has room for that. Control characters are in no such name, and PostgreSQL takes no NUL.
 */
export const brokerReference = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{Cc}+$/u)

/** Seconds since 1970. What is later than the year 9999 is no time, and no Date either. */
const instant = z.number().min(0).max(253_402_300_799)

const claimsSchema = z.object({
  sub: brokerReference,
  sid: brokerReference.optional(),
  iat: instant,
  auth_time: instant.optional(),
})

/** Who was identified at the broker and when, in what can be stored. `authenticatedAt` is by the machine's clock. */
export type BrokerClaims = { subject: string; sid: string | null; authenticatedAt: Date }

/**
 * Reads the claims of a verified ID token that say which sign-in it is, and holds their times against `now` and
 * `askedAt` (seconds since 1970): nothing is ahead of now by more than a minute, and where the broker tells no
 * `auth_time` the token itself must be made after the question (presets.server.ts tells why that proves it).
 * @throws Fault `invalid`, with the name of the claim and never its value.
 */
export function readBrokerClaims(
  claims: Readonly<Record<string, unknown>>,
  { stepUp }: Pick<BrokerProfile, 'stepUp'>,
  { now, askedAt }: { now: number; askedAt: number },
): BrokerClaims {
  const parsed = claimsSchema.safeParse(claims)
  if (!parsed.success) throw claimFault(String(parsed.error.issues[0]?.path[0] ?? ''))
  const { sub, sid = null, iat, auth_time: authTime } = parsed.data
  if (iat > now + skewSeconds) throw claimFault('iat')
  if (authTime !== undefined && authTime > now + skewSeconds) throw claimFault('auth_time')
  if (stepUp === 'authTime' && authTime === undefined) throw claimFault('auth_time')
  if (stepUp !== 'authTime' && iat < askedAt - skewSeconds) throw claimFault('iat')
  const at = stepUp === 'authTime' ? (authTime ?? iat) : iat
  // A clock that is a little ahead must not make a sign-in count as fresh for longer.
  return { subject: sub, sid, authenticatedAt: new Date(Math.min(at, now) * 1000) }
}

function claimFault(claim: string) {
  return fault('invalid', { code: `broker-claim-${claim}`, message: `the claim ${claim} cannot be right` })
}
