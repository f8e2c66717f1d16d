// Appends a second to the access log, with one chain for all (as it was) and with a chain for each brukare, on a PostgreSQL
// server whose every commit takes at least five milliseconds, as on a disk across a network.
//   node scripts/benchmark-access-log.mjs [seconds of each run, 5]
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase, runStatement, startPostgres } from './postgres.mjs'
import { root } from './programs.mjs'

const seconds = Number(process.argv[2] ?? 5)
const writers = [1, 8, 32]
const changed = '20261128170000'
const folder = join(root, 'prisma/migrations')
const migrations = readdirSync(folder, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .sort()

const said = (nr) => ({
  ...{ at: new Date().toISOString(), personId: `p${nr}`, brukareId: `b${nr}`, role: 'godMan', basis: 'r1' },
  ...{ action: 'schedule.read', resourceType: 'schedule', resourceId: '2026-W47', outcome: 'allowed', requestId: 'r' },
})

/** One append, by the function of the schema. */
const ways = {
  'one chain for all': {
    which: (name) => name < changed,
    append: (client, nr) =>
      client.query({
        name: 'before',
        text: 'SELECT access_log_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
        values: [...Object.values(said(nr)), JSON.stringify(said(nr))],
      }),
  },
  'a chain for each brukare': {
    which: () => true,
    append: (client, nr) =>
      client.query({
        name: 'after',
        text: 'SELECT access_log_write($1::jsonb)',
        values: [JSON.stringify([{ ...said(nr), chain: `b:b${nr}`, content: JSON.stringify(said(nr)), mac: 'm' }])],
      }),
  },
}

async function measure(url, count, append) {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  await Promise.all(clients.map((client, nr) => append(client, nr)))
  const end = performance.now() + seconds * 1000
  let done = 0
  await Promise.all(
    clients.map(async (client, nr) => {
      while (performance.now() < end) {
        await append(client, nr)
        done += 1
      }
    }),
  )
  await Promise.all(clients.map((client) => client.end()))
  return Math.round(done / seconds)
}

const server = await startPostgres()
try {
  for (const setting of ['commit_delay = 5000', 'commit_siblings = 0']) {
    await runStatement(server.url, `ALTER SYSTEM SET ${setting}`)
  }
  await runStatement(server.url, 'SELECT pg_reload_conf()')
  console.log(`appends a second, ${seconds} s each`)
  console.log(['writers', ...writers].join('\t'))
  for (const [name, { which, append }] of Object.entries(ways)) {
    const { url, drop } = await createDatabase(server.url)
    for (const migration of migrations.filter(which)) {
      await runStatement(url, readFileSync(join(folder, migration, 'migration.sql'), 'utf8'))
    }
    const figures = []
    for (const count of writers) figures.push(await measure(url, count, append))
    console.log([name, ...figures].join('\t'))
    await drop()
  }
} finally {
  await server.stop()
}
