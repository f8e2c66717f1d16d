import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

const bin = process.env.POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin'
const superuser = 'insyn'

/** PostgreSQL refuses to run as root: then it runs as Debian's user for it. */
const isRoot = process.getuid?.() === 0
const asUser = (program: string, args: string[]): [string, string[]] =>
  isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(bin, program), ...args]]
    : [join(bin, program), args]

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  server.close()
  await once(server, 'close')
  return address.port
}

/** Runs one statement on a connection of its own. */
export async function runStatement(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

export type TestPostgres = {
  /** A new database, empty or a copy of another here; gives its url. */
  createDatabase: (templateUrl?: string) => Promise<string>
  /** As when the power goes: no process of the server gets to finish anything. */
  kill: () => Promise<void>
  /** Starts it again after `kill`, on the same port and data. */
  start: () => Promise<void>
  /** Ends it and removes its folder. */
  stop: () => Promise<void>
}

/**
 * A real PostgreSQL in a temporary folder, as an unprivileged user, on a free port of 127.0.0.1 and a unix socket. It
 * fsyncs as in production, and its own zone is not UTC, so that a time that is sent without a zone is found out.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'insyn-pg-'))
  const data = join(folder, 'data')
  if (isRoot) {
    const [{ stdout: uid }, { stdout: gid }] = await Promise.all([
      run('id', ['-u', 'postgres']),
      run('id', ['-g', 'postgres']),
    ])
    await chown(folder, Number(uid), Number(gid))
  }
  const [initdb, initdbArgs] = asUser('initdb', [
    '-D',
    data,
    '-U',
    superuser,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ])
  await run(initdb, initdbArgs, { cwd: folder })

  const port = await freePort()
  const urlOf = (database: string) => `postgresql://${superuser}@127.0.0.1:${port}/${database}`
  let server: ChildProcess | undefined
  let databases = 0

  const query = (sql: string) => runStatement(urlOf('postgres'), sql)

  const start = async () => {
    const settings = ['fsync=on', 'timezone=Europe/Stockholm', 'max_connections=200', 'log_min_messages=panic']
    const args = [
      '-D',
      data,
      '-k',
      folder,
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      ...settings.flatMap((one) => ['-c', one]),
    ]
    const [program, programArgs] = asUser('postgres', args)
    const child = spawn(program, programArgs, { cwd: folder, stdio: 'ignore' })
    server = child
    for (let attempt = 0; attempt < 400; attempt++) {
      if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`)
      try {
        await query('SELECT 1')
        return
      } catch {
        await wait(50)
      }
    }
    throw new Error('postgres did not answer within 20 seconds')
  }

  const end = async (signal: NodeJS.Signals) => {
    const child = server
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }

  process.once('exit', () => server?.kill('SIGQUIT'))
  await start()
  return {
    start,
    kill: () => end('SIGQUIT'),
    async createDatabase(templateUrl) {
      databases += 1
      const name = `test_${databases}`
      const template = templateUrl === undefined ? 'template0' : new URL(templateUrl).pathname.slice(1)
      await query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
      return urlOf(name)
    },
    async stop() {
      await end('SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
