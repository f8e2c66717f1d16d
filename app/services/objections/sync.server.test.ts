import { describe, expect, it, vi } from 'vitest'
import type { Answer } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import { createChangesPoller, createObjectionChangeHandler } from '~/services/delivery/changes-poller.server'
import { createObjectionSync } from './sync.server'

type Objections = Answer<readonly Contract['Objection'][]>

const objection = (id: string, brukareId = 'bru-1'): Contract['Objection'] => ({
  id,
  brukareId,
  reference: 'INV-7K3M-Q2',
  target: { type: 'shift', shiftIds: ['s1'] },
  reason: 'didNotHappen',
  text: '',
  lodgedAt: '2026-11-19T12:00:00Z',
  onBehalfOf: 'brukare',
  state: 'received',
  receivedAt: '2026-11-19T12:00:01Z',
  answerDueBy: '2026-11-26',
  history: [],
  messages: [],
  answers: [],
})
const asOf = new Date('2026-11-19T12:00:00Z')
const fresh = <T>(data: T): Answer<T> => ({ state: 'fresh', data, asOf, etag: '"1"' })
const down: Answer<never> = { state: 'missing', reason: 'unavailable', since: asOf }
const places = ['farsta', 'soder'].map((providerId) => ({ providerId, brukareId: 'bru-1' }))
const actor = { personId: 'p1', role: 'brukare', requestId: 'r1' } as const

function setUp(answers: Record<string, Objections>) {
  const written: string[] = []
  const time = { now: asOf }
  const sync = createObjectionSync({
    database: {
      objections: {
        sync: ({ brukareId, providerId, objection: { id } }) => {
          written.push(`${brukareId} ${providerId} ${id}`)
          return Promise.resolve()
        },
      },
    },
    provider: {
      listObjections: ({ providerId }) => Promise.resolve(answers[providerId] ?? down),
      getObjection: (_, __, id) => Promise.resolve(fresh(objection(id))),
    },
    clock: () => time.now,
  })
  return { sync, written, time }
}

describe('objection sync', () => {
  it('writes what each place says, and tells which place did not answer and since when', async () => {
    const { sync, written } = setUp({ farsta: fresh([objection('o1'), objection('o2')]) })
    const states = await sync.syncList({ id: 'portal-1', places }, actor)
    expect(written).toEqual(['portal-1 farsta o1', 'portal-1 farsta o2'])
    expect(states).toEqual([
      { place: places[0], state: 'fresh', asOf },
      { place: places[1], state: 'missing', reason: 'unavailable', since: asOf },
    ])
  })

  it('writes an unchanged answer again only after a minute, and a changed one at once', async () => {
    const answers: Record<string, Objections> = { farsta: fresh([objection('o1')]) }
    const { sync, written, time } = setUp(answers)
    const brukare = { id: 'portal-1', places: places.slice(0, 1) }
    await sync.syncList(brukare, actor)
    await sync.syncList(brukare, actor)
    expect(written).toHaveLength(1)
    time.now = new Date('2026-11-19T12:01:00Z')
    await sync.syncList(brukare, actor)
    expect(written).toHaveLength(2)
    answers.farsta = fresh([objection('o1')])
    await sync.syncList(brukare, actor)
    expect(written).toHaveLength(3)
  })

  it('never lets a kept answer overwrite what the database has', async () => {
    const kept: Objections = { state: 'kept', data: [objection('o1')], asOf, etag: '"1"', reason: 'contract' }
    const { sync, written } = setUp({ farsta: kept })
    expect(await sync.syncList({ id: 'portal-1', places: places.slice(0, 1) }, actor)).toMatchObject([
      { state: 'kept' },
    ])
    expect(written).toEqual([])
  })
})

describe('changes poller', () => {
  const change = (cursor: string): Contract['Change'] => ({
    cursor,
    type: 'objection',
    brukareId: 'bru-1',
    resourceId: `obj-${cursor}`,
    at: '2026-11-19T12:00:00Z',
  })

  it('follows the feed to its end, goes on from there, and gives a page again whose handling failed', async () => {
    const pages: Record<string, Contract['ChangePage']> = {
      start: { items: [change('1'), change('2')], nextCursor: '2' },
      '2': { items: [change('3')] },
      '3': { items: [] },
    }
    const asked: (string | undefined)[] = []
    const handled: string[] = []
    const read = new Map<string, string>()
    const cursors = {
      find: (providerId: string) => Promise.resolve(read.get(providerId) ?? null),
      save: (providerId: string, cursor: string) => {
        read.set(providerId, cursor)
        return Promise.resolve()
      },
    }
    let fails = 1
    const poller = createChangesPoller({
      provider: {
        providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }],
        listChanges: (_, after) => {
          asked.push(after)
          return Promise.resolve(fresh(pages[after ?? 'start'] ?? { items: [] }))
        },
      },
      cursors,
      handle: (_, { cursor }) => {
        handled.push(cursor)
        return cursor === '3' && fails-- > 0 ? Promise.reject(new Error('database')) : Promise.resolve()
      },
      logger: { error: vi.fn() },
      idleMs: 10,
    })
    poller.start()
    await vi.waitFor(() => expect(asked).toContain('3'))
    await poller.stop()
    expect(handled).toEqual(['1', '2', '3', '3'])
    expect(read.get('farsta')).toBe('3')
  })

  it('reads a changed objection on behalf of who lodged it, and leaves one that was lodged elsewhere', async () => {
    const syncOne = vi.fn().mockResolvedValue({ place: places[0], state: 'fresh', asOf })
    const own = { providerId: 'farsta', onBehalfOf: 'godMan' } as const
    const handle = createObjectionChangeHandler({
      database: {
        brukare: { findByPlace: () => Promise.resolve({ id: 'portal-1' }) },
        objections: {
          listForBrukare: () =>
            Promise.resolve([
              { ...own, providerObjectionId: 'obj-1', personId: 'p7' },
              { ...own, providerObjectionId: 'obj-2', personId: null },
            ]),
        },
      },
      sync: { syncOne },
    })
    await handle('farsta', change('1'))
    await handle('farsta', change('2'))
    await handle('farsta', { ...change('1'), type: 'shift' })
    expect(syncOne).toHaveBeenCalledOnce()
    expect(syncOne).toHaveBeenCalledWith(
      { brukareId: 'portal-1', place: places[0], providerObjectionId: 'obj-1' },
      expect.objectContaining({ personId: 'p7', role: 'godMan' }),
    )
  })
})
