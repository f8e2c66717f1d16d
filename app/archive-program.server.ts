import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { logSigningKeys, publicJwks } from '~/auth/keys.server'
import { openDatabase } from '~/database/database.server'
import { parseConfig } from '~/platform/config.server'
import { createAccessLogProof } from '~/services/access-log/proof.server'
import { readArchive } from '~/services/retention/archive-reading.server'
import { removeArchived } from '~/services/retention/archive-removing.server'
import { writeArchive } from '~/services/retention/archive-writing.server'

/** Where the command says what it did; `env` is the portal's own, for `remove` with the DATABASE_URL of the owner. */
type Surroundings = { args: string[]; env: Record<string, string | undefined>; say: (line: string) => void }

const usage = `npm run archive -- <command> [<folder>] [--keys old-jwks.json]

  export <folder>   write what has been kept long enough into a new folder, signed; nothing is removed
  verify <folder>   whether an archive is whole and as it was written
  remove <folder>   remove from the database what is in the archive, as the role that owns the database
  lines             the access log as JSON lines, ids only, for a log system of your own; --after <seq>: what is newer`

const mayNot =
  'The role in DATABASE_URL does not own the log, so it removes nothing from it.\n' +
  '  Give the address of the role that owns the database (docs/operations.md), for this command only.'

/**
 * Archives what has been kept for as long as it is to be, and removes what is archived. See docs/operations.md.
 * @returns 0 when it was done, 1 when the archive or the log is not what was written
 * @throws Error when it could not be done
 */
export async function runArchive({ args, env, say }: Surroundings): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keys: { type: 'string' }, after: { type: 'string' } },
  })
  const [command, folder = ''] = positionals
  if ((command === 'lines') !== (folder === '')) throw new Error(usage)
  const { after = '0' } = values
  if (positionals.length > 2 || !/^\d{1,18}$/.test(after)) throw new Error(usage)
  const config = parseConfig(env)
  const former = values.keys === undefined ? undefined : await readFile(values.keys, 'utf8')
  const keys = await logSigningKeys(config, former)
  const { origin, clock, retention } = config

  const onDatabase = async (work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<number>) => {
    const where = { url: config.databaseUrl, folder: `${config.dataFolder}/portal` }
    const database = await openDatabase({ ...where, keys: config.keys, clock, retention })
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }

  switch (command) {
    case 'lines':
      return onDatabase(async ({ archive }) => {
        for await (const rows of archive.linesAfter(after)) for (const row of rows) say(JSON.stringify(row))
        return 0
      })
    case 'export':
      return onDatabase(async ({ archive, accessLog }) => {
        const proof = createAccessLogProof({ accessLog, origin, clock, keys })
        await proof.seal()
        const found = await proof.verify(null)
        if (!found.ok) {
          say('NOT EXPORTED: the access log is not sound. See: node scripts/verify-access-log.mjs')
          return 1
        }
        const manifest = await writeArchive(
          { archive, origin, clock, retention, keys, jwks: publicJwks(config) },
          folder,
        )
        if (manifest === null) {
          say('Nothing has been kept long enough: no archive was made')
          return 0
        }
        for (const { name, rows, bytes } of manifest.files) say(`${name}: ${rows} rows, ${bytes} bytes`)
        say(`Written to ${folder}. Nothing is removed yet. Now: verify, hand over, and then: remove`)
        return 0
      })
    case 'verify': {
      const read = await readArchive(folder, keys)
      say(read.ok ? `Whole, and as it was written on ${read.manifest.madeAt}` : `NOT SOUND: ${read.fault}`)
      return read.ok ? 0 : 1
    }
    case 'remove':
      return onDatabase(async ({ archive, ownsLog }) => {
        if (!(await ownsLog())) throw new Error(mayNot)
        const removed = await removeArchived({ archive, origin, clock, keys }, folder)
        say(`Removed ${removed.matters} matters, rows of ${removed.chains} chains of the log, ${removed.names} names`)
        for (const one of removed.changed) say(`CHANGED SINCE, left as it is: ${one}`)
        return 0
      })
    default:
      throw new Error(usage)
  }
}
