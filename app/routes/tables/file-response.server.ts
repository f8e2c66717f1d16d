import type { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { csvOf } from '~/services/tables/csv.server'
import type { Table } from '~/views/tables/table'

/** A file that is saved and not opened; its name says nothing of whose it is. */
export function fileResponse(name: string, type: string, content: Readable | Uint8Array<ArrayBuffer>): Response {
  return new Response(content instanceof Uint8Array ? content : createReadableStreamFromReadable(content), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

/** A file for a spreadsheet. */
export function csvResponse(name: string, content: Readable): Response {
  return fileResponse(`${name}.csv`, 'text/csv; charset=utf-8; header=present', content)
}

/** A table of a page as a file for a spreadsheet. */
export function tableResponse({ name, lines }: Table): Response {
  return csvResponse(name, csvOf(lines))
}
