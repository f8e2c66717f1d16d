import { describe, expect, it, vi } from 'vitest'
import type { ChangesAnswer, ChangesAsked } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import { createChangesPoller, createObjectionChangeHandler, type ChangeHandler } from './changes-poller.server'
import { rightAt } from '../../../tests/support/rights'

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
function setUp(answer: (asked: ChangesAsked) => ChangesAnswer, handle: ChangeHandler = () => Promise.resolve()) {
  const asked: ChangesAsked[] = []
  const handled: string[] = []
  const read = new Map<string, string>()
  const database = { isUp: true }
  const down = () => Promise.reject(new Error('database'))
  const logger = { error: vi.fn(), warn: vi.fn() }
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
  return { asked, handled, read, database, logger, run }
}

describe('the follower of a feed', () => {
  it('follows it to its end, goes on from there, and gives a change again whose handling failed', async () => {
    const pages: Record<string, ChangesAnswer> = { start: page(['1', '2'], true), '2': page(['3']), '3': page([]) }
    let fails = 1
    const one = setUp(
      ({ after = 'start' }) => pages[after] ?? page([]),
      (_, { cursor }) => (cursor === '3' && fails-- > 0 ? Promise.reject(new Error('once')) : Promise.resolve()),
    )
    await one.run(() => one.asked.some(({ after }) => after === '3'))
    expect(one.handled).toEqual(['1', '2', '3', '3'])
    expect(one.read.get('farsta')).toBe('3')
  })

  it('passes over a change that can never be handled, and does not give the ones before it again', async () => {
    const one = setUp(
      ({ after }) =>
        after === undefined || after < '3' ? page(['1', '2', '3'].filter((c) => c > (after ?? ''))) : page([]),
      (_, { cursor }) => (cursor === '2' ? Promise.reject(new Error('never')) : Promise.resolve()),
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
        return tries > 12 ? Promise.resolve() : Promise.reject(new Error('database'))
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
})

describe('a changed objection', () => {
  it('is read on behalf of who lodged it and may still follow it, and left when it was lodged elsewhere', async () => {
    const mustSyncOne = vi.fn().mockResolvedValue(true)
    const changed = vi.fn()
    const own = { providerId: 'farsta', onBehalfOf: 'godMan', state: 'received' } as const
    const right = rightAt('farsta', { brukareId: 'bru-1', role: 'godMan', scopes: new Set(['object']) })
    const holds = { ...right, places: [right] }
    const handle = createObjectionChangeHandler({
      database: {
        brukare: { findByPlace: () => Promise.resolve({ id: 'portal-1' }) },
        objections: {
          listForBrukare: () =>
            Promise.resolve([
              { ...own, providerObjectionId: 'obj-1', personId: 'p7' },
              { ...own, providerObjectionId: 'obj-2', personId: null },
              // Whose right there has ended.
              { ...own, providerObjectionId: 'obj-3', personId: 'p8' },
            ]),
        },
      },
      access: { rightsOf: (personId) => Promise.resolve(personId === 'p7' ? holds : null) },
      sync: { mustSyncOne },
      knowledge: { changed },
    })
    await handle('farsta', change('1'))
    expect(changed).not.toHaveBeenCalled()
    await handle('farsta', change('2'))
    await handle('farsta', change('3'))
    await handle('farsta', { ...change('1'), type: 'shift' })
    expect(mustSyncOne).toHaveBeenCalledExactlyOnceWith(
      { brukareId: 'portal-1', place: { providerId: 'farsta', brukareId: 'bru-1' }, providerObjectionId: 'obj-1' },
      expect.objectContaining({ personId: 'p7', role: 'godMan' }),
    )
    // What was not brought is told of: a page that counts asks the provider.
    expect(changed.mock.calls).toEqual(Array.from({ length: 2 }, () => [{ providerId: 'farsta', brukareId: 'bru-1' }]))
    mustSyncOne.mockResolvedValueOnce(false).mockRejectedValueOnce(new Error('database'))
    await handle('farsta', change('1'))
    await expect(handle('farsta', change('1'))).rejects.toThrow('database')
    expect(changed).toHaveBeenCalledTimes(4)
  })

  it('reads one whose receipt never came on behalf of who lodged it here: it may be that one', async () => {
    const mustSyncOne = vi.fn().mockResolvedValue(undefined)
    const right = rightAt('farsta', { brukareId: 'bru-1', role: 'brukare', scopes: new Set(['object']) })
    const holds = { ...right, places: [right] }
    const unsure = { providerId: 'farsta', onBehalfOf: 'brukare', providerObjectionId: null, state: 'queued' } as const
    const handle = createObjectionChangeHandler({
      database: {
        brukare: { findByPlace: () => Promise.resolve({ id: 'portal-1' }) },
        objections: {
          listForBrukare: () =>
            Promise.resolve([
              { ...unsure, providerId: 'soder', personId: 'p8' },
              { ...unsure, state: 'needsAttention', personId: 'p9' },
              { ...unsure, personId: 'p7' },
            ]),
        },
      },
      access: { rightsOf: () => Promise.resolve(holds) },
      sync: { mustSyncOne },
    })
    await handle('farsta', change('1'))
    expect(mustSyncOne).toHaveBeenCalledExactlyOnceWith(
      { brukareId: 'portal-1', place: { providerId: 'farsta', brukareId: 'bru-1' }, providerObjectionId: 'obj-1' },
      expect.objectContaining({ personId: 'p7', role: 'brukare' }),
    )
  })
})
