import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from '~/database/connection.server'
import { sourcesHash } from '../../scripts/fresh-build.mjs'
import { openProvider } from '../../sandbox/provider/store/open'

/** When the world of the provider's template is made, RFC 3339: a Thursday with three months behind it. */
export const testInstant = '2026-11-19T10:00:00+01:00'

const kept = 'test-results'

const makers = {
  /** The portal's embedded database, migrated and empty. */
  portal: async (folder: string) => (await connect({ folder })).end(),
  /** The sandbox provider's, with the world of `testInstant`. */
  provider: async (folder: string) => (await openProvider({ folder, clock: () => new Date(testInstant) })).close(),
}
export type Template = keyof typeof makers

/**
 * Makes databases once for these sources, to be copied by every test that wants one of its own: to make an embedded
 * database takes eight seconds of processor time, and a world ten more; a copy takes a fifth of a second.
 * @returns the folder of the templates
 */
export async function makeTemplates(names: readonly Template[]): Promise<string> {
  const own = join(kept, `templates-${sourcesHash().slice(0, 16)}`)
  await mkdir(own, { recursive: true })
  const old = (await readdir(kept)).filter((name) => name.startsWith('templates-') && join(kept, name) !== own)
  for (const name of old) await rm(join(kept, name), { recursive: true, force: true })
  for (const name of names) {
    if (existsSync(join(own, name))) continue
    const making = await mkdtemp(join(own, 'making-'))
    await makers[name](making)
    await rename(making, join(own, name))
  }
  return own
}
