import type { PersonFacts } from '~/database/types'
import { isSamordningsnummer, twelveDigits } from '~/domain/sign-in/personal-number'
import { fault } from '~/platform/errors.server'
import type { BrokerProfile } from './presets.server'

type Claims = Readonly<Record<string, unknown>>

/**
 * Who signed in, from the broker's claims. Numbers come out with 12 digits. `today` is a calendar day and decides the
 * century of a number with 10 digits.
 * @throws Fault `forbidden`: no number, both kinds at once, or one that cannot be right.
 */
export function personFrom(claims: Claims, person: BrokerProfile['person'], today: string): PersonFacts {
  const onePath = person.personnummer.join() === person.samordningsnummer.join()
  const personnummer = textAt(claims, person.personnummer)
  const samordningsnummer = onePath ? undefined : textAt(claims, person.samordningsnummer)
  if (personnummer !== undefined && samordningsnummer !== undefined) {
    throw identityFault('identity-two-numbers', 'the broker sent a personnummer and a samordningsnummer')
  }
  const given = personnummer ?? samordningsnummer
  if (given === undefined) throw identityFault('identity-no-number', 'the broker sent no number')
  const number = twelveDigits(given, today)
  if (number === null) throw identityFault('identity-bad-number', 'the broker sent a number that cannot be right')
  if (isBornAfter(number, today)) {
    throw identityFault('identity-bad-number', 'the broker sent a number of somebody who is not born')
  }
  const isCoordinationNumber = isSamordningsnummer(number)
  if (!onePath && isCoordinationNumber !== (samordningsnummer !== undefined)) {
    throw identityFault('identity-wrong-kind', 'the number is of another kind than its claim')
  }
  const name = textAt(claims, person.name)
  if (name === undefined) throw identityFault('identity-no-name', 'the broker sent no name')
  const previous = person.previousSamordningsnummer && textAt(claims, person.previousSamordningsnummer)
  const previousNumber = previous === undefined ? null : twelveDigits(previous, today)
  return {
    number,
    name: name.slice(0, 200),
    isCoordinationNumber,
    previousCoordinationNumber:
      previousNumber !== null && isSamordningsnummer(previousNumber) && !isBornAfter(previousNumber, today)
        ? previousNumber
        : null,
  }
}

/** A birth ahead of `today` ('yyyy-mm-dd'). A samordningsnummer has 60 more in the day; an unknown day or month is 0. */
function isBornAfter(number: string, today: string): boolean {
  const day = Number(number.slice(6, 8)) % 60
  return `${number.slice(0, 4)}-${number.slice(4, 6)}-${String(day).padStart(2, '0')}` > today
}

function identityFault(code: string, message: string) {
  return fault('forbidden', { code, message })
}

/** The text at a path, or undefined when there is none or it is empty. */
export function textAt(claims: Claims, path: readonly string[]): string | undefined {
  let value: unknown = claims
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, name)?.value
  }
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? undefined : text
}
