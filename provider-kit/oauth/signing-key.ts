import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import { z } from 'zod'

/** The provider's own key pair for access tokens (ES256). */
export type SigningKey = { privateKey: CryptoKey; publicKey: CryptoKey }

const ecKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() })

const asKey = async (jwk: JWK): Promise<CryptoKey> => {
  const key = await importJWK(jwk, 'ES256')
  if (key instanceof Uint8Array) throw new Error('The signing key is not an EC key')
  return key
}

const readIfThere = (file: string): JWK | null => {
  try {
    return ecKey.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(`The signing key in ${file} cannot be read`, { cause: error })
  }
}

const makeKey = async (file: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(jwk), { mode: 0o600 })
  renameSync(unfinished, file)
  return jwk
}

/** Reads the provider's key from a file, or makes one there the first time. Throws when the file is not a key. */
export const openSigningKey = async (file: string): Promise<SigningKey> => {
  const jwk = readIfThere(file) ?? (await makeKey(file))
  const { kty, crv, x, y } = jwk
  return { privateKey: await asKey(jwk), publicKey: await asKey({ kty, crv, x, y }) }
}
