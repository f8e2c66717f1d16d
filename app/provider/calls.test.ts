import { describe, expect, it } from 'vitest'
import { createCallBook } from './calls'
import { failure } from './failure'

const now = new Date('2026-11-19T12:00:00Z')
const called = (requestId: string, operation = 'listShifts') => ({
  ...{ providerId: 'farsta', operation, method: 'GET', path: '/v1/brukare/bru-1/shifts', requestId },
})

describe('the last calls to providers', () => {
  it('are told newest first, with what came of each', () => {
    const book = createCallBook(10, () => now)
    const first = book.begin(called('r1'))
    first.tried()
    first.tried()
    first.ended(503)
    book.fails(called('r1'), failure('unavailable', { code: 'http-503', status: 503 }))
    book.shows(called('r1'), 'kept')
    const second = book.begin(called('r2'))
    second.tried()
    second.ended(200)
    book.shows(called('r2'), 'fresh')
    expect(book.list()).toMatchObject([
      { requestId: 'r2', status: 200, tries: 1, fault: null, saw: 'fresh' },
      { requestId: 'r1', status: 503, tries: 2, fault: { kind: 'unavailable', text: 'http-503' }, saw: 'kept' },
    ])
  })

  it('keep the first that was wrong, of the call that it was', () => {
    const book = createCallBook(10, () => now)
    book.begin(called('r1')).ended(200)
    book.begin(called('r1', 'listGrants')).ended(200)
    const wrong = failure('contract', { code: 'schema', detail: '/items/0/plannedStart must be a string' })
    book.fails(called('r1'), wrong)
    book.fails(called('r1'), failure('contract', { code: 'list-too-long' }))
    expect(book.list().map(({ operation, fault }) => [operation, fault?.text ?? null])).toEqual([
      ['listGrants', null],
      ['listShifts', 'schema: /items/0/plannedStart must be a string'],
    ])
  })

  it('leave out what the feed said before, where nothing was wrong', () => {
    const book = createCallBook(10, () => now)
    for (const nth of [1, 2, 3]) book.begin(called(`f${nth}`, 'listChanges')).ended(304)
    book.begin(called('f4', 'listChanges')).ended(500)
    book.fails(called('f4', 'listChanges'), failure('unavailable', { code: 'http-500', status: 500 }))
    book.begin(called('f5', 'listChanges')).ended(304)
    expect(book.list().map(({ requestId }) => requestId)).toEqual(['f5', 'f4'])
  })

  it('are no more than are asked for', () => {
    const book = createCallBook(3, () => now)
    for (const nth of [1, 2, 3, 4, 5]) book.begin(called(`r${nth}`)).ended(200)
    expect(book.list().map(({ requestId }) => requestId)).toEqual(['r5', 'r4', 'r3'])
    // Of one that is not there any more nothing is said.
    book.shows(called('r1'), 'fresh')
    expect(book.list().every(({ saw }) => saw === null)).toBe(true)
  })
})
