// The world of the tests, made once for a build and copied for each stack: to make it takes longer than most tests.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from './fresh-build.mjs'
import { freePorts, seed, stackEnvironment, startStack } from './processes.mjs'
import { root } from './programs.mjs'

/** The instant at which the clocks of every test stack start: a Thursday afternoon in winter time. */
export const testClock = '2026-11-19T15:00:00+01:00'

const kept = join(root, 'test-results')

/** Where the world of this build is kept, whether it is made or not. */
function worldFolder() {
  const stamp = readFileSync(join(root, 'build/sources.sha256'), 'utf8').trim()
  return join(kept, `world-${stamp.slice(0, 16)}`)
}

/** Makes the world of this build unless it is there: databases as they are after the first start, and keys. */
export async function makeTestWorld() {
  await buildIfChanged()
  const folder = worldFolder()
  if (existsSync(folder)) return
  for (const name of existsSync(kept) ? readdirSync(kept) : []) {
    if (name.startsWith('world-')) rmSync(join(kept, name), { recursive: true, force: true })
  }
  const making = await mkdtemp(join(tmpdir(), 'insyn-world-'))
  const [portal, provider, idp] = await freePorts(3)
  const stack = await startStack({ ports: { portal, provider, idp }, data: making, clock: testClock })
  await stack.stop()
  cpSync(making, `${folder}.new`, { recursive: true })
  await rm(making, { recursive: true, force: true })
  await rename(`${folder}.new`, folder)
}

/**
 * Makes the world unless it is there, and puts the portal's part of it, with the world's keys, into a database.
 * @param databaseUrl an empty database of a PostgreSQL server
 */
export async function seedTestWorld(databaseUrl) {
  await makeTestWorld()
  const ports = { portal: 1, provider: 2, idp: 3 } // Nothing is asked of anyone; the portal's settings want addresses.
  const env = { DATABASE_URL: databaseUrl }
  await seed(stackEnvironment({ ports, data: worldFolder(), clock: testClock, env }).portal)
}

/**
 * A temporary folder for the data of one stack, with the world in it when it is made; otherwise the stack makes its own.
 * @param name a word for the folder's name
 * @returns the folder, and whether the portal's embedded database there is seeded
 */
export async function newTestData(name) {
  const data = await mkdtemp(join(tmpdir(), `insyn-${name}-`))
  const folder = worldFolder()
  const isSeeded = existsSync(folder)
  // A thousand small files: the promise of each would cost more than the copy.
  if (isSeeded) cpSync(folder, data, { recursive: true })
  return { data, isSeeded }
}
