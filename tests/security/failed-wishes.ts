import type { HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { beginWish, wishFields } from '../support/wish-flow'
import type { Case } from './failed-form'

const tooLong = `${'KANARIE för lång text'.padEnd(4002, ' och mer')}x`
const baseOf = async (client: HttpClient): Promise<string> => (await subjectsOf(client)).get('') ?? ''

/** The form of a wish, with more words than can be sent. */
const wish: Case = {
  by: 'pia',
  make: async (client) => {
    const path = await beginWish(client, await baseOf(client), 'farsta')
    return { path, fields: await wishFields(client, path, tooLong), typed: tooLong, field: 'text' }
  },
}

/** Where a shift is to be chosen, and none is. */
const noShift: Case = {
  by: 'pia',
  make: async (client) => {
    const path = `${await baseOf(client)}/onskemal/nytt?typ=cancel&provider=farsta`
    return { path, fields: [], typed: null, field: 'pass' }
  },
}

/** The forms of wishes that cannot be taken. */
export const wishCases: Readonly<Record<string, Case | string>> = {
  'b/:brukareId/onskemal': 'nothing to fill in',
  'b/:brukareId/onskemal/nytt': noShift,
  'b/:brukareId/onskemal/utkast/:wishDraftId': wish,
  'b/:brukareId/onskemal/utkast/:wishDraftId/kontrollera': 'nothing to fill in',
  'b/:brukareId/onskemal/:wishId': 'nothing to fill in',
  'b/:brukareId/onskemal/:wishId/ta-tillbaka': 'nothing to fill in',
}
