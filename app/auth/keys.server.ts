import { importJWK, type JWK } from 'jose'
import { z } from 'zod'
import type { Config, Keys } from '~/platform/config.server'

type SigningKeys = Pick<Keys, 'signing' | 'signingNext' | 'signingPrevious'>

/**
 * The portal's public signing keys, as brokers and providers fetch them from `/auth/jwks.json`: the one in use first, then
 * the one that will be, then those that were, so that none of them is unknown while keys are changed. Nothing secret is in it.
 */
export function publicJwks({ keys: { signing, signingNext, signingPrevious = [] } }: { keys: SigningKeys }) {
  const shown = [signing, ...(signingNext === undefined ? [] : [signingNext]), ...signingPrevious]
  return { keys: shown.map(({ kty, crv, x, y, kid }) => ({ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' })) }
}

/** The private key that the portal proves itself to the broker with (private_key_jwt, ES256). */
export async function signingKey({
  keys,
}: {
  keys: Pick<SigningKeys, 'signing'>
}): Promise<{ key: CryptoKey; kid: string }> {
  return { key: await importKey(keys.signing), kid: keys.signing.kid }
}

const jwksSchema = z.object({
  keys: z.array(
    z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), kid: z.string() }),
  ),
})

/**
 * What the access log is signed with, and every public key it can be read with: those that are served now, and those of
 * `former`, a JWKS that was kept when a key was changed. Throws when `former` is no such thing.
 */
export async function logSigningKeys(config: Pick<Config, 'keys'>, former?: string) {
  const { key: sign, kid } = await signingKey(config)
  const known = [...(former === undefined ? [] : jwksSchema.parse(JSON.parse(former)).keys), ...publicJwks(config).keys]
  const verify = await Promise.all(known.map(async (jwk) => [jwk.kid, await importKey({ ...jwk })] as const))
  return { sign, kid, verify: new Map(verify) }
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'ES256')
  if (key instanceof Uint8Array) throw new Error('the signing key is not an EC key')
  return key
}
