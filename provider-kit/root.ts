import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A path of the project, whether this code runs from its source or from the bundle in build/.
 *
 * Throws when nothing of that path is above this file.
 */
export function projectPath(path: string): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, path))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`no ${path} above ${import.meta.dirname}`)
    folder = above
  }
  return join(folder, path)
}
