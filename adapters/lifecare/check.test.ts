import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startClock } from '../../app/platform/clock'
import { startAdapter, type RunningAdapter } from './http/start'
import { openDatabase } from './database/open'
import { createIds } from './ids'
import { testTenant } from './test-adapter'
import { check } from '../../provider-check/check'
import { startMock, type RunningMock } from '../../sandbox/lifecare/start'

const clock = startClock('2026-11-19T12:00:00+01:00')
const idSecret = Buffer.alloc(32, 9)
const knownWarnings = new Set<string>(['registration-changed', 'shift-cancelled', 'person-time', 'most-in-time'])
const access = { domain: 'd', key: 'k' }
let folder: string
let mock: RunningMock
let adapter: RunningAdapter
let key: { kid: string; kty: 'EC'; crv: 'P-256'; x: string; y: string; d: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insyn-lifecare-'))
  const made = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)
  key = { kid: 'test-1', kty: 'EC', crv: 'P-256', x: made.x!, y: made.y!, d: made.d! }
  const { d: _, ...open } = key
  const jwks = join(folder, 'jwks.json')
  await writeFile(jwks, JSON.stringify({ keys: [open] }))
  const size = { clients: 3, staff: 5, day: '2026-11-19', back: 50, ahead: 10 }
  mock = await startMock({ port: 0, clock, size, ...access })
  const database = { folder }
  adapter = await startAdapter(
    {
      ...{ port: 0, origin: null, database, keyFile: join(folder, 'key.json'), webhook: null, idSecret },
      ...{ lifecare: { url: mock.baseUrl, ...access, keyIn: 'query' }, tenant: testTenant, pollSeconds: 60 },
      ...{ portalKeys: { file: jwks }, clientId: 'insyn-portal', clock, logLevel: 'silent' },
    },
    { open: () => openDatabase() },
  )
  await adapter.pulled
}, 240_000)
afterAll(async () => {
  await adapter.close()
  await mock.close()
  await rm(folder, { recursive: true, force: true })
})

it('follows the contract in all that the adapter for Lifecare has, also when it is written to', async () => {
  const persons = mock.tenant.clients.slice(0, 2).map(({ number }) => number)
  const read = () => ({
    ...{ baseUrl: adapter.baseUrl, tokenEndpoint: `${adapter.baseUrl}/oauth/token`, clientId: 'insyn-portal', key },
    ...{ persons, unknownNumber: '191212121212', months: ['2026-10', '2026-11'], now: clock(), mostBrukare: 2 },
    ...{ patienceMs: 10_000, reports: [], stateFile: null, afterRestart: false },
  })
  const broken = (level: 'fault' | 'warning', results: Awaited<ReturnType<typeof check>>['report']['results']) =>
    results
      .filter((one) => one.outcome === 'broken' && one.level === level)
      .map(({ rule, findings }) => ({
        rule,
        where: findings.map(({ call, field, wrong }) => `${call} ${field} ${wrong}`),
      }))
  const brukareId = createIds(idSecret)('client', persons[0]!)
  const writes = await check({ ...read(), write: { brukareId } }, null)
  expect([writes.isDone, writes.report.wrote, writes.kept !== null]).toEqual([true, true, true])
  expect(broken('fault', writes.report.results)).toEqual([])
  // By whom a time was changed Lifecare does not say; how fast it goes is this machine's.
  const warned = broken('warning', writes.report.results).map(({ rule }) => rule)
  expect(warned.filter((rule) => !knownWarnings.has(rule))).toEqual([])
  expect(adapter.contractBreaks).toEqual([])
  const tried = writes.report.results.filter(({ outcome }) => outcome === 'held').map(({ rule }) => rule)
  expect(tried).toEqual(
    expect.arrayContaining(['shift-status', 'sum-reported', 'report-state', 'feed-order', 'write-repeat']),
  )
}, 240_000)
