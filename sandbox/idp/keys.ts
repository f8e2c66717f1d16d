import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'

const signingKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})
const keysSchema = z.object({ signing: signingKey, cookies: z.array(z.string().min(32)).min(1) })

export type IdpKeys = z.infer<typeof keysSchema>

/**
 * The identity provider's signing key and cookie keys. They are made at the first start and kept in
 * `<folder>/keys.json` (readable by the owner only), so that a restart does not make the portal distrust them.
 * @throws Error when the file is there but is not what was written.
 */
export async function loadKeys(folder: string): Promise<IdpKeys> {
  const path = join(folder, 'keys.json')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text !== undefined) {
    try {
      return keysSchema.parse(JSON.parse(text))
    } catch (cause) {
      throw new Error(`${path} cannot be read. Remove it, and new keys are made.`, { cause })
    }
  }
  const keys = await createKeys()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, JSON.stringify(keys), { mode: 0o600 })
  return keys
}

/** New keys, kept nowhere; for tests. */
export async function createKeys(): Promise<IdpKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = `idp-${randomBytes(6).toString('hex')}`
  return keysSchema.parse({
    signing: { ...jwk, kid, alg: 'ES256', use: 'sig' },
    cookies: [randomBytes(32).toString('base64url')],
  })
}
