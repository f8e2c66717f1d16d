import { Readable, type Transform } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Cell } from '~/views/tables/table'

type Lines = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>

/**
 * Lines as a file for a spreadsheet: UTF-8 with a byte order mark, semicolons, CRLF. Text that a spreadsheet would take
 * for a formula gets an apostrophe first; numbers, and hours and minutes, are ours and may begin with a minus.
 */
export function csvOf(lines: Lines): Transform {
  return Readable.from(lines).pipe(
    stringify({
      ...{ bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true },
      cast: { object: (value) => ({ value: hoursOf(value), escape_formulas: false }) },
    }),
  )
}

function hoursOf(value: object): string {
  return 'hours' in value && typeof value.hours === 'string' ? value.hours : ''
}
