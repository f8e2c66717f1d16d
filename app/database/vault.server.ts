import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { DatabaseKeys } from './common-types'
import type { IndexContext } from './sealed-columns'

const version = 'v1'
const tagLength = 16

export type Vault = {
  /** Seals text as `v1.<key id>.<iv>.<ciphertext and tag>`, bound to its place. A new iv each time, so equal texts differ. */
  seal: (plain: string, place: string) => string
  /** The text. Throws when the envelope was changed, moved to another place, or its key is not in the ring. */
  open: (envelope: string, place: string) => string
  /** A keyed hash to search for equality by; `context` keeps columns apart. */
  index: (value: string, context: IndexContext) => string
  /** The hash under every key of the ring, so that rows from before a change of key are found. */
  indexCandidates: (value: string, context: IndexContext) => string[]
  /** True when it was sealed with a key that is to be retired. */
  isRetiring: (envelope: string) => boolean
  /** The same of a hash. */
  isRetiringIndex: (index: string) => boolean
}

/** Where a sealed value belongs: an envelope that is moved to another row or column cannot be opened. */
export function placeOf(table: string, column: string, rowId: string): string {
  return `${table}.${column}:${rowId}`
}

function checkRing(name: string, { active, ring, retiring = [] }: DatabaseKeys['encryption']): void {
  if (!Object.hasOwn(ring, active)) throw new Error(`keys.${name}: the active key "${active}" is not in the ring`)
  for (const [id, key] of Object.entries(ring)) {
    if (!/^[A-Za-z0-9_-]{1,20}$/.test(id))
      throw new Error(`keys.${name}: "${id}" is no key id (letters, digits, _ and -)`)
    if (key.length !== 32) throw new Error(`keys.${name}.${id} must be 32 bytes, not ${key.length}`)
  }
  for (const id of retiring) {
    if (id === active) throw new Error(`keys.${name}: the active key "${id}" cannot be on its way out`)
    if (!Object.hasOwn(ring, id)) throw new Error(`keys.${name}: the key "${id}" on its way out is not in the ring`)
  }
}

/**
 * Personal data at rest: AES-256-GCM with a ring of keys, and HMAC-SHA-256 with another ring for what must be searched.
 * Throws when a key is not 32 bytes or the active one is missing.
 */
export function createVault(keys: DatabaseKeys): Vault {
  checkRing('encryption', keys.encryption)
  checkRing('index', keys.index)
  const keyOf = (ring: DatabaseKeys['index'], id: string): Buffer => {
    const key = Object.hasOwn(ring.ring, id) ? ring.ring[id] : undefined
    if (!key) throw new Error(`sealed with the key "${id}", which is not in the ring`)
    return key
  }
  const { encryption, index } = keys
  const isOut = (ring: DatabaseKeys['index'], id: string | undefined) =>
    id !== undefined && (ring.retiring ?? []).includes(id)
  const indexWith = (id: string, value: string, context: IndexContext) => {
    const mac = createHmac('sha256', keyOf(keys.index, id)).update(context).update('\0').update(value)
    return `${id}.${mac.digest('base64url')}`
  }

  return {
    seal(plain, place) {
      const id = keys.encryption.active
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(keys.encryption, id), iv).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${version}.${id}.${iv.toString('base64url')}.${sealed.toString('base64url')}`
    },
    open(envelope, place) {
      const [v, id, iv, body, ...rest] = envelope.split('.')
      if (v !== version || !id || !iv || !body || rest.length > 0) throw new Error(`no sealed value at ${place}`)
      const sealed = Buffer.from(body, 'base64url')
      if (sealed.length < tagLength) throw new Error(`no sealed value at ${place}`)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(keys.encryption, id), Buffer.from(iv, 'base64url'), {
        authTagLength: tagLength,
      })
      decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-tagLength))
      try {
        return decipher.update(sealed.subarray(0, -tagLength), undefined, 'utf8') + decipher.final('utf8')
      } catch (cause) {
        throw new Error(`the sealed value at ${place} was changed, moved, or sealed with another key`, { cause })
      }
    },
    index: (value, context) => indexWith(index.active, value, context),
    indexCandidates: (value, context) => Object.keys(index.ring).map((id) => indexWith(id, value, context)),
    isRetiring: (envelope) => isOut(encryption, envelope.split('.')[1]),
    isRetiringIndex: (text) => isOut(index, text.split('.')[0]),
  }
}
