import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const marker = 'sandbox/provider/prisma/schema.prisma'

/**
 * A path of the project, whether this code runs from its source or from the bundle in build/.
 *
 * Throws when the project's files are not above this file.
 */
export function projectPath(path: string): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, marker))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`no ${marker} above ${import.meta.dirname}`)
    folder = above
  }
  return join(folder, path)
}
