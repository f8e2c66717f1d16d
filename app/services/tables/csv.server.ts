import { Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { Cell } from '~/views/tables/table'

type Lines = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>

/** Some milliseconds of work: other requests get their turn between. */
const linesAtOnce = 100

/** Lines as a file for a spreadsheet, made as it is read; closing it closes where the lines come from. */
export function csvOf(lines: Lines): Readable {
  return Readable.from(csvTexts(lines))
}

/**
 * Lines as the text of a file for a spreadsheet, some at a time: UTF-8 with a byte order mark, semicolons, CRLF. Text that a
 * spreadsheet would take for a formula gets an apostrophe first; numbers, and hours and minutes, are ours and may begin
 * with a minus.
 */
export async function* csvTexts(lines: Lines): AsyncGenerator<string> {
  let waiting: (readonly Cell[])[] = []
  let written = 0
  const take = (): string => {
    const text = stringify(waiting, {
      ...{ bom: written === 0, delimiter: ';', record_delimiter: 'windows', escape_formulas: true },
      cast: { object: (value) => ({ value: hoursOf(value), escape_formulas: false }) },
    })
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

function hoursOf(value: object): string {
  return 'hours' in value && typeof value.hours === 'string' ? value.hours : ''
}
