import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Zip, ZipDeflate } from 'fflate'
import { linesOf, ownFileList, ownFiles, readmeText } from '~/views/own-data/own-data'
import type { Scene } from '~/views/frame/scene'
import { csvOf } from '~/services/tables/csv.server'
import type { OwnTables } from './own-data.server'

/** A file of an archive and what is in it. */
type ArchiveFile = { name: string; content: Uint8Array }

/** The archive of one's own data: what each file is, and each table both for programs (JSON) and for spreadsheets (CSV). */
export function ownDataZip(name: string, { tables, withheld }: OwnTables, scene: Scene): Readable {
  async function* files(): AsyncGenerator<ArchiveFile> {
    // A byte order mark: Windows takes a text file without one for something else than UTF-8.
    yield { name: 'README.txt', content: Buffer.from(`\uFEFF${readmeText(name, tables, withheld, scene)}`) }
    for (const file of ownFileList) {
      const rows = tables.get(file) ?? []
      yield { name: `${ownFiles[file]}.json`, content: Buffer.from(`${JSON.stringify(rows, null, 2)}\n`) }
      yield { name: `${ownFiles[file]}.csv`, content: await buffer(csvOf(linesOf(rows))) }
    }
  }
  return Readable.from(zipped(files(), scene.now))
}

/** Compresses one file at a time, so that other requests get their turn between. */
async function* zipped(files: AsyncIterable<ArchiveFile>, now: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for await (const { name, content } of files) {
    const file = new ZipDeflate(name)
    file.mtime = now
    zip.add(file)
    file.push(content, true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready
}
