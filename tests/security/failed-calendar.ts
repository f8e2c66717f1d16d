import { fieldOf } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import type { Case } from './failed-form'

/** The name of a device that is longer than a few words. */
export const newCalendar: Case = {
  by: 'pia',
  make: async (client) => {
    const path = `${(await subjectsOf(client)).get('') ?? ''}/kalender/ny`
    const name = `KANARIE: min telefon${' och mer'.repeat(8)}x`
    const fields: [string, string][] = [
      ['key', fieldOf(await client.get(path), 'key') ?? ''],
      ['name', name],
      ['level', 'names'],
    ]
    return { path, fields, typed: name, field: 'name' }
  },
}
