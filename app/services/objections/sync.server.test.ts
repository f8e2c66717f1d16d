import { describe, expect, it, vi } from 'vitest'
import type { Answer } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
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

function setUp(answers: Record<string, Objections>, unwritable = '') {
  const written: string[] = []
  const time = { now: asOf }
  const error = vi.fn()
  const sync = createObjectionSync({
    database: {
      objections: {
        sync: ({ brukareId, providerId, objection: { id } }) => {
          if (id === unwritable) return Promise.reject(new Error('value too long'))
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
    logger: { error },
  })
  return { sync, written, time, error }
}

const staysAt = (some: typeof places) => some.map((place) => ({ place, actor }))

describe('objection sync', () => {
  it('writes what each place says, and tells which place did not answer and since when', async () => {
    const { sync, written } = setUp({ farsta: fresh([objection('o1'), objection('o2')]) })
    const states = await sync.syncList({ id: 'portal-1', stays: staysAt(places) })
    expect(written).toEqual(['portal-1 farsta o1', 'portal-1 farsta o2'])
    expect(states).toEqual([
      { place: places[0], state: 'fresh', asOf },
      { place: places[1], state: 'missing', reason: 'unavailable', since: asOf },
    ])
  })

  it('writes an unchanged answer again only after a minute, and a changed one at once', async () => {
    const answers: Record<string, Objections> = { farsta: fresh([objection('o1')]) }
    const { sync, written, time } = setUp(answers)
    const brukare = { id: 'portal-1', stays: staysAt(places.slice(0, 1)) }
    await sync.syncList(brukare)
    await sync.syncList(brukare)
    expect(written).toHaveLength(1)
    time.now = new Date('2026-11-19T12:01:00Z')
    await sync.syncList(brukare)
    expect(written).toHaveLength(2)
    answers.farsta = fresh([objection('o1')])
    await sync.syncList(brukare)
    expect(written).toHaveLength(3)
  })

  it('writes the others when one cannot be written, says that something is missing, and tries it again soon', async () => {
    const { sync, written, error, time } = setUp(
      { farsta: fresh([objection('o1'), objection('o2'), objection('o3')]) },
      'o2',
    )
    const brukare = { id: 'portal-1', stays: staysAt(places.slice(0, 1)) }
    const missing = [{ place: places[0], state: 'missing', reason: 'contract', since: null }]
    expect(await sync.syncList(brukare)).toEqual(missing)
    expect(written).toEqual(['portal-1 farsta o1', 'portal-1 farsta o3'])
    expect(error).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ providerId: 'farsta', resourceId: 'o2' }),
      'an objection could not be written',
    )
    expect(await sync.syncList(brukare)).toEqual(missing)
    expect(written).toHaveLength(2)
    time.now = new Date(asOf.getTime() + 2_000)
    await sync.syncList(brukare)
    expect(written).toHaveLength(4)
    expect(
      await sync.syncOne({ brukareId: 'portal-1', place: places[0]!, providerObjectionId: 'o2' }, actor),
    ).toMatchObject({ state: 'missing', reason: 'contract' })
    await expect(
      sync.mustSyncOne({ brukareId: 'portal-1', place: places[0]!, providerObjectionId: 'o2' }, actor),
    ).rejects.toThrow('value too long')
  })

  it('never lets a kept answer overwrite what the database has', async () => {
    const kept: Objections = { state: 'kept', data: [objection('o1')], asOf, etag: '"1"', reason: 'contract' }
    const { sync, written } = setUp({ farsta: kept })
    expect(await sync.syncList({ id: 'portal-1', stays: staysAt(places.slice(0, 1)) })).toMatchObject([
      { state: 'kept' },
    ])
    expect(written).toEqual([])
  })
})
