// The keys of the demo and the tests. In production they come from the operator; see docs/operations.md.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ring = () => ({ active: 'k1', ring: { k1: randomBytes(32).toString('base64') } })

/** A fresh set of keys: encryption and index (AES and HMAC, 256 bits each), pseudonym, and the signing key (ES256). */
export function makeKeys() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    encryption: ring(),
    index: ring(),
    pseudonym: randomBytes(32).toString('base64url'),
    signing: { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' },
  }
}

/**
 * The file with the keys of a data folder, made on the first run and readable by its owner only. Whoever loses it
 * cannot read what the folder's database has sealed.
 */
export function keysFileIn(dataFolder) {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = join(dataFolder, 'keys.json')
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(makeKeys(), null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  else JSON.parse(readFileSync(file, 'utf8'))
  return file
}

/** The secret that the sandbox provider signs its nudges to the portal with; made at the first start. */
export function webhookSecretIn(dataFolder) {
  const file = join(dataFolder, 'webhook-secret.txt')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(file, `whsec_${randomBytes(24).toString('base64')}`, { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}
