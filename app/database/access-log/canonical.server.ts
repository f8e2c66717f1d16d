import { randomBytes } from 'node:crypto'
import { hashOf } from '~/database/store.server'
import type { Vault } from '~/database/vault.server'
import type { PlacedRow, Said } from './types'

/** Whose chain a row is in: the brukare's that it is about; else the person's; else that of what nobody did. */
export function chainOf({ brukareId, personId }: Pick<Said, 'brukareId' | 'personId'>): string {
  if (brukareId !== null) return `b:${brukareId}`
  return personId === null ? 'nobody' : `p:${personId}`
}

/** What the hash of a row of the first chain covers besides the hash before and the number. Never change it. */
export function firstCanonical(at: Date, said: Said): string {
  const { personId, brukareId, role, basis, action, resourceType, resourceId, outcome, requestId } = said
  return JSON.stringify([
    ...[at.toISOString(), personId, brukareId, role, basis, action, resourceType, resourceId, outcome, requestId],
  ])
}

/** What the hash covers besides the hash before, the chain, the numbers and the name. Never change it. */
export function canonical(at: Date, said: Said, mac: string): string {
  return JSON.stringify([words(at, said), mac])
}

/** The hash of a row that comes after one with the hash `before`. */
export function hashOfRow(before: string, { at, chain, nr, seq, nameId, mac, ...said }: PlacedRow): string {
  if (chain === 'first') return hashOf(`${before}\n${nr}\n${firstCanonical(at, said)}`)
  return hashOf([before, chain, nr, seq, nameId ?? '', canonical(at, said, mac)].join('\n'))
}

const words = (at: Date, said: Said) =>
  JSON.stringify([
    ...[at.toISOString(), said.personId, said.brukareId, said.role, said.basis, said.action, said.resourceType],
    ...[said.resourceId, said.providerId, said.period, said.aboutId, said.outcome, said.requestId],
  ])

const context = 'AccessLog.mac'

/** Proves that the portal wrote the row: keyed, and new for each, so that no row can be made or copied without the key. */
export function macOf(vault: Vault, at: Date, said: Said): string {
  const nonce = randomBytes(12).toString('base64url')
  return `${nonce}.${vault.index(`${nonce}\n${words(at, said)}`, context)}`
}

/** Whether the portal wrote the row; null when it was written with a key that is no longer there to tell. */
export function isWritten(vault: Vault, at: Date, said: Said, mac: string): boolean | null {
  const [nonce = '', keyId, ...rest] = mac.split('.')
  const candidates = vault.indexCandidates(`${nonce}\n${words(at, said)}`, context)
  if (candidates.includes([keyId, ...rest].join('.'))) return true
  return candidates.some((one) => one.startsWith(`${keyId}.`)) ? false : null
}
