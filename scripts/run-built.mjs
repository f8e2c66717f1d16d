import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './programs.mjs'

/**
 * Runs a program of the operator's that is built as the portal is, with this process's arguments and environment; its exit
 * status becomes this one's, 2 when it could not be done.
 */
export async function runBuilt(file, name, more = {}) {
  try {
    const built = join(root, 'build', file)
    if (!existsSync(built)) throw new Error('Build first: node scripts/build.mjs')
    const program = (await import(pathToFileURL(built).href))[name]
    process.exitCode = await program({ args: process.argv.slice(2), env: process.env, say: console.log, ...more })
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }
}
