import { Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { Cell } from '~/views/tables/table'
import { csvCell } from './csv-cell'

type Lines = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>

/** Some milliseconds of work: other requests get their turn between. */
const linesAtOnce = 100

/** Lines as a file for a spreadsheet, made as it is read; closing it closes where the lines come from. */
export function csvOf(lines: Lines): Readable {
  return Readable.from(csvTexts(lines))
}

/** What is written within quotes, besides what has a separator or a quote: a line end of any kind, blanks at an end. */
const quoted = /[\n\t]|^[\s\uFEFF]|\s$/u

/**
 * Lines as the text of a file for a spreadsheet, some at a time: UTF-8 with a byte order mark, semicolons, CRLF; each cell
 * as `csvCell` writes it.
 */
export async function* csvTexts(lines: Lines): AsyncGenerator<string> {
  let waiting: (readonly Cell[])[] = []
  let written = 0
  const take = (): string => {
    const text = stringify(
      waiting.map((line) => line.map(csvCell)),
      { bom: written === 0, delimiter: ';', record_delimiter: 'windows', quoted_match: quoted },
    )
    written += waiting.length
    waiting = []
    return text
  }
  for await (const line of lines) {
    waiting.push(line)
    if (waiting.length < linesAtOnce) continue
    yield take()
    await othersTurn()
  }
  if (waiting.length > 0) yield take()
}
