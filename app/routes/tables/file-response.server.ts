import type { Readable } from 'node:stream'
import type { AppLoadContext } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { problemBody } from '~/platform/problem-page.server'
import { csvOf } from '~/services/tables/csv.server'
import type { Table } from '~/views/tables/table'

type Arguments = { request: Request; context: AppLoadContext }

/** One of the few files that a person may be sent at a time, and the ways to send it. Its name says nothing of whose it is. */
export type Download = {
  file: (name: string, type: string, content: Readable | Uint8Array<ArrayBuffer>) => Response
  /** A file for a spreadsheet; `name` without its ending. */
  csv: (name: string, content: Readable) => Response
  /** A table of a page as a file for a spreadsheet. */
  table: (table: Table) => Response
}

/** Soon enough for one who waits, seldom enough for a program that does not. */
const retrySeconds = 30

/**
 * What every file begins with, before anything is read or noted: one of the person's places for files, which is free again
 * when the answer has ended, however it ended.
 * @throws a 303 to sign-in; a 429 when the person has as many files under way as may be.
 */
export async function openDownload({ request, context }: Arguments): Promise<Download> {
  const { personId } = await requireUser({ request, context })
  const giveBack = await context.services.takeDownload(personId)
  if (giveBack === null) throw tooMany({ request, context })
  context.page.afterwards(giveBack)
  const send: Download['file'] = (name, type, content) => {
    const isWhole = content instanceof Uint8Array
    if (!isWhole) context.page.attachFile(content)
    return new Response(isWhole ? content : null, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    })
  }
  const csv: Download['csv'] = (name, content) =>
    send(`${name}.csv`, 'text/csv; charset=utf-8; header=present', content)
  return { file: send, csv, table: ({ name, lines }) => csv(name, csvOf(lines)) }
}

function tooMany({ request, context }: Arguments): Response {
  const { language, requestId } = context.page
  const { type, body } = problemBody(429, 'downloads', { accept: request.headers.get('accept'), language, requestId })
  return new Response(body, { status: 429, headers: { 'content-type': type, 'retry-after': String(retrySeconds) } })
}
