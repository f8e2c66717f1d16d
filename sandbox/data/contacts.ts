import { createHash } from 'node:crypto'
import { signInPersons } from './cast'

/**
 * Where the invented people can be reached. The telephone numbers are of those that PTS keeps for films and books
 * (070-174 06 05 and on), so that nobody's telephone rings. Not everybody has everything.
 */
export type CastContact = {
  key: string
  email: string | null
  /** E.164. */
  phone: string | null
  /** Who keeps the digital mailbox. It is found by the number; only an adult with a personnummer can have one. */
  mailbox: { supplier: 'Kivra' | 'Min myndighetspost' } | null
}

const noEmail: readonly string[] = ['sven', 'rut', 'yngve', 'elsa']
const noPhone: readonly string[] = ['sven', 'elsa']
const kivra: readonly string[] = ['pia', 'karl', 'hanna', 'eva', 'sara', 'nils', 'vera']
const agencies: readonly string[] = ['greta', 'omar', 'ingrid', 'leila', 'ulla']

const phoneOf = (at: number): string => `+467017406${String(5 + at).padStart(2, '0')}`

/** Everybody who can sign in, in the order of the cast. */
export const castContacts: readonly CastContact[] = signInPersons.map(({ key }, at) => {
  // One person, before and after the personnummer: the telephone is the same.
  const own = key === 'zekiNy' ? 'zeki' : key
  const place = signInPersons.findIndex((person) => person.key === own)
  return {
    key,
    email: noEmail.includes(own) ? null : `${own}@post.example`,
    phone: noPhone.includes(own) ? null : phoneOf(place < 0 ? at : place),
    mailbox: kivra.includes(own)
      ? { supplier: 'Kivra' }
      : agencies.includes(own)
        ? { supplier: 'Min myndighetspost' }
        : null,
  }
})

/** The id by which a municipality knows somebody in its messages: a UUID that says nothing of the number it is made from. */
export function partyIdOf(number: string): string {
  const hex = createHash('sha256').update(`party ${number}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
