import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, startPostgres, type TestPostgres } from '../../scripts/postgres.mjs'
import { signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** A disk of its own, which only root may mount; elsewhere a database that only lets itself be read is tested, and not a full one. */
const disk = mkdtempSync(join(tmpdir(), 'insyn-disk-'))
const hasDisk = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=0777', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

let postgres: TestPostgres
let stack: WatchedStack
let owner: pg.Client
let pia: HttpClient
let base: string

beforeAll(async () => {
  postgres = await startPostgres(hasDisk ? { within: disk } : {})
  const { url } = await createDatabase(postgres.url)
  stack = await startWatchedStack('full', { patientMs: 20_000, env: { DATABASE_URL: url, LOG_LEVEL: 'info' } })
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  pia = await signInOverHttp(stack.origins, 'pia')
  base = await settled(async () => [...(await subjectsOf(pia)).values()][0] ?? null)
}, 600_000)
afterAll(async () => {
  await stack.stop()
  await owner.end()
  await postgres.stop()
  if (hasDisk) execFileSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

const ready = async () => {
  const answer = await fetch(new URL('/readyz', stack.origins.portal))
  return `${answer.status} ${await answer.text()}`
}
const becomes = (word: string) => settled(async () => (await ready()) === word, 10_000)

/** A page of somebody who is signed in, which leaves a row in the log, and one of nobody. */
async function pagesSayNotNow(): Promise<void> {
  const { status, headers, text } = await pia.get(`${base}/schema/vecka/2026-W47`)
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  expect(text).toMatch(/<h1[^>]*>Vi kan inte visa sidan just nu/)
  expect((await pia.get('/hjalp')).status).toBe(200)
}

describe('a database that answers and takes nothing', () => {
  it('is not ready while it only lets itself be read, and goes on by itself', async () => {
    expect(await ready()).toBe('200 ok')
    await owner.query('ALTER SYSTEM SET default_transaction_read_only = on')
    await owner.query('SELECT pg_reload_conf()')
    await becomes('503 read-only')
    await pagesSayNotNow()
    await owner.query('ALTER SYSTEM RESET default_transaction_read_only')
    await owner.query('SELECT pg_reload_conf()')
    await becomes('200 ok')
    expect((await pia.get(`${base}/schema/vecka/2026-W47`)).status).toBe(200)
  })

  it.runIf(hasDisk)('is not ready while its disk is full, and goes on by itself when there is room', async () => {
    const balloon = join(disk, 'balloon')
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(balloon, Buffer.alloc(bavail * bsize))
    // The log's next rows are written where there was room in its last page: until that is full, pages are shown.
    const failed = settled(async () => (await pia.get(`${base}/schema/vecka/2026-W47`)).status === 503, 60_000)
    await failed
    await becomes('503 full')
    await pagesSayNotNow()
    expect(stack.portalLog().filter((line) => line.includes('"page failed"'))).toEqual([])
    truncateSync(balloon, 0)
    await becomes('200 ok')
    expect((await pia.get(`${base}/schema/vecka/2026-W47`)).status).toBe(200)
  })
})
