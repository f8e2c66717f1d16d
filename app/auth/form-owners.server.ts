import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Config } from '~/platform/config.server'

/** Tells for whom a page was drawn, in a word that says nothing of the person and that nobody else can make. */
export type FormOwners = {
  /** The word for a person: goes along in every form that is drawn for them. */
  of: (personId: string) => string
  /** True when the word is that person's. */
  is: (word: string, personId: string) => boolean
  /** True when the portal made the word, whoever it is for. */
  isOurs: (word: string) => boolean
}

/**
 * The word is a pseudonym of the person and a proof of it, both HMAC under a key of their own, derived from the encryption
 * key: the same for the same person as long as the key is, so that it outlives a session, a fresh sign-in and a restart.
 * Words made under an older key of the ring are known until that key is gone.
 */
export function createFormOwners({ keys }: Pick<Config, 'keys'>): FormOwners {
  const { active, ring } = keys.encryption
  const makers = Object.entries(ring)
    .sort(([a], [b]) => Number(b === active) - Number(a === active))
    .map(([, key]) => Buffer.from(hkdfSync('sha256', key, '', 'insyn form owner', 32)))
  const prove = (key: Buffer, pseudonym: string) => `${pseudonym}.${half(key, `proof ${pseudonym}`)}`
  const wordsOf = (personId: string) => makers.map((key) => prove(key, half(key, `person ${personId}`)))
  return {
    of: (personId) => wordsOf(personId)[0] ?? '',
    is: (word, personId) => wordsOf(personId).some((one) => same(one, word)),
    isOurs: (word) => makers.some((key) => same(prove(key, word.split('.')[0] ?? ''), word)),
  }
}

/** 128 bits as base64url. */
function half(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url')
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
