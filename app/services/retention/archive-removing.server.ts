import type { ArchiveRepository } from '~/database/types'
import { signLine, type SigningKeys } from '~/services/access-log/signed-line.server'
import { files, matterSchema } from './archive-format.server'
import { linesOf, readArchive } from './archive-reading.server'
import { lineOf } from './archive-writing.server'

type Parts = {
  archive: Pick<ArchiveRepository, 'removeRows' | 'removeMatter' | 'removeNames'>
  origin: string
  clock: () => Date
  keys: SigningKeys
}

/** What was removed; `changed`: ids of matters that something has happened to since, which stay for the next archive. */
export type Removed = { chains: number; matters: number; names: number; changed: string[] }

/**
 * Removes what is in an archive, when the archive is whole: nothing that is not there word for word, and nothing that is to be
 * kept longer. Of the log a signed note is left for each chain, which says where it goes on. It may be run again.
 * @throws Error when the archive is not whole, or the log is not the one that was archived
 */
export async function removeArchived({ archive, origin, clock, keys }: Parts, folder: string): Promise<Removed> {
  const read = await readArchive(folder, keys)
  if (!read.ok) throw new Error(`NOT REMOVED: ${read.fault}`)
  const { manifest, sha256 } = read
  const removed: Removed = { chains: 0, matters: 0, names: 0, changed: [] }
  for await (const line of linesOf(folder, files.matters)) {
    const matter = matterSchema.parse(JSON.parse(line))
    const outcome = await archive.removeMatter(matter, (now) => lineOf(now) === line)
    if (outcome === 'removed') removed.matters += 1
    if (outcome === 'changed') removed.changed.push(`${matter.type} ${matter.id}`)
  }
  for (const due of manifest.chains) {
    const { chain, n, headHash, to } = due
    const words = { iss: origin, at: clock().toISOString(), n, hash: headHash, kind: 'archived' as const }
    const note = await signLine(keys, { ...words, chain, nr: to.nr, chainHash: to.hash, manifest: sha256 })
    if (await archive.removeRows(due, note)) removed.chains += 1
  }
  removed.names = await archive.removeNames()
  return removed
}
