import { type DayString } from '~/domain/time/time'

/**
 * Whether somebody with a number (12 digits) can have a digital mailbox of the state's: adults with a personnummer only. A
 * samordningsnummer has 60 added to its day. `today`: in Sweden.
 */
export function canHaveMailbox(number: string, today: DayString): boolean {
  if (!/^\d{12}$/.test(number) || Number(number.slice(6, 8)) > 31) return false
  const eighteen = Number(number.slice(0, 8)) + 18_0000
  return eighteen <= Number(today.replaceAll('-', ''))
}
