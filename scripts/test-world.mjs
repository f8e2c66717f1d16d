// The world of the tests, made once for a build and copied for each stack: to make it takes longer than most tests.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from './fresh-build.mjs'
import { asRunning, createDatabase, runningRole, startPostgres } from './postgres.mjs'
import { freeStackPorts, seed, stackEnvironment, startStack } from './processes.mjs'
import { root, runToEnd } from './programs.mjs'

/** The instant at which the clocks of every test stack start: a Thursday afternoon in winter time. */
export const testClock = '2026-11-19T15:00:00+01:00'

const kept = join(root, 'test-results')

/** Where the world of this build is kept, whether it is made or not. */
function worldFolder() {
  const stamp = readFileSync(join(root, 'build/sources.sha256'), 'utf8').trim()
  return join(kept, `world-${stamp.slice(0, 16)}`)
}

/**
 * Makes the world of this build unless it is there: the databases as they are after the first start, and keys. The portal's
 * and the provider's are on a PostgreSQL server (`portal`, `provider`); the portal's is in the folder too, embedded.
 */
export async function makeTestWorld() {
  await buildIfChanged()
  const folder = worldFolder()
  if (existsSync(folder)) return
  for (const name of existsSync(kept) ? readdirSync(kept) : []) {
    if (name.startsWith('world-')) rmSync(join(kept, name), { recursive: true, force: true })
  }
  mkdirSync(kept, { recursive: true })
  // One that was not finished is removed with the old ones, by its name.
  const making = await mkdtemp(join(kept, 'world-making-'))
  const data = join(making, 'data')
  const postgres = await startPostgres()
  try {
    const ports = await freeStackPorts()
    const onServer = await createDatabase(postgres.url, { name: 'portal' })
    const ofProvider = await createDatabase(postgres.url, { name: 'provider' })
    await migratePortal(onServer.url)
    const env = { DATABASE_URL: asRunning(onServer.url), SANDBOX_DATABASE_URL: ofProvider.url }
    const stack = await startStack({ ports, data, clock: testClock, env })
    await stack.stop()
    await seed(stackEnvironment({ ports, data, clock: testClock }).portal)
    await postgres.keep(join(making, 'server'))
  } finally {
    await postgres.stop()
  }
  await rename(making, folder)
}

/** Makes a portal's database ready, as its owner, for the role that the portal runs as. */
export async function migratePortal(url) {
  const args = [join(root, 'scripts/migrate.mjs'), '--grant', runningRole]
  const env = { ...process.env, DATABASE_URL: url }
  const { code, lines } = await runToEnd({ name: 'migrate', command: process.execPath, args, env })
  if (code !== 0) throw new Error(`The database could not be made ready.\n${lines.join('\n')}`)
}

/** The databases of this build's world, for `startPostgres`; undefined when it is not made. */
export function worldDatabases() {
  const isBuilt = existsSync(join(root, 'build/sources.sha256'))
  const databases = isBuilt ? join(worldFolder(), 'server') : undefined
  return databases && existsSync(databases) ? databases : undefined
}

/**
 * A temporary folder for the data of one stack, with the world in it when it is made; otherwise the stack makes its own.
 * @param name a word for the folder's name
 * @param isEmbedded whether the portal's database is to be there too, for a stack that does not have it on a server
 * @returns the folder, and whether the portal's embedded database there is seeded
 */
export async function newTestData(name, isEmbedded) {
  const data = await mkdtemp(join(tmpdir(), `insyn-${name}-`))
  if (worldDatabases() === undefined) return { data, isSeeded: false }
  const world = join(worldFolder(), 'data')
  const ofPortal = join(world, 'portal')
  // A thousand small files: the promise of each would cost more than the copy.
  cpSync(world, data, { recursive: true, filter: (path) => isEmbedded || path !== ofPortal })
  return { data, isSeeded: isEmbedded }
}
