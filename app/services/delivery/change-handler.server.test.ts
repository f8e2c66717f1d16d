import { describe, expect, it, vi } from 'vitest'
import type { Contract } from '../../../provider-api/contract'
import { rightAt } from '../../../tests/support/rights'
import type { WishSync } from '~/services/wishes/sync.server'
import { createChangeHandler } from './change-handler.server'

const change = (cursor: string): Contract['Change'] => ({
  cursor,
  type: 'objection',
  brukareId: 'bru-1',
  resourceId: `obj-${cursor}`,
  at: '2026-11-19T12:00:00Z',
})

const none = { listForBrukare: () => Promise.resolve([]) }
const clock = () => new Date('2026-11-19T13:00:00Z')

describe('a changed objection', () => {
  it('is read on behalf of who lodged it and may still follow it, and left when it was lodged elsewhere', async () => {
    const mustSyncOne = vi.fn().mockResolvedValue(true)
    const own = { providerId: 'farsta', onBehalfOf: 'godMan', state: 'received' } as const
    const right = rightAt('farsta', { brukareId: 'bru-1', role: 'godMan', scopes: new Set(['object']) })
    const holds = { ...right, places: [right] }
    const handle = createChangeHandler({
      clock,
      database: {
        notices: { add: () => Promise.resolve(true) },
        wishes: none,
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
      wishSync: { mustSync: () => Promise.resolve(false) },
    })
    expect(await handle('farsta', change('1'))).toBe(true)
    // What was not brought is told of as that: a page that counts asks the provider.
    expect(await handle('farsta', change('2'))).toBe(false)
    expect(await handle('farsta', change('3'))).toBe(false)
    expect(await handle('farsta', { ...change('1'), type: 'shift' })).toBe(false)
    expect(mustSyncOne).toHaveBeenCalledExactlyOnceWith(
      { brukareId: 'portal-1', place: { providerId: 'farsta', brukareId: 'bru-1' }, providerObjectionId: 'obj-1' },
      expect.objectContaining({ personId: 'p7', role: 'godMan' }),
    )
    mustSyncOne.mockResolvedValueOnce(false).mockRejectedValueOnce(new Error('database'))
    expect(await handle('farsta', change('1'))).toBe(false)
    await expect(handle('farsta', change('1'))).rejects.toThrow('database')
  })

  it('reads one whose receipt never came on behalf of who lodged it here: it may be that one', async () => {
    const mustSyncOne = vi.fn().mockResolvedValue(undefined)
    const right = rightAt('farsta', { brukareId: 'bru-1', role: 'brukare', scopes: new Set(['object']) })
    const holds = { ...right, places: [right] }
    const unsure = { providerId: 'farsta', onBehalfOf: 'brukare', providerObjectionId: null, state: 'queued' } as const
    const handle = createChangeHandler({
      clock,
      database: {
        notices: { add: () => Promise.resolve(true) },
        wishes: none,
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
      wishSync: { mustSync: () => Promise.resolve(false) },
    })
    await handle('farsta', change('1'))
    expect(mustSyncOne).toHaveBeenCalledExactlyOnceWith(
      { brukareId: 'portal-1', place: { providerId: 'farsta', brukareId: 'bru-1' }, providerObjectionId: 'obj-1' },
      expect.objectContaining({ personId: 'p7', role: 'brukare' }),
    )
  })
})

it('writes down that something was approved, once for whoever has it, and nothing that is old or of nobody here', async () => {
  const add = vi.fn().mockResolvedValue(true)
  const handle = createChangeHandler({
    ...{ clock, access: { rightsOf: () => Promise.resolve(null) }, sync: { mustSyncOne: () => Promise.resolve(true) } },
    wishSync: { mustSync: () => Promise.resolve(true) },
    database: {
      notices: { add },
      brukare: { findByPlace: ({ brukareId }) => Promise.resolve(brukareId === 'bru-1' ? { id: 'portal-1' } : null) },
      ...{ objections: none, wishes: none },
    },
  })
  const approved = { ...change('1'), type: 'faststallande' } as const
  await handle('farsta', approved)
  await handle('farsta', { ...approved, brukareId: 'bru-2' })
  await handle('farsta', { ...approved, at: '2026-11-11T12:00:00Z' })
  expect(add).toHaveBeenCalledExactlyOnceWith({
    ...{ key: 'faststalld:farsta/obj-1', kind: 'faststalld', brukareId: 'portal-1', providerId: 'farsta' },
    ...{ resourceId: 'obj-1', forId: null, byId: null },
  })
})

describe('a changed wish', () => {
  it('is read on behalf of who sent it and may still send wishes there, also one whose receipt never came', async () => {
    const mustSync = vi.fn<WishSync['mustSync']>().mockResolvedValue(true)
    const may = rightAt('farsta', { brukareId: 'bru-1', role: 'godMan', scopes: new Set(['wish']) })
    const mayObject = rightAt('farsta', { brukareId: 'bru-1', role: 'godMan', scopes: new Set(['object']) })
    const sent = { providerId: 'farsta', state: 'received' } as const
    const wishes = [
      { ...sent, providerWishId: 'obj-1', personId: 'p7' },
      { ...sent, providerWishId: 'obj-2', personId: 'p8' },
      { ...sent, providerWishId: null, personId: 'p7', state: 'queued' as const },
    ]
    const handle = createChangeHandler({
      clock,
      database: {
        notices: { add: () => Promise.resolve(true) },
        brukare: { findByPlace: () => Promise.resolve({ id: 'portal-1' }) },
        objections: none,
        wishes: { listForBrukare: () => Promise.resolve(wishes) },
      },
      access: {
        rightsOf: (personId) => {
          const right = personId === 'p7' ? may : mayObject
          return Promise.resolve({ ...right, places: [right] })
        },
      },
      sync: { mustSyncOne: () => Promise.resolve(true) },
      wishSync: { mustSync },
    })
    const changed = (cursor: string) => handle('farsta', { ...change(cursor), type: 'wish' })
    expect([await changed('1'), await changed('2'), await changed('9')]).toEqual([true, false, true])
    expect(mustSync.mock.calls.map(([{ providerWishId }]) => providerWishId)).toEqual(['obj-1', 'obj-9'])
  })
})
