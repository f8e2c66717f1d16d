// The file with the portal's keys: making it, reading it, changing it. Plain Node; no packages and no build.
import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

const newSecret = () => randomBytes(32).toString('base64')
const ring = () => ({ active: 'k1', ring: { k1: newSecret() } })

/** A new private key to sign with (ES256, a JWK with its kid). */
export function makeSigningKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' }
}

/** A fresh set of keys: encryption and index (AES and HMAC, 256 bits each), pseudonym, and the signing key (ES256). */
export function makeKeys() {
  return {
    encryption: ring(),
    index: ring(),
    pseudonym: randomBytes(32).toString('base64url'),
    signing: makeSigningKey(),
  }
}

/** What a file with keys says. @throws Error that names the file, and nothing in it */
export function readKeyFile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`The file with the keys cannot be read: ${file} (${error.code ?? 'no JSON'})`)
  }
}

/** Writes the keys so that the file is either as it was or as it is to be, whenever the power goes. Its owner alone can read it. */
export function writeKeyFile(file, keys) {
  const draft = `${file}.${process.pid}.new`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeFileSync(handle, `${JSON.stringify(keys, null, 2)}\n`)
    fsyncSync(handle)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Tells one key from another of the same name, and nothing else about it: to compare two files, or two machines. */
export function fingerprint(secret) {
  const key = Buffer.from(secret, 'base64')
  return createHmac('sha256', key).update('insyn: which key is this').digest('base64url').slice(0, 8)
}

const nextId = (ids) => `k${Math.max(0, ...ids.map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0))) + 1}`

/** With one more key in a ring, which nothing is sealed with yet. @returns the keys, and the new one's id */
export function withNewKey(keys, name) {
  if (name === 'signing') {
    if (keys.signingNext) throw new Error(`There is a next signing key already: ${keys.signingNext.kid}`)
    const signingNext = makeSigningKey()
    return { keys: { ...keys, signingNext }, id: signingNext.kid }
  }
  const { [name]: before } = keys
  const id = nextId(Object.keys(before.ring))
  return { keys: { ...keys, [name]: { ...before, ring: { ...before.ring, [id]: newSecret() } } }, id }
}

/** With another key active. What was is on its way out; the signing key that was is kept by its public half. */
export function withActive(keys, name, id) {
  if (name === 'signing') {
    const { signingNext, signingPrevious = [], signing, ...others } = keys
    if (signingNext?.kid !== id)
      throw new Error(`The next signing key is ${signingNext?.kid ?? 'not made: add it first'}`)
    const { kty, crv, x, y, kid } = signing
    return { ...others, signing: signingNext, signingPrevious: [{ kty, crv, x, y, kid }, ...signingPrevious] }
  }
  const { active, ring: all, retiring = [] } = keys[name]
  if (!Object.hasOwn(all, id)) throw new Error(`There is no ${name} key ${id}: add it first`)
  if (id === active) throw new Error(`The ${name} key ${id} is active already`)
  const out = [...retiring.filter((one) => one !== id), active]
  return { ...keys, [name]: { active: id, ring: all, retiring: out } }
}

/** Without a key. @throws Error for one that is in use: only what is on its way out can go */
export function withoutKey(keys, name, id) {
  if (name === 'signing') {
    const { signingPrevious = [] } = keys
    if (!signingPrevious.some(({ kid }) => kid === id)) throw new Error(`There is no previous signing key ${id}`)
    return { ...keys, signingPrevious: signingPrevious.filter(({ kid }) => kid !== id) }
  }
  requireRetiring(keys, name, id)
  const { active, ring: all, retiring } = keys[name]
  const { [id]: _, ...left } = all
  return { ...keys, [name]: { active, ring: left, retiring: retiring.filter((one) => one !== id) } }
}

/** @throws Error unless the key is there and on its way out */
export function requireRetiring(keys, name, id) {
  if ((keys[name].retiring ?? []).includes(id)) return
  const why = Object.hasOwn(keys[name].ring, id)
    ? 'is not on its way out: activate another first'
    : 'is not in the file'
  throw new Error(`The ${name} key ${id} ${why}`)
}

/**
 * The file with the keys of a data folder, made on the first run and readable by its owner only. Whoever loses it
 * cannot read what the folder's database has sealed.
 */
export function keysFileIn(dataFolder) {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = join(dataFolder, 'keys.json')
  if (existsSync(file)) readKeyFile(file)
  else writeKeyFile(file, makeKeys())
  return file
}

/** A secret of the data folder, made at the first start. */
function secretIn(dataFolder, name, make) {
  const file = join(dataFolder, name)
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(file, make(), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}

/** The secret that the sandbox provider signs its nudges to the portal with. */
export function webhookSecretIn(dataFolder) {
  return secretIn(dataFolder, 'webhook-secret.txt', () => `whsec_${randomBytes(24).toString('base64')}`)
}

/** The secret by which the sandbox's post office knows the portal. */
export function postSecretIn(dataFolder) {
  return secretIn(dataFolder, 'post-secret.txt', () => randomBytes(24).toString('base64url'))
}
