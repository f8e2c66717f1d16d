import { createECDH } from 'node:crypto'
import { z } from 'zod'

/** Random bytes of 32 have at least this many that differ, but for once in 10^20 times. */
const leastDifferent = 16

const isRandom = (bytes: Buffer): boolean => new Set(bytes).size >= leastDifferent
const notRandom = 'is not random: make it with `npm run keys -- make`'

const key32 = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(isRandom, notRandom)

const keyRing = z
  .object({
    active: z.string().min(1),
    ring: z.record(z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, 'must be letters, digits, _ and -'), key32),
    /** Those whose rows are being moved to the active one, after which they can be removed. */
    retiring: z.array(z.string()).optional(),
  })
  .refine((keys) => Object.hasOwn(keys.ring, keys.active), 'the active key must be in the ring')
  .refine((keys) => !(keys.retiring ?? []).includes(keys.active), 'the active key cannot be on its way out')
  .refine(
    (keys) => (keys.retiring ?? []).every((id) => Object.hasOwn(keys.ring, id)),
    'a key on its way out must be in the ring',
  )

const publicJwk = {
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string().min(1),
}

/** True when the public half is that of the private one, which Node does not look at when it takes in a JWK. */
function isPair({ x, y, d }: { x: string; y: string; d: string }): boolean {
  try {
    const curve = createECDH('prime256v1')
    curve.setPrivateKey(d, 'base64url')
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
    return curve.getPublicKey().equals(point)
  } catch {
    return false
  }
}

const signingKey = z
  .object({ ...publicJwk, d: z.string() })
  .refine((jwk) => isRandom(Buffer.from(jwk.d, 'base64url')), notRandom)
  .refine(isPair, 'is no ES256 key: its private and public halves do not belong together')

type Secrets = {
  encryption: { ring: Record<string, Buffer> }
  index: { ring: Record<string, Buffer> }
  pseudonym: string
}

/** One key for two things: whoever is given one of them has the other. */
function hasTwice({ encryption, index, pseudonym }: Secrets): boolean {
  const all = [...Object.values(encryption.ring), ...Object.values(index.ring), Buffer.from(pseudonym, 'base64url')]
  return new Set(all.map((key) => key.toString('hex'))).size < all.length
}

/** The portal's keys, as `INSYN_KEYS` and the operator's file have them (docs/operations.md, Keys). */
export const keysSchema = z
  .object({
    encryption: keyRing,
    index: keyRing,
    pseudonym: z
      .string()
      .regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url')
      .refine((text) => isRandom(Buffer.from(text, 'base64url')), notRandom),
    signing: signingKey,
    /** Shown in the key set before it is used, so that brokers and providers have it by then. */
    signingNext: signingKey.optional(),
    /** Shown for what they have signed; their private halves are gone. */
    signingPrevious: z.array(z.object(publicJwk)).optional(),
  })
  .refine((keys) => !hasTwice(keys), 'the same key is there twice')
  .refine(({ signing, signingNext, signingPrevious }) => {
    const kids = [signing, ...(signingNext === undefined ? [] : [signingNext]), ...(signingPrevious ?? [])].map(
      ({ kid }) => kid,
    )
    return new Set(kids).size === kids.length
  }, 'two signing keys have the same kid')
