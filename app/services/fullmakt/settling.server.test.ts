import { describe, expect, it } from 'vitest'
import type { AccessEntry, AccessLogRow } from '~/database/types'
import { settleFullmakt } from './settling.server'

const at = new Date('2026-11-19T14:00:00Z')
const row = (action: string, outcome: AccessLogRow['outcome'], providerId = 'farsta'): AccessLogRow => ({
  ...{ seq: 1, at, personId: 'pia', brukareId: 'b1', role: 'brukare', basis: 'self', action, outcome, providerId },
  ...{ resourceType: 'fullmakt', resourceId: providerId, period: null, about: null, name: 'Pia', requestId: 'r1' },
})

/** What is written when the provider has answered, with these rows in the log, the newest first. */
async function written(rows: AccessLogRow[], isInForce: boolean): Promise<string[]> {
  const entries: AccessEntry[] = []
  const log = {
    listForBrukare: () => Promise.resolve(rows),
    append: (entry: AccessEntry) => {
      entries.push(entry)
      return Promise.resolve({ seq: 2 })
    },
  }
  const brukare = { id: 'b1', name: 'Pia', protectedIdentity: false }
  await settleFullmakt(log, { brukare }, { requestId: 'r2' }, { providerId: 'farsta', isInForce })
  return entries.map(({ action, personId, outcome }) => [action, personId ?? 'the portal', outcome].join(' '))
}

describe('a change of the fullmakt whose answer was lost', () => {
  it('is known when the provider shows it, and told as what the portal was told', async () => {
    expect(await written([row('fullmakt.give', 'unknown')], true)).toEqual(['fullmakt.givenShown the portal allowed'])
    expect(await written([row('fullmakt.withdraw', 'unknown')], false)).toEqual([
      'fullmakt.withdrawnShown the portal allowed',
    ])
  })

  it('is not said to be anything while it does not show: it may still come', async () => {
    expect(await written([row('fullmakt.give', 'unknown')], false)).toEqual([])
    expect(await written([row('fullmakt.withdraw', 'unknown')], true)).toEqual([])
  })

  it('is told once, and not when it was told by the one who pressed again', async () => {
    const lost = row('fullmakt.give', 'unknown')
    expect(await written([row('fullmakt.givenShown', 'allowed'), lost], true)).toEqual([])
    expect(await written([row('fullmakt.give', 'allowed'), lost], true)).toEqual([])
    expect(await written([row('fullmakt.give', 'failed')], true)).toEqual([])
  })

  it('is of its own provider', async () => {
    expect(await written([row('fullmakt.give', 'unknown', 'soder')], true)).toEqual([])
    expect(await written([row('fullmakt.give', 'allowed', 'soder'), row('fullmakt.give', 'unknown')], true)).toEqual([
      'fullmakt.givenShown the portal allowed',
    ])
  })
})
