// Copies of a PostgreSQL server by its own programs, and starting again from them: docs/operations.md, Backups. For the drill.
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { asUser, giveToPostgres } from './postgres.mjs'

const run = promisify(execFile)

async function pg(program, ...args) {
  const [command, all] = asUser(program, args)
  await run(command, all, { cwd: '/', maxBuffer: 2 ** 26 })
}

/** A folder that the server may write in. */
export async function folderForPostgres(folder) {
  await mkdir(folder, { recursive: true })
  await giveToPostgres(folder)
  return folder
}

/**
 * Settings of a server that keeps its log of writing (WAL) in a folder, where it is never older than some seconds: as long as is lost
 * with the server.
 */
export const archivingIn = (folder, seconds) => [
  ...['wal_level=replica', 'archive_mode=on', `archive_timeout=${seconds}`],
  // Written under another name first: half a file is never taken for a whole one.
  `archive_command=test ! -f ${folder}/%f && cp %p ${folder}/%f.new && mv ${folder}/%f.new ${folder}/%f`,
]

/** A copy of a whole server while it works (pg_basebackup), in a new folder. */
export async function baseBackup(url, to) {
  await pg('pg_basebackup', '-d', url, '-D', to, '-X', 'stream', '-c', 'fast')
}

/** Makes a base backup ready to be started: the server reads all that is in the archive, and then takes writes. @returns its settings */
export async function recoverFrom(base, archive) {
  await writeFile(join(base, 'recovery.signal'), '')
  await giveToPostgres(base)
  // Nobody is answered before it is whole.
  return [`restore_command=cp ${archive}/%f %p`, 'recovery_target_timeline=latest', 'hot_standby=off']
}

/** One database as a file (pg_dump, its own format), while it works. */
export const dump = (url, file) => pg('pg_dump', '-d', url, '-F', 'c', '-f', file)

/** Puts such a file into an empty database, whole or not at all. */
export const restoreDump = (url, file) => pg('pg_restore', '-d', url, '--single-transaction', '--exit-on-error', file)
