import { describe, expect, it, vi } from 'vitest'
import type { Signal } from '~/database/types'
import type { ChangesAnswer, ChangesAsked } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import type { ChangeHandler } from './change-handler.server'
import { createChangesPoller } from './changes-poller.server'

const change = (cursor: string): Contract['Change'] => ({
  cursor,
  type: 'objection',
  brukareId: 'bru-1',
  resourceId: `obj-${cursor}`,
  at: '2026-11-19T12:00:00Z',
})
const page = (cursors: string[], hasMore = false, etag?: string): ChangesAnswer => ({
  state: 'fresh',
  changes: cursors.map(change),
  cursor: cursors.at(-1),
  hasMore,
  etag,
})

/** A poller of one provider. `answer` gives what the provider says; `handle` handles. */
function setUp(answer: (asked: ChangesAsked) => ChangesAnswer, handle: ChangeHandler = () => Promise.resolve(true)) {
  const asked: ChangesAsked[] = []
  const handled: string[] = []
  const read = new Map<string, string>()
  const sent: Signal[] = []
  const lease = { holder: 'this' }
  const database = { isUp: true }
  const down = () => Promise.reject(new Error('database'))
  const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn() }
  const poller = createChangesPoller({
    provider: {
      providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }],
      listChanges: (_, question) => {
        asked.push(question)
        return Promise.resolve(answer(question))
      },
    },
    cursors: {
      find: (id) => (database.isUp ? Promise.resolve(read.get(id) ?? null) : down()),
      save: (id, cursor) => (database.isUp ? Promise.resolve(void read.set(id, cursor)) : down()),
      forget: (id) => Promise.resolve(void read.delete(id)),
    },
    leases: {
      take: (_, holder) => {
        if (lease.holder === '') lease.holder = holder
        return Promise.resolve(lease.holder === holder)
      },
      give: (_, holder) => {
        const wasIts = lease.holder === holder
        if (wasIts) lease.holder = ''
        return Promise.resolve(wasIts)
      },
    },
    processId: 'this',
    send: (signals) => Promise.resolve(void sent.push(...signals)),
    handle: (providerId, one) => {
      handled.push(one.cursor)
      return handle(providerId, one)
    },
    logger,
    idleMs: 5,
  })
  const run = async (until: () => boolean) => {
    poller.start()
    await vi.waitFor(() => expect(until()).toBe(true), { timeout: 5_000, interval: 2 })
    await poller.stop()
  }
  return { asked, handled, read, sent, lease, database, logger, run }
}

describe('the follower of a feed', () => {
  it('follows it to its end, goes on from there, and gives a change again whose handling failed', async () => {
    const pages: Record<string, ChangesAnswer> = { start: page(['1', '2'], true), '2': page(['3']), '3': page([]) }
    let fails = 1
    const one = setUp(
      ({ after = 'start' }) => pages[after] ?? page([]),
      (_, { cursor }) => (cursor === '3' && fails-- > 0 ? Promise.reject(new Error('once')) : Promise.resolve(true)),
    )
    await one.run(() => one.asked.some(({ after }) => after === '3'))
    expect(one.handled).toEqual(['1', '2', '3', '3'])
    expect(one.read.get('farsta')).toBe('3')
  })

  it('passes over a change that can never be handled, and does not give the ones before it again', async () => {
    const one = setUp(
      ({ after }) =>
        after === undefined || after < '3' ? page(['1', '2', '3'].filter((c) => c > (after ?? ''))) : page([]),
      (_, { cursor }) => (cursor === '2' ? Promise.reject(new Error('never')) : Promise.resolve(true)),
    )
    await one.run(() => one.read.get('farsta') === '3')
    expect(one.handled).toEqual(['1', '2', '2', '2', '2', '2', '3'])
    expect(one.logger.error).toHaveBeenCalledWith(
      expect.objectContaining({ providerId: 'farsta', resourceId: 'obj-2' }),
      'a change could not be handled and is passed over',
    )
  })

  it('passes over nothing while it is the database that is down, however long', async () => {
    let tries = 0
    const one = setUp(
      ({ after }) => page(after === '1' ? [] : ['1']),
      () => {
        tries += 1
        one.database.isUp = tries > 12
        return tries > 12 ? Promise.resolve(true) : Promise.reject(new Error('database'))
      },
    )
    const up = setInterval(() => (one.database.isUp = true), 1)
    await one.run(() => one.read.get('farsta') === '1')
    clearInterval(up)
    expect(one.handled.length).toBeGreaterThan(12)
    expect(one.logger.error).not.toHaveBeenCalledWith(expect.anything(), expect.stringMatching('passed over'))
  })

  it('asks with the tag of a page that led no further, and only after the same cursor', async () => {
    const one = setUp(({ after, etag }) =>
      etag === '"e"' ? { state: 'unchanged' } : page(after === undefined ? ['1'] : [], false, '"e"'),
    )
    await one.run(() => one.asked.length > 4)
    expect(one.asked.slice(0, 4)).toEqual([
      { after: undefined, etag: undefined },
      { after: '1', etag: undefined },
      { after: '1', etag: '"e"' },
      { after: '1', etag: '"e"' },
    ])
  })

  it('begins again, once, when the cursor is gone, says so, and does it again only after a cursor was known', async () => {
    const known = new Set(['2'])
    const one = setUp(({ after }) => {
      if (after !== undefined && !known.has(after)) return { state: 'cursorGone' }
      return page(after === undefined ? ['1', '2'] : [])
    })
    one.read.set('farsta', 'old')
    await one.run(() => one.asked.length > 4)
    expect(one.asked.slice(0, 4).map(({ after }) => after)).toEqual(['old', undefined, '2', '2'])
    expect(one.logger.warn).toHaveBeenCalledOnce()
    expect(one.logger.warn).toHaveBeenCalledWith({ providerId: 'farsta' }, expect.stringMatching('from the beginning'))
  })

  it('does not begin again for ever when the provider knows no cursor at all', async () => {
    const one = setUp(({ after }) => (after === undefined ? page(['1']) : { state: 'cursorGone' }))
    one.read.set('farsta', 'old')
    await one.run(() => one.asked.length > 8)
    expect(one.asked.filter(({ after }) => after === undefined)).toHaveLength(1)
  })

  it('rests between the rounds when the feed goes in a circle, and says so', async () => {
    const one = setUp(({ after }) => page([after === '1' ? '2' : '1'], true))
    await one.run(() => one.asked.length > 20)
    expect(one.logger.error).toHaveBeenCalledWith({ providerId: 'farsta' }, 'the feed of changes goes in a circle')
  })

  it('asks nothing while another process follows it, and goes on from where that one came when it is free', async () => {
    const one = setUp(({ after }) => page(after === '2' ? ['3'] : []))
    one.lease.holder = 'another'
    one.read.set('farsta', '2')
    setTimeout(() => {
      expect(one.asked).toEqual([])
      one.lease.holder = ''
    }, 50)
    await one.run(() => one.asked.length > 0)
    expect(one.asked[0]).toMatchObject({ after: '2' })
  })

  it('tells every process what it has handled before it writes how far, and lets others follow when it stops', async () => {
    const one = setUp(
      ({ after }) => page(after === undefined ? ['1', '2'] : []),
      (_, { cursor }) => {
        expect(one.read.get('farsta')).toBeUndefined()
        return Promise.resolve(cursor === '1')
      },
    )
    await one.run(() => one.read.get('farsta') === '2')
    const change = { kind: 'change', type: 'objection', providerId: 'farsta', brukareId: 'bru-1' }
    expect(one.sent.filter(({ kind }) => kind === 'change')).toEqual([
      { ...change, isHere: true },
      { ...change, isHere: false },
    ])
    expect(one.sent).toContainEqual({ kind: 'followed', providerId: 'farsta' })
    expect(one.sent.at(-1)).toEqual({ kind: 'nudge', providerId: 'farsta', from: 'this' })
    expect(one.lease.holder).toBe('')
  })

  it('writes nothing when another has taken over meanwhile', async () => {
    const one = setUp(
      ({ after }) => page(after === undefined ? ['1'] : []),
      () => {
        one.lease.holder = 'another'
        return Promise.resolve(true)
      },
    )
    await one.run(() => one.sent.length > 0)
    expect(one.read.get('farsta')).toBeUndefined()
    expect(one.sent.some(({ kind }) => kind === 'nudge')).toBe(false)
  })
})
