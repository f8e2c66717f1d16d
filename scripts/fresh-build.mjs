// Builds when something that the build is made of has changed since the last one.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runToEnd } from './programs.mjs'

const sources = [
  'app',
  'adapters',
  'sandbox',
  'provider-api',
  'provider-kit',
  'prisma',
  'locales',
  'public',
  'server.ts',
  'vite.config.ts',
  'remix.config.js',
  'tsconfig.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/icons.mjs',
]
const stamp = join(root, 'build/sources.sha256')
const made = [
  'build/sources.sha256',
  'build/portal.js',
  'provider-api/generated/contract.ts',
  'app/components/frame/generated/icons.ts',
  'app/database/generated',
]

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'generated' && entry.name !== 'node_modules' && !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
    .sort()
}

/** One hash of every source file's path and content. */
export function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((path) => filesUnder(join(root, path)))) {
    const content = readFileSync(file)
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * Builds into build/ unless it is there already and made of the same sources.
 * @returns whether it was built
 * @throws Error with what the build said
 */
export async function buildIfChanged(onLine) {
  const hash = sourcesHash()
  if (made.every((path) => existsSync(join(root, path))) && readFileSync(stamp, 'utf8').trim() === hash) return false
  const args = [join(root, 'scripts/build.mjs')]
  const { code, lines } = await runToEnd({ name: 'build', command: process.execPath, args, onLine })
  if (code !== 0) throw new Error(`The build failed.\n${lines.slice(-60).join('\n')}`)
  writeFileSync(stamp, `${hash}\n`)
  return true
}
