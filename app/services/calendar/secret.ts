import { createHmac } from 'node:crypto'
import type { CalendarEntry } from '~/domain/calendar/entry'

/** What is kept of an entry, so that it can be told whether it is as it was. */
const keyed = (token: string, what: string, text: string): Buffer =>
  createHmac('sha256', token).update(`${what}\n${text}`).digest()

/**
 * Ids and digests that are made with the secret of an address: who has the database and not the address learns from them
 * neither when anybody comes nor which calendars are about the same person.
 */
export function withSecret(token: string) {
  return {
    /** What tells an entry from others in this calendar, the same for as long as the address is: a UUID of version 8. */
    uid: (key: string): string => {
      const hex = keyed(token, 'uid', key).toString('hex')
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `8${hex.slice(13, 16)}`,
        `a${hex.slice(17, 20)}`,
        hex.slice(20, 32),
      ].join('-')
    },
    /** Another when anything that is told of the entry is another. */
    digest: (entry: CalendarEntry): string => keyed(token, 'entry', JSON.stringify(entry)).toString('hex'),
  }
}
