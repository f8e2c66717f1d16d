// Proves that the access log of the configured database is what was written. Takes the portal's own environment.
//   node scripts/verify-access-log.mjs [--against checkpoints.txt] [--checkpoint checkpoints.txt]
// Ends with 0 when it is, 1 when a row or a checkpoint is not, 2 when it could not be looked through.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './programs.mjs'

const built = join(root, 'build/access-log-proof.js')

try {
  if (!existsSync(built)) throw new Error('Build first: node scripts/build.mjs')
  const { proveAccessLog } = await import(pathToFileURL(built).href)
  process.exitCode = await proveAccessLog({ args: process.argv.slice(2), env: process.env, say: console.log })
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}
