import { describe, expect, it } from 'vitest'
import { arrival, capable, down, noList, objection, refusal, setUp, taken, urgent } from './test-delivery'

const sent = async (...args: Parameters<typeof setUp>) => {
  const { did, worker } = setUp(...args)
  await worker.work()
  return did
}

describe('an urgent objection', () => {
  it('says that it is urgent to a provider that can take it', async () => {
    expect(await sent(urgent, taken)).toContain('lodge key-1 urgent')
  })

  it('goes as any other to a provider of the first version, which would refuse the whole', async () => {
    expect(await sent(urgent, taken, { capabilities: capable(false) })).toContain('lodge key-1')
    expect(await sent(urgent, taken, { capabilities: noList('notFound') })).toContain('lodge key-1')
  })

  it('waits while nobody can say', async () => {
    const did = await sent(urgent, taken, { capabilities: noList('unavailable') })
    expect(did.filter((one) => one.startsWith('lodge'))).toEqual([])
    expect(did.join()).toContain('later out-1 unavailable capabilities-unavailable')
  })

  it('is asked about only when it is one', async () => {
    expect(await sent(objection, taken, { capabilities: noList('unavailable') })).toContain('lodge key-1')
  })
})

describe('that somebody is there', () => {
  it('is sent once and settled', async () => {
    expect(await sent(arrival, taken)).toEqual(['arrived key-1 s1', 'delivered out-1'])
  })

  it('is not sent to a provider that has nowhere to put it, and is settled', async () => {
    expect(await sent(arrival, taken, { capabilities: capable(false) })).toEqual(['settled out-1 not-offered'])
  })

  it.each(['contract', 'notFound', 'unavailable'] as const)(
    'waits when what the provider can take is not said (%s): that is no no',
    async (reason) => {
      const did = await sent(arrival, taken, { capabilities: noList(reason) })
      expect(did.join()).toMatch(/^later out-1/)
    },
  )

  it('is sent again later when no answer came, and no more after a no', async () => {
    expect((await sent(arrival, down)).join()).toContain('later out-1 unavailable timeout')
    expect(await sent(arrival, refusal)).toEqual(['arrived key-1 s1', 'settled out-1 http-422'])
  })
})
