import { describe, expect, it } from 'vitest'
import type { WriteResult } from '~/provider/types'
import type { FaststallandeFullmakt } from '../../../provider-api/contract'
import { tellFullmakt, type FullmaktAct } from './telling.server'

const now = new Date('2026-11-19T14:00:00Z')
const given = (more: Partial<FaststallandeFullmakt> = {}): FaststallandeFullmakt => ({
  ...{ id: 'f1', from: '2026-11-19', givenAt: '2026-11-19T13:59:00Z', givenBy: { name: 'Pia', role: 'brukare' } },
  ...more,
})
const failed = (why: 'refused' | 'unavailable' | 'broken'): WriteResult<never> => ({
  ...{ ok: false, why, code: 'x', status: 0, retryAfterMs: null },
})

/** What comes of a change: how the provider answered it, and what it says holds when it is asked (null: no answer). */
async function told(change: FullmaktAct, result: WriteResult<never>, holds: FaststallandeFullmakt[] | null) {
  let asked = 0
  const outcome = await tellFullmakt(
    {
      giveFaststallandeFullmakt: () => Promise.resolve(result),
      withdrawFaststallandeFullmakt: () => Promise.resolve(result),
      listFaststallandeFullmakter: () => {
        asked += 1
        return Promise.resolve(
          holds === null
            ? { state: 'missing', reason: 'unavailable', since: now }
            : { state: 'fresh', data: holds, asOf: now, etag: 'e' },
        )
      },
    },
    {
      place: { providerId: 'p', brukareId: 'b' },
      actor: { personId: 'pia', role: 'brukare', requestId: 'r' },
      ...{ key: 'k', now },
    },
    change,
  )
  return { outcome, asked }
}

describe('a change of the fullmakt whose answer is lost', () => {
  const give: FullmaktAct = { act: 'give', to: null }

  it.each(['unavailable', 'broken'] as const)('is asked for again, and is done when it holds (%s)', async (why) => {
    expect(await told(give, failed(why), [given()])).toEqual({ outcome: 'done', asked: 1 })
    expect(await told({ act: 'withdraw' }, failed(why), [given({ withdrawnAt: '2026-11-19T13:59:30Z' })])).toEqual({
      ...{ outcome: 'done', asked: 1 },
    })
  })

  it.each([
    ['the list cannot be had', give, null],
    ['it does not show yet', give, []],
    ['another one holds', give, [given({ to: '2026-12-31' })]],
    ['it is still given', { act: 'withdraw' } as const, [given()]],
  ])('is not said to be anything while %s', async (_name, change, holds) => {
    expect((await told(change, failed('unavailable'), holds)).outcome).toBe('unknown')
  })

  it('is as it was only when the provider has said no, and it does not hold', async () => {
    expect((await told(give, failed('refused'), [])).outcome).toBe('refused')
    expect((await told(give, failed('refused'), null)).outcome).toBe('refused')
    // A key that was used the day before is refused, though it was done.
    expect((await told(give, failed('refused'), [given()])).outcome).toBe('done')
  })
})
