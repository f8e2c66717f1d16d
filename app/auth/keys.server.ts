import { importJWK, type JWK } from 'jose'
import type { Config } from '~/platform/config.server'

/** The portal's public signing key, as brokers and providers fetch it from `/auth/jwks.json`. Nothing secret is in it. */
export function publicJwks({ keys }: Pick<Config, 'keys'>) {
  const { kty, crv, x, y, kid } = keys.signing
  return { keys: [{ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }] }
}

/** The private key that the portal proves itself to the broker with (private_key_jwt, ES256). */
export async function signingKey({ keys }: Pick<Config, 'keys'>): Promise<{ key: CryptoKey; kid: string }> {
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
