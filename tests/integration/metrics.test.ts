import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import routes from '../../app/routes'
import { freePorts } from '../../scripts/processes.mjs'
import { crawl } from '../support/crawl'
import { listenTo } from '../support/event-stream'
import { createHttpClient, signInOverHttp } from '../support/http-client'
import { faultsOfLog } from '../support/log-canaries'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { fillOne, sendOne, signInPeople } from '../reliability/objecting'
import { patternsOf } from '../security/route-patterns'

let stack: WatchedStack
let port = 0

const canary = 'KANARIEFAGEL'
const patterns = patternsOf(await Promise.resolve(routes))
const at = (path: string) => `http://127.0.0.1:${port}${path}`
const scrape = async () => (await fetch(at('/metrics'))).text()

type Line = { name: string; labels: [string, string][]; value: number }

function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)]
      return { name, labels: pairs.map(([, label = '', said = '']) => [label, said]), value: Number(value) }
    })
}

/** What each label may say. One that is not here may not be there. */
const operations = readFileSync('provider-api/openapi.yaml', 'utf8').match(/(?<=operationId: )\w+/g) ?? []
const beforePages = ['/livez', '/readyz', '/auth/jwks.json', '/.well-known/security.txt', '/assets/:file', '(other)']
const ways = ['/webhooks/:providerId', '/webhooks/sms/:token', '/b/:brukareId/live', '/att-gora/live']
const oneOf =
  (...words: readonly string[]) =>
  (said: string) =>
    words.includes(said)
const like = (pattern: RegExp) => (said: string) => pattern.test(said)
const allowed: Record<string, (said: string) => boolean> = {
  http_route: oneOf('/', ...patterns.map((pattern) => `/${pattern}`), ...beforePages, ...ways),
  http_request_method: oneOf('GET', 'HEAD', 'POST', 'other'),
  http_response_status_code: like(/^[1-5]\d\d$/),
  provider: oneOf('farsta', 'soder'),
  // A picture is fetched from an address that the contract gives, and is no operation of it.
  operation: oneOf(...operations, 'getPhoto'),
  outcome: oneOf(
    ...['ok', 'unavailable', 'contract', 'notFound', 'refused', 'signedIn', 'alreadySignedIn'],
    ...['handed over', 'waits', 'unsure', 'given up', 'not arrived'],
  ),
  of: oneOf('reads', 'writes', 'aside reads', 'aside writes'),
  channel: oneOf('email', 'sms', 'digitalPost'),
  state: oneOf('idle', 'used'),
  le: like(/^(\+Inf|[\d.]+)$/),
  version: like(/^v?\d+\.\d+\.\d+$/),
  node: like(/^\d+\.\d+\.\d+$/),
  ...{ major: like(/^\d+$/), minor: like(/^\d+$/), patch: like(/^\d+$/) },
  // Of Node itself: kinds of memory, of garbage collection, of what is open.
  ...{ space: like(/^[a-z_]+$/), kind: like(/^[a-z]+$/), type: like(/^[A-Za-z]+$/), quantile: like(/^[\d.]+$/) },
}

beforeAll(async () => {
  const [free = 0] = await freePorts(1)
  port = free
  stack = await startWatchedStack('metrics', { patientMs: 20_000, env: { METRICS_PORT: String(port) } })
  const [pia] = await signInPeople(stack, ['pia'])
  if (pia === undefined) throw new Error('nobody is signed in')
  await sendOne(pia, await fillOne({ ...pia, key: canary }, 1))
  await settled(async () => /insyn_outbox_delivered_seconds_count\{[^}]*\} 1/.test(await scrape()))
  const { portal } = stack.origins
  await crawl(portal, pia.client, '/valj', patterns, { most: 1 })
  // What is made up, by somebody who is not signed in and by somebody who is.
  for (const client of [createHttpClient(portal), pia.client]) {
    for (const path of [
      '/198311059847',
      `/${canary}`,
      `/b/${canary}/schema`,
      `/b/x/${canary}?q=Pia+Lindgren`,
      '/%2e%2e',
    ])
      await client.get(path)
    await client.post('/kontakt', { text: canary })
    await client.send(`/b/${canary}/invandningar`, { method: 'DELETE' })
  }
  const heard = await listenTo(`${portal}${pia.base}/live`, pia.client.cookie())
  await settled(async () => /^insyn_live_streams 1$/m.test(await scrape()))
  heard.close()
  await stack.order({ tenant: 'farsta', kind: 'status500' })
  await crawl(portal, await signInOverHttp(stack.origins, 'greta'), '/valj', patterns, { most: 1 })
  await stack.order({ tenant: 'farsta', kind: 'none' })
}, 600_000)
afterAll(() => stack.stop())

describe('the figures of a portal that has been used', () => {
  it('have no label with an id, or with anything that somebody has sent', async () => {
    const text = await scrape()
    const wrong = linesOf(text).flatMap(({ name, labels }) =>
      labels
        .filter(([label, said]) => allowed[label]?.(said) !== true)
        .map(([label, said]) => `${name} ${label}=${said}`),
    )
    expect([...new Set(wrong)]).toEqual([])
    expect(text).not.toContain(canary)
    expect(faultsOfLog(text.split('\n'))).toEqual([])
  })

  it('tell of pages by their patterns, of providers, of what waits and of the process', async () => {
    const lines = linesOf(await scrape())
    const routesSeen = new Set(
      lines.flatMap(({ labels }) => labels.filter(([l]) => l === 'http_route').map(([, s]) => s)),
    )
    expect(routesSeen.size).toBeGreaterThan(30)
    expect([...routesSeen]).toContain('/b/:brukareId/schema')
    expect([...routesSeen], 'what listens is no request').not.toContain('/b/:brukareId/live')
    const sum = (name: string, label = '', said = '') =>
      lines
        .filter(
          (line) => line.name === name && (label === '' || line.labels.some(([l, s]) => l === label && s === said)),
        )
        .reduce((all, { value }) => all + value, 0)
    expect(sum('http_client_request_duration_seconds_count', 'outcome', 'ok')).toBeGreaterThan(50)
    // How many is the breaker's to say: after it has opened nobody is asked.
    expect(sum('http_client_request_duration_seconds_count', 'outcome', 'unavailable')).toBeGreaterThan(0)
    expect(sum('http_client_request_duration_seconds_count', 'operation', 'lodgeObjection')).toBeGreaterThan(0)
    expect(sum('insyn_sign_ins_total', 'outcome', 'signedIn')).toBeGreaterThan(1)
    expect(sum('insyn_outbox_delivered_seconds_count')).toBe(1)
    expect(sum('insyn_provider_breaker_state', 'of', 'reads')).toBeGreaterThanOrEqual(0)
    for (const name of [
      ...['insyn_build_info', 'insyn_database_up', 'insyn_database_writable', 'pg_pool_connections', 'pg_pool_waiting'],
      ...['insyn_outbox_oldest_seconds', 'insyn_outbox_pending', 'insyn_changes_lag_seconds', 'insyn_provider_silent'],
      ...[
        'insyn_access_log_checkpoint_age_seconds',
        'nodejs_eventloop_lag_p99_seconds',
        'process_resident_memory_bytes',
      ],
    ])
      expect(
        lines.some((line) => line.name === name),
        name,
      ).toBe(true)
    expect(sum('insyn_database_up') + sum('insyn_database_writable')).toBe(2)
  })

  it('are as fresh as the feed: it has been read within seconds', async () => {
    await wait(1_000)
    const lags = linesOf(await scrape()).filter(({ name }) => name === 'insyn_changes_lag_seconds')
    expect(lags.length).toBe(2)
  })
})

describe('the port of the figures', () => {
  it('says how the process stands, in JSON', async () => {
    const answer = await fetch(at('/health'))
    const health = z.record(z.string(), z.unknown()).parse(await answer.json())
    expect(health).toMatchObject({
      database: { kind: 'embedded', detail: { takesWrites: true, outbox: { oldestSeconds: null } } },
      providers: [{ provider: 'farsta' }, { provider: 'soder' }],
    })
    expect(faultsOfLog([JSON.stringify(health)], [canary])).toEqual([])
  })

  it('has nothing else, and the public port has none of it', async () => {
    for (const path of ['/', '/metrics?x', '/livez', '/b/x']) expect((await fetch(at(path))).status).toBe(404)
    expect((await fetch(at('/metrics'), { method: 'POST' })).status).toBe(404)
    for (const path of ['/metrics', '/health']) {
      expect((await createHttpClient(stack.origins.portal).get(path)).status, path).toBe(404)
    }
  })
})

it('writes nothing of anybody in its log, whatever they type', () => {
  expect(stack.portalLog().length).toBeGreaterThan(5)
  expect(faultsOfLog(stack.portalLog(), [canary])).toEqual([])
})
