import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { logSigningKeys } from '~/auth/keys.server'
import { connect } from '~/database/connection.server'
import { databaseOn, openDatabase } from '~/database/database.server'
import { grantTo, migrateServer } from '~/database/migrate.server'
import { portalSchema } from '~/database/migrations.server'
import { moveRows } from '~/database/move.server'
import { parseConfig } from '~/platform/config.server'
import { createAccessLogProof } from '~/services/access-log/proof.server'

/** Where the command says what it did; `env` is the portal's own, with the DATABASE_URL of the owner of the new database. */
type Surroundings = { args: string[]; env: Record<string, string | undefined>; say: (line: string) => void }

/**
 * Moves the portal from its embedded database (in INSYN_DATA) to PostgreSQL (DATABASE_URL), which must be empty. The portal is
 * stopped meanwhile; its folder is left as it was. `--grant <role>`: what the portal needs is given to the role that it runs as.
 * @returns 0 when all is there and the access log is what was written, 1 when the log is not
 * @throws Error when it could not be done, and then nothing is moved
 */
export async function moveToPostgres({ args, env, say }: Surroundings): Promise<number> {
  const { grant } = parseArgs({ args, options: { grant: { type: 'string' } } }).values
  const config = parseConfig(env)
  const { databaseUrl: url, dataFolder, keys, clock, origin } = config
  if (url === undefined) throw new Error('DATABASE_URL is missing: the new database, as the role that owns it')
  const folder = join(dataFolder, 'portal')
  if (!existsSync(join(folder, 'pglite'))) throw new Error(`There is no embedded database in ${folder} (INSYN_DATA)`)
  const signing = await logSigningKeys(config, undefined)
  const proofOf = (accessLog: Parameters<typeof createAccessLogProof>[0]['accessLog']) =>
    createAccessLogProof({ accessLog, origin, clock, keys: signing })

  const source = await connect({ folder })
  try {
    const found = await proofOf(databaseOn(source, { keys, clock }).accessLog).verify(null)
    if (!found.ok && !('nothing' in found)) {
      throw new Error('NOT MOVED: the access log is not sound. See: node scripts/verify-access-log.mjs')
    }
    await migrateServer(url, portalSchema)
    const moved = await moveRows(source, url)
    for (const { table, rows } of moved) if (rows > 0) say(`${table}: ${rows} rows`)
  } finally {
    await source.end()
  }
  if (grant !== undefined) await grantTo(url, grant)

  const target = await openDatabase({ url, folder, keys, clock })
  try {
    const verdict = await target.accessLog.verify()
    if (!verdict.ok) {
      say(`NOT SOUND: the access log in the new database (${JSON.stringify(verdict.fault)})`)
      return 1
    }
    say(`The access log is what was written: ${verdict.rows} rows, ${verdict.heads} heads`)
    say(`Moved. ${folder} is left as it was: keep it until the first backup of the new database, and then remove it`)
    return 0
  } finally {
    await target.close()
  }
}
