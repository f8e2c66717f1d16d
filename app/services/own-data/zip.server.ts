import { PassThrough, pipeline, Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import type { Pages } from '~/platform/pages'
import { noteColumns, ownColumns, type OwnColumns } from '~/views/own-data/columns'
import { ownFileList, ownFiles, readmeText, type OwnFile } from '~/views/own-data/own-data'
import type { Scene } from '~/views/frame/scene'
import type { Cell, TableColumn } from '~/views/tables/table'
import { csvTexts } from '~/services/tables/csv.server'
import type { OwnArchive, OwnRow } from './own-data.server'

/** What is known of a table when it has been read once. */
type Seen = { columns: OwnColumns; rows: number; withheld: boolean }

/**
 * The archive of one's own data, made as it is read: each table both for programs (JSON) and for spreadsheets (CSV), and at
 * the end what each file is. A table is read twice, so that neither the whole of it nor a copy on disk is needed: which
 * columns its CSV has, and how many rows there are, is known from the first time. Closing the archive closes what it reads.
 */
export function ownDataZip({ whose, tables, unread }: OwnArchive, scene: Scene): Readable {
  const zip = new ZipFile()
  const archive = new PassThrough()
  const seen = new Map<OwnFile, Seen>()
  let reading: Readable | undefined
  const add = (path: string, content: () => Readable): void => {
    zip.addReadStreamLazy(path, { mtime: scene.now }, (ready) => {
      reading = content()
      reading.once('error', (error) => archive.destroy(error))
      ready(null, reading)
    })
  }
  for (const file of ownFileList) {
    const found: Seen = { columns: new Map(), rows: 0, withheld: false }
    seen.set(file, found)
    add(`${ownFiles[file]}.json`, () => Readable.from(jsonTexts(tables[file](), found)))
    add(`${ownFiles[file]}.csv`, () =>
      Readable.from(csvTexts(linesOf(tables[file](), ownColumns(file, found.columns, scene)))),
    )
  }
  add('README.txt', () => {
    const counts = new Map([...seen].map(([file, { rows }]) => [file, rows]))
    const withheld = [...seen.values()].some((one) => one.withheld)
    // A byte order mark: Windows takes a text file without one for something else than UTF-8.
    return Readable.from([`\uFEFF${readmeText(whose.name, { counts, withheld, unread }, scene)}`])
  })
  zip.end()
  pipeline(zip.outputStream, archive, () => reading?.destroy())
  return archive
}

/** Rows as a JSON list, one a line. */
async function* jsonTexts(pages: Pages<OwnRow>, seen: Seen): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of pages) {
    const texts = rows.map((row) => {
      noteColumns(seen.columns, row)
      seen.withheld ||= 'withheld' in row
      return JSON.stringify(row)
    })
    seen.rows += rows.length
    yield before + texts.join(',\n')
    before = ',\n'
    await othersTurn()
  }
  yield seen.rows === 0 ? '[]\n' : '\n]\n'
}

async function* linesOf(
  pages: Pages<OwnRow>,
  columns: readonly TableColumn<OwnRow>[],
): AsyncGenerator<readonly Cell[]> {
  yield columns.map(({ name }) => name)
  for await (const rows of pages) for (const row of rows) yield columns.map(({ value }) => value(row))
}
