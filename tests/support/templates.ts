import { cpSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { WorldServer } from './stack-data'
import type { Template } from './template-making'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the templates. */
    templates: string
    /** The server of all tests. */
    server: WorldServer
  }
}

/** The portal's database on the server of all tests, migrated and empty, to copy. */
export const migrated = 'migrated'

/** A temporary folder with a copy of a template in it. Removing it is the caller's. */
export async function copyTemplate(name: Template): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `insyn-${name}-`))
  // A thousand small files: the promise of each would cost more than the copy.
  cpSync(join(inject('templates'), name), folder, { recursive: true })
  return folder
}
