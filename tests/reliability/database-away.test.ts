import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, startPostgres, type TestPostgres } from '../../scripts/postgres.mjs'
import { signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

let postgres: TestPostgres
let stack: WatchedStack
let pia: HttpClient
let base: string

beforeAll(async () => {
  postgres = await startPostgres()
  const { url } = await createDatabase(postgres.url)
  stack = await startWatchedStack('away', { patientMs: 20_000, env: { DATABASE_URL: url, LOG_LEVEL: 'info' } })
  pia = await signInOverHttp(stack.origins, 'pia')
  base = await settled(async () => [...(await subjectsOf(pia)).values()][0] ?? null)
})
afterAll(async () => {
  await stack.stop()
  await postgres.stop()
})

const pages = () => [base, `${base}/schema/vecka/2026-W47`, `${base}/timmar`, '/valj', '/mina-uppgifter']

it('says that it cannot show pages just now while the database is away, and goes on by itself when it is back', async () => {
  for (const path of pages()) expect((await pia.get(path, { follow: true })).status, path).toBe(200)
  await postgres.kill()
  for (const path of pages()) {
    const { status, headers, text } = await pia.get(path)
    expect([status, headers.get('retry-after')], path).toEqual([503, '5'])
    expect(text, path).toMatch(/<h1[^>]*>Vi kan inte visa sidan just nu/)
  }
  const sent = await pia.post(`${base}/granskning/2026-10`, {})
  expect([503, 404]).toContain(sent.status)
  expect((await pia.get('/hjalp')).status).toBe(200)
  const ready = await fetch(new URL('/readyz', stack.origins.portal))
  expect([ready.status, await ready.text()]).toEqual([503, 'database'])
  expect((await fetch(new URL('/livez', stack.origins.portal))).status).toBe(200)
  expect(stack.portalLog().filter((line) => line.includes('"page failed"'))).toEqual([])
  expect(stack.portalLog().some((line) => line.includes('database-away'))).toBe(true)

  await postgres.start()
  await wait(5_000)
  for (const path of pages()) expect((await pia.get(path, { follow: true })).status, path).toBe(200)
})
