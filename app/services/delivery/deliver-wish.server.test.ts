import { describe, expect, it } from 'vitest'
import {
  capable,
  down,
  noList,
  refusal,
  setUp,
  taken,
  tooLate,
  unsureWish,
  wish,
  wishReceived,
  wishWithdrawal,
} from './test-delivery'

const sent = async (...args: Parameters<typeof setUp>) => {
  const { did, worker } = setUp(...args)
  await worker.work()
  return did
}

const fresh = (data: readonly (typeof wishReceived)[]) =>
  ({ state: 'fresh', data, asOf: new Date('2026-11-19T12:00:00Z'), etag: '"1"' }) as const

/** One that nobody has tried to send before. */
const first = { ...wish, attempts: 1 }

describe('a wish', () => {
  it('is sent, and its receipt is written with the item', async () => {
    expect(await sent(wish, taken)).toEqual(['wish key-1', 'delivered out-1', 'sync wish portal-1 wis-1 received'])
  })

  it('is not sent to a provider whose system has no such thing: the person is told', async () => {
    const toOld = await sent(first, taken, { capabilities: capable(false) })
    expect(toOld).toEqual(['settled out-1 not-offered', 'wish refused w1 not-offered'])
  })

  it.each([
    ['contract', 'broken capabilities-contract'],
    ['notFound', 'unavailable capabilities-unavailable'],
  ] as const)('waits when what the provider can take is not said (%s): that is no no', async (reason, later) => {
    const did = await sent(first, taken, { capabilities: noList(reason) })
    expect(did.join()).toContain(`later out-1 ${later}`)
    expect(did.join()).not.toMatch(/refused|wish key-1/)
  })

  it('that the provider has though the answer was lost is not refused by a later no', async () => {
    const had = ['list wishes', 'delivered out-1', 'sync wish portal-1 wis-1 received']
    expect(await sent(wish, refusal)).toEqual(['wish key-1', ...had])
    expect(await sent(wish, taken, { capabilities: capable(false) })).toEqual(had)
    const silent = await sent(wish, refusal, { wishList: noList('unavailable') })
    expect(silent.join()).toContain('later out-1 unavailable list-unavailable')
    const nowhere = await sent(wish, refusal, { wishList: noList('notFound') })
    expect(nowhere).toEqual(['wish key-1', 'list wishes', 'settled out-1 http-422', 'wish refused w1 http-422'])
  })

  it('waits while nobody can say whether the provider takes wishes', async () => {
    const did = await sent(wish, taken, { capabilities: noList('unavailable') })
    expect(did.join()).toContain('later out-1 unavailable capabilities-unavailable')
    expect(did.join()).not.toContain('wish key-1')
  })

  it('is tried again when no answer came, with the same key, and no more after a no', async () => {
    expect((await sent(wish, down)).join()).toContain('later out-1 unavailable timeout')
    expect(await sent(first, refusal)).toEqual(['wish key-1', 'settled out-1 http-422', 'wish refused w1 http-422'])
  })

  it('that another worker has settled meanwhile changes nothing', async () => {
    expect(await sent(wish, taken, { first: false })).toEqual(['wish key-1', 'delivered out-1'])
  })
})

describe('a wish that is taken back', () => {
  it('is taken back where it is', async () => {
    const did = await sent(wishWithdrawal, taken)
    expect(did).toEqual(['withdraw wish key-1 wis-1', 'delivered out-1', 'sync wish portal-1 wis-1 withdrawn'])
  })

  it('and whose receipt never came is looked for by its number', async () => {
    const did = await sent(unsureWish, taken)
    expect(did.slice(0, 3)).toEqual(['list wishes', 'sync wish portal-1 wis-1 received', 'withdraw wish key-1 wis-1'])
  })

  it('and that the provider never had is settled', async () => {
    expect(await sent(unsureWish, taken, { wishList: fresh([]) })).toEqual(['list wishes', 'delivered out-1'])
    const silent = await sent(unsureWish, taken, { wishList: noList('unavailable') })
    expect(silent.join()).toContain('later out-1 unavailable list-unavailable')
  })

  it('too late is shown as the provider has it', async () => {
    const decided = { ...wishReceived, state: 'accepted' as const }
    expect(await sent(wishWithdrawal, tooLate, { wishList: fresh([decided]) })).toEqual([
      'withdraw wish key-1 wis-1',
      'list wishes',
      'settled out-1 http-409',
      'sync wish portal-1 wis-1 accepted',
    ])
  })

  it('too late waits until it is known what was decided', async () => {
    const did = await sent(wishWithdrawal, tooLate, { wishList: noList('unavailable') })
    expect(did.join()).toContain('later out-1 unavailable list-unavailable')
    expect(did.join()).not.toContain('settled')
    const gone = await sent(wishWithdrawal, tooLate, { wishList: noList('notFound') })
    expect(gone).toEqual(['withdraw wish key-1 wis-1', 'list wishes', 'settled out-1 http-409'])
  })
})
