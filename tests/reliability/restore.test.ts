import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  archivingIn,
  baseBackup,
  dump,
  folderForPostgres,
  recoverFrom,
  restoreDump,
} from '../../scripts/postgres-backup.mjs'
import { createDatabase, giveToPostgres, startPostgres } from '../../scripts/postgres.mjs'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { keepObjecting, signInPeople, type Acknowledged } from './objecting'
import { readPortal } from './portal-view'
import { objectionsAtProvider } from './provider-view'

/** How old the archive may be, in seconds. Production has 60. */
const archiveSeconds = 2
const people = ['pia', 'karl']
const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at)

let folder: string
let server: Awaited<ReturnType<typeof startPostgres>>
let stack: WatchedStack

type Told = Acknowledged & { at: number }
const acknowledged: Told[] = []
let over = false
let work: Promise<unknown> = Promise.resolve()

/** What people have a receipt for, with when they got it. */
const keeper = (): Acknowledged[] => {
  const list: Acknowledged[] = []
  list.push = (...items) => acknowledged.push(...items.map((item) => ({ ...item, at: Date.now() })))
  return list
}
const untilMore = async (count: number): Promise<void> => {
  const before = acknowledged.length
  await settled(() => Promise.resolve(acknowledged.length >= before + count), 120_000)
}
/** Waits until all that has been written by now is in the archive. */
const archived = async (): Promise<void> => {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ file: string }>('SELECT pg_walfile_name(pg_switch_wal()) AS file')
    const file = rows[0]?.file ?? ''
    const last = 'SELECT last_archived_wal AS file FROM pg_stat_archiver'
    await settled(async () => ((await client.query<{ file: string | null }>(last)).rows[0]?.file ?? '') >= file, 60_000)
  } finally {
    await client.end()
  }
}
const receiptsMissing = async (told: readonly Told[]): Promise<Told[]> => {
  const missing: Told[] = []
  for (const one of told) if ((await one.client.get(one.path)).status !== 200) missing.push(one)
  return missing
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insyn-restore-'))
  await giveToPostgres(folder)
  const archive = await folderForPostgres(join(folder, 'archive'))
  server = await startPostgres({ within: folder, settings: archivingIn(archive, archiveSeconds) })
  const { url } = await createDatabase(server.url, { name: 'insyn' })
  const env = { DATABASE_URL: url, REPRESENTATION_MAX_AGE_SECONDS: '3600', LOG_LEVEL: 'warn' }
  stack = await startWatchedStack('restore', { env })
  const persons = await signInPeople(stack, people)
  work = Promise.all(persons.map((person) => keepObjecting(person, [], keeper(), () => over)))
  await untilMore(2)
}, 600_000)
afterAll(async () => {
  over = true
  await work
  await stack.stop()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a server that is lost while people object', { timeout: 600_000 }, () => {
  it('starts again from a dump: all that had a receipt before the dump was begun is in it', async () => {
    const [file, before] = [join(folder, 'insyn.dump'), [...acknowledged]]
    await dump(server.url.replace(/postgres$/, 'insyn'), file)
    const other = await createDatabase(server.url, { name: 'insyn_again' })
    await restoreDump(other.url, file)
    const started = { ...stack.started, env: { ...stack.started.env, DATABASE_URL: other.url } }
    const there = await readPortal({ data: stack.data, started })
    const ids = new Set(there.objections.map(({ id }) => id))
    expect(before.filter(({ objectionId }) => !ids.has(objectionId))).toEqual([])
    expect(there.accessLog).toMatchObject({ ok: true })
    await other.drop()
  })

  it('starts again from a base backup and the archive: what was told before the archive was written is there, and nothing is sent twice', async () => {
    const [base, archive] = [join(folder, 'base'), join(folder, 'archive')]
    await untilMore(2)
    await baseBackup(server.url, base)
    await untilMore(4)
    const kept = [...acknowledged]
    await archived()
    await untilMore(2)
    // The machine is gone, with its disk.
    const lostAt = Date.now()
    await server.kill()
    over = true
    await stack.killOne('portal')
    await work
    const told = acknowledged.filter(({ at }) => at <= lostAt)
    const port = Number(new URL(server.url).port)
    await rename(base, join(folder, 'again'))
    const begun = performance.now()
    const settings = await recoverFrom(join(folder, 'again'), archive)
    server = await startPostgres({ within: folder, from: join(folder, 'again'), port, settings })
    await stack.startOne('portal')
    const rto = Math.round(performance.now() - begun) / 1000

    const missing = await receiptsMissing(told)
    const ages = missing.map(({ at }) => (lostAt - at) / 1000)
    const rpo = Math.max(0, ...ages)
    console.info(`restore ${JSON.stringify({ told: told.length, lost: missing.length, rpo, rto, archiveSeconds })}`)
    const lost = new Set(missing.map(({ objectionId }) => objectionId))
    expect(kept.filter(({ objectionId }) => lost.has(objectionId))).toEqual([])

    const texts = new Set(told.map(({ text }) => text))
    const atProvider = async () => objectionsAtProvider(stack, 'farsta', people)
    await settled(async () => (await readPortal(stack)).waiting === 0, 120_000)
    const there = await atProvider()
    expect(repeated(there.flatMap(({ text }) => (texts.has(text) ? [text] : [])))).toEqual([])
    expect(repeated(there.map(({ reference }) => reference))).toEqual([])
    const portal = await readPortal(stack)
    expect(portal.accessLog).toMatchObject({ ok: true })
    const known = new Set(there.map(({ reference }) => reference))
    expect(portal.objections.filter(({ reference }) => !known.has(reference))).toEqual([])
  })
})
