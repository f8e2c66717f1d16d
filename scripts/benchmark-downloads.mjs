// Measures the files of somebody with a million rows of log, in the running portal: its memory, and how long its event loop
// is blocked at most. `--rows 1000000`; `--seconds 10` between looks; `--embedded` for the embedded database. See docs/performance.md.
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build as vite } from 'vite'
import { signInByHttp } from './benchmark-sign-in.mjs'
import { keysFileIn, readKeyFile } from './key-file.mjs'
import { createDatabase, startPostgres } from './postgres.mjs'
import { freeStackPorts, startStack, stopEverything, stopOnSignals } from './processes.mjs'
import { root } from './programs.mjs'
import { makeTestWorld, newTestData, testClock, worldDatabases } from './test-world.mjs'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '10' },
    embedded: { type: 'boolean', default: false },
  },
})
const rows = Number(values.rows)
const seconds = Number(values.seconds)
const mega = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

/** The portal's own database layer, so that the rows are what it would have written. */
async function loadDatabase() {
  await vite({
    ...{ configFile: false, root, logLevel: 'error', resolve: { alias: { '~': join(root, 'app') } } },
    build: {
      ...{ ssr: 'app/database/database.server.ts', outDir: 'build', emptyOutDir: false, target: 'node20' },
      rollupOptions: { output: { entryFileNames: 'benchmark-database.js' } },
    },
  })
  return import(pathToFileURL(join(root, 'build/benchmark-database.js')).href)
}

/** As many rows of the log: the person's own, and what another has seen of the person's. */
async function fill(place, brukareId) {
  const { openDatabase } = await loadDatabase()
  const file = readKeyFile(keysFileIn(data))
  const bytes = ({ active, ring }) => ({
    active,
    ring: Object.fromEntries(Object.entries(ring).map(([id, key]) => [id, Buffer.from(key, 'base64')])),
  })
  const keys = { encryption: bytes(file.encryption), index: bytes(file.index) }
  const database = await openDatabase({ ...place, keys, clock: () => new Date('2026-11-19T13:00:00Z') })
  const [seen] = await database.accessLog.listForBrukare(brukareId, { limit: 1 })
  const entry = {
    ...{ personId: seen.personId, brukareId, role: 'brukare', basis: 'self', action: 'schedule.read' },
    ...{ resourceType: 'schedule', resourceId: '2026-W47', outcome: 'allowed', requestId: '1234-5678-9012' },
  }
  const kinds = [entry, { ...entry, personId: null, role: null, basis: null, action: 'report.read' }]
  const batch = Array.from({ length: 2000 }, (_, n) => kinds[n % 2])
  for (let done = 0; done < rows; done += batch.length) await database.accessLog.appendAll(batch)
  await database.close()
}

await makeTestWorld()
const { data } = await newTestData('downloads', values.embedded)
const postgres = await startPostgres({ from: worldDatabases() })
stopOnSignals(async () => {
  await stopEverything()
  await postgres.stop()
})
try {
  const create = async (template) => (await createDatabase(postgres.url, { template })).url
  const env = {
    SANDBOX_DATABASE_URL: await create('provider'),
    ...{ RATE_LIMIT_PER_MINUTE: '10000000', RATE_LIMIT_PER_PERSON: '10000000', LOG_LEVEL: 'error' },
    NODE_OPTIONS: `--import ${pathToFileURL(join(root, 'scripts/watch-process.mjs')).href}`,
  }
  let place = { folder: join(data, 'portal') }
  if (!values.embedded) {
    env.DATABASE_URL = await create('portal')
    place = { url: env.DATABASE_URL, folder: 'unused' }
  }
  const measured = []
  const onLine = (line, from) => {
    const [, figures] = /MEASURED (\{.*\})/.exec(line) ?? []
    if (from === 'portal' && figures) measured.push(JSON.parse(figures))
    else if (from === 'portal' && process.env.STACK_LOG) console.log(line)
  }
  const ports = await freeStackPorts()
  const options = { ports, data, env, onLine, clock: testClock, isSeeded: true, providerTimeoutMs: 15_000 }
  const stack = await startStack(options)
  const home = /\/b\/[\w-]+/.exec((await signInByHttp(stack.origins, 'pia')).page.url)?.[0]
  const filling = Date.now()
  if (values.embedded) await stack.stopOne('portal')
  await fill(place, home.slice('/b/'.length))
  if (values.embedded) await stack.startOne('portal')
  console.log(`${rows} rows written in ${((Date.now() - filling) / 1000).toFixed(0)} s`)

  const ask = async (signal) => {
    const before = measured.length
    stack.processes.portal.child.kill(signal)
    while (measured.length === before) await wait(20)
    return measured.at(-1)
  }
  let { cookie } = await signInByHttp(stack.origins, 'pia')
  const download = async (path, signal) => {
    const started = Date.now()
    const request = get(stack.origins.portal + path, { headers: { cookie, accept: 'text/html' }, signal })
    const [answer] = await once(request, 'response')
    let bytes = 0
    for await (const part of answer) bytes += part.length
    return { status: answer.statusCode, bytes, seconds: (Date.now() - started) / 1000 }
  }
  const csv = `${home}/logg.csv`
  const zip = '/mina-uppgifter.zip'
  // The code is read and the heap has its size.
  await Promise.all([download(`${csv}?fore=20000`), download(`${home}/beslut.csv`)])

  /** What the portal does while files are read, to their end or until `wanted` looks have been taken. */
  const measure = async (name, paths, wanted = Infinity) => {
    const ending = new AbortController()
    const before = { ...(await ask('SIGWINCH')), ...(await ask('SIGUSR2')) }
    let reading = paths.length > 0
    const files = Promise.allSettled(paths.map((path) => download(path, ending.signal))).finally(
      () => (reading = false),
    )
    const looks = []
    do {
      await wait(seconds * 1000)
      looks.push({ ...(await ask('SIGUSR2')), ...(await ask('SIGWINCH')) })
    } while (reading && looks.length < wanted)
    ending.abort()
    const most = (key) => Math.max(...looks.map((look) => look[key]))
    const said = (await files).map(({ value }) =>
      value === undefined ? 'left' : `${value.status} ${mega(value.bytes)} ${value.seconds.toFixed(0)} s`,
    )
    console.log(
      `${name}: longest turn ${most('longestTurnMs').toFixed(0)} ms of processor time, ${most('longestMs').toFixed(0)} by the clock; ` +
        `RSS ${mega(before.rss)} before, ${mega(most('rss'))} at most; in use ${mega(most('live') - before.live)} more than before; ${said.join(', ')}`,
    )
    return said
  }
  await measure('nothing', [])
  await measure('logg.csv', [csv])
  await measure('mina-uppgifter.zip', [zip])
  // The ZIP is given to one who has identified herself within five minutes.
  cookie = (await signInByHttp(stack.origins, 'pia')).cookie
  const said = await measure('both, and a third', [csv, zip, csv], 3)
  if (said.filter((one) => one.startsWith('429')).length !== 1)
    throw new Error(`the third file was not refused: ${said}`)
  await stack.stop()
} finally {
  await stopEverything()
  await postgres.stop()
  await rm(data, { recursive: true, force: true })
}
