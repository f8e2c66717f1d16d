import { importJWK, type JWK } from 'jose'
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

/** The public half of the signing key. */
export async function publicKey(config: Pick<Config, 'keys'>): Promise<CryptoKey> {
  const [jwk] = publicJwks(config).keys
  return importKey({ ...jwk })
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'ES256')
  if (key instanceof Uint8Array) throw new Error('the signing key is not an EC key')
  return key
}
