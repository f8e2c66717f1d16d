import { expect, it } from 'vitest'
import { isDatabaseAway } from './away.server'

const withCode = (code: string, message = 'no') => Object.assign(new Error(message), { code })

it.each([
  ['refused', withCode('ECONNREFUSED')],
  ['on every address', Object.assign(new AggregateError([withCode('ECONNREFUSED')]), {})],
  ['shut down by its operator', withCode('57P01')],
  ['starting', withCode('57P03')],
  ['out of connections', withCode('53300')],
  ['full', withCode('53100')],
  ['read only', withCode('25006')],
  ['ended in the middle', new Error('Connection terminated unexpectedly')],
  ['by Prisma', withCode('P1001')],
  ['by its adapter', { name: 'DriverAdapterError', cause: { kind: 'DatabaseNotReachable' } }],
  ['inside an error of Prisma', { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '57P02' } } } }],
])('knows a database that is away: %s', (_what, error) => {
  expect(isDatabaseAway(error)).toBe(true)
})

it.each([
  ['a value that is there already', withCode('P2002')],
  ['a lock that is held', withCode('55P03')],
  ['a defect', new TypeError('x is undefined')],
  ['an answer', new Response(null, { status: 404 })],
  ['nothing', undefined],
])('takes nothing else for one: %s', (_what, error) => {
  expect(isDatabaseAway(error)).toBe(false)
})

it('ends with an error that is its own cause', () => {
  const error = new Error('round')
  error.cause = error
  expect(isDatabaseAway(error)).toBe(false)
})
