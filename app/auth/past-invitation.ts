import type { HeldRepresentation } from '~/database/types'
import { stateOf } from '~/domain/access/giving'
import { isGivenHere } from '~/domain/access/representation'
import type { Known } from './chain.server'

/**
 * Why an invitation cannot be answered, to its holder: answered before (`accepted`, `declined`), ended before an answer
 * (`ended`, `lapsed` by its last day), a yes whose access has ended since (`withdrawn`, `expired`), or that the one who
 * gave it has no right behind it now (`resting`).
 */
export type PastInvitation = {
  id: string
  is: 'accepted' | 'declined' | 'ended' | 'lapsed' | 'withdrawn' | 'expired' | 'resting'
  /** When it was answered or ended; null for what ended with a day. */
  at: Date | null
  /** The last day, of what ended with it. */
  lastDay: string | null
  /** Whose matters a yes opened, and what the log is told of: never shown. */
  brukareId: string
}

/** What became of an invitation of the address; null when it is not this person's, or the brukare is protected. */
export function pastInvitationIn(personId: string, id: string, { held, now }: Known): PastInvitation | null {
  const found = held.find((one) => one.id === id && one.personId === personId)
  if (found === undefined || !isGivenHere(found.kind) || found.brukare.protectedIdentity) return null
  return { id, brukareId: found.brukare.id, ...whatBecame(found, now) }
}

function whatBecame(one: HeldRepresentation, now: Date): Pick<PastInvitation, 'is' | 'at' | 'lastDay'> {
  const { acceptedAt, declinedAt, revokedAt, validTo } = one
  switch (stateOf({ ...one, brukareBirthDate: null }, now)) {
    case 'declined':
      return { is: 'declined', at: declinedAt, lastDay: null }
    case 'withdrawn':
      return { is: acceptedAt === null ? 'ended' : 'withdrawn', at: revokedAt, lastDay: null }
    case 'expired':
      return { is: acceptedAt === null ? 'lapsed' : 'expired', at: null, lastDay: validTo }
    case 'invited':
    case 'resting':
      return { is: 'resting', at: null, lastDay: null }
    case 'valid':
    case 'coming':
      return { is: 'accepted', at: acceptedAt, lastDay: null }
  }
}
