// Brings the database in DATABASE_URL to this version's schema. Run it as the role that owns the database.
//   DATABASE_URL=postgres://insyn_owner:…@…/insyn node scripts/migrate.mjs --grant insyn_run
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './programs.mjs'

const built = join(root, 'build/migrate.js')

try {
  if (!existsSync(built)) throw new Error('Build first: node scripts/build.mjs')
  const { migrateDatabase } = await import(pathToFileURL(built).href)
  await migrateDatabase({ args: process.argv.slice(2), env: process.env, say: console.log })
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
