// A real PostgreSQL server for the tests, in a temporary folder.
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePorts } from './programs.mjs'
import { findPostgres } from './setup.mjs'

const run = promisify(execFile)

const superuser = 'insyn'

/** The role that the portal runs as: it owns nothing, so that what it may not do is refused in the tests too. */
export const runningRole = 'insyn_run'

/** The same database, as the role that the portal runs as. */
export function asRunning(url) {
  return Object.assign(new URL(url), { username: runningRole }).href
}

/** PostgreSQL refuses to run as root: then it runs as Debian's user for it. */
const isRoot = process.getuid?.() === 0
/** How a program of PostgreSQL's is run: the command, and its arguments. */
export const asUser = (program, args) => {
  const file = join(findPostgres(), program)
  return isRoot ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', file, ...args]] : [file, args]
}

/** Gives a folder, with all that is in it, to the user that PostgreSQL runs as. */
export async function giveToPostgres(folder) {
  if (isRoot) await run('chown', ['-R', 'postgres:postgres', folder])
}

/** Runs one statement on a connection of its own. */
export async function runStatement(url, sql) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/**
 * A new database on a server.
 * @param url of any database there
 * @param options.name its name; without it one that no other has
 * @param options.template the name of the one there that it is a copy of; without it it is empty
 * @returns its url, and `drop`, which ends its connections too
 */
export async function createDatabase(
  url,
  { name = `test_${randomBytes(8).toString('hex')}`, template = 'template0' } = {},
) {
  await runStatement(url, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: Object.assign(new URL(url), { pathname: `/${name}` }).href,
    drop: () => runStatement(url, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

const usualSettings = ['fsync=on', 'timezone=Europe/Stockholm', 'max_connections=200', 'log_min_messages=panic']

/**
 * Starts a PostgreSQL server as an unprivileged user, on a free port of 127.0.0.1 and a unix socket. It fsyncs as in
 * production, and its own zone is not UTC, so that a time that is sent without a zone is found out.
 * @param options.from a folder that `keep` made: its databases are there; without it there is none but `postgres`
 * @param options.within the folder that its own is made in
 * @param options.settings of the server, beside the usual ones, as `name=value`
 * @param options.port where it listens, when that may not be any
 */
export async function startPostgres({ from, within = tmpdir(), settings = [], port: wanted } = {}) {
  const folder = await mkdtemp(join(within, 'insyn-pg-'))
  const data = join(folder, 'data')
  if (from !== undefined) cpSync(from, data, { recursive: true })
  await giveToPostgres(folder)
  if (from === undefined) {
    const locale = ['-E', 'UTF8', '--locale=C.UTF-8']
    const [initdb, args] = asUser('initdb', ['-D', data, '-U', superuser, '-A', 'trust', ...locale])
    await run(initdb, args, { cwd: folder })
  }

  const [port] = wanted === undefined ? await freePorts(1) : [wanted]
  const url = `postgresql://${superuser}@127.0.0.1:${port}/postgres`
  let server

  const start = async () => {
    const [program, args] = asUser('postgres', [
      ...['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)],
      ...[...usualSettings, ...settings].flatMap((one) => ['-c', one]),
    ])
    const child = spawn(program, args, { cwd: folder, stdio: 'ignore' })
    server = child
    for (let attempt = 0; attempt < 400; attempt++) {
      if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`)
      try {
        await runStatement(url, 'SELECT 1')
        return
      } catch {
        await wait(50)
      }
    }
    throw new Error('postgres did not answer within 20 seconds')
  }

  const end = async (signal) => {
    const child = server
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }

  process.once('exit', () => server?.kill('SIGQUIT'))
  await start()
  if (from === undefined) await runStatement(url, `CREATE ROLE ${runningRole} LOGIN`)
  return {
    url,
    start,
    kill: () => end('SIGQUIT'),
    keep: async (to) => {
      await end('SIGINT')
      cpSync(data, to, { recursive: true })
    },
    stop: async () => {
      await end('SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
