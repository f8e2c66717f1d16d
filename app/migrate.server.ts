import { parseArgs } from 'node:util'
import { grantTo, migrateServer } from '~/database/migrate.server'
import { portalSchema } from '~/database/migrations.server'

/** Where the command says what it did; `env.DATABASE_URL` is the owner's. */
type Surroundings = { args: string[]; env: Record<string, string | undefined>; say: (line: string) => void }

/**
 * Brings a PostgreSQL database to this version's schema, as its owner. `--grant <role>`: what the portal needs, and no more,
 * is given to the role that it runs as.
 * @throws Error when it could not be done
 */
export async function migrateDatabase({ args, env, say }: Surroundings): Promise<void> {
  const { grant } = parseArgs({ args, options: { grant: { type: 'string' } } }).values
  const url = env.DATABASE_URL
  if (url === undefined) throw new Error('DATABASE_URL is missing: the owner’s, not the one that the portal runs with')
  const applied = await migrateServer(url, portalSchema)
  say(applied.length === 0 ? 'Nothing to migrate' : `Migrated: ${applied.join(', ')}`)
  if (grant === undefined) return
  await grantTo(url, grant)
  say(`${grant} may run the portal`)
}
