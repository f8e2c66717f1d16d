import { castContacts, partyIdOf, type CastContact } from '../data/contacts'
import { signInPersons, type CastPerson } from '../data/cast'
import type { Message } from './messages'

/** A test person as the post office knows them. */
export type Receiver = CastContact & { name: string; number: string; partyId: string }

/** Two of the list are one person, before and after a number: each is told from the other. */
const nameOf = ({ name, previousCoordinationNumber }: CastPerson): string =>
  previousCoordinationNumber === undefined ? name : `${name}, nytt personnummer`

/** Everybody who can sign in. */
export const receivers: readonly Receiver[] = castContacts.flatMap((contact) => {
  const person = signInPersons.find(({ key }) => key === contact.key)
  return person === undefined
    ? []
    : [{ ...contact, name: nameOf(person), number: person.number, partyId: partyIdOf(person.number) }]
})

/** Whether a message came to one of somebody's own addresses. */
export const isFor =
  ({ email, phone, number }: Receiver) =>
  ({ way, to }: Message): boolean => {
    if (way === 'email') return email !== null && to.toLowerCase() === email
    return way === 'sms' ? to === phone : to === number
  }

/** Whether a message came to nobody of the cast. */
export const isForNobody = (message: Message): boolean => !receivers.some((receiver) => isFor(receiver)(message))
