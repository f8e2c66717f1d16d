import type { Readable } from 'node:stream'
import type { AppLoadContext } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { problemBody, type Problem } from '~/platform/problem-page.server'
import { csvOf } from '~/services/tables/csv.server'
import { fileName, type FileFacts, type Whose } from '~/views/tables/file-name'
import type { Table } from '~/views/tables/table'

type Arguments = { request: Request; context: AppLoadContext }

/** One of the few files that a person may be sent at a time, and the ways to send it. What it is called, `fileName` says. */
export type Download = {
  file: (facts: FileFacts, whose: Whose, ending: Ending, content: Readable | Uint8Array<ArrayBuffer>) => Response
  /** A table of a page as a file for a spreadsheet. */
  table: (table: Table, whose: Whose) => Response
  /** The answer, to throw, when a provider's document is there and cannot be had as it should be. */
  withheld: () => Response
}

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  zip: 'application/zip',
} as const
type Ending = keyof typeof types

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
  if (giveBack === null) throw refusal({ request, context }, { status: 429, problem: 'downloads', retrySeconds })
  context.page.afterwards(giveBack)
  const file: Download['file'] = (facts, whose, ending, content) => {
    const isWhole = content instanceof Uint8Array
    if (!isWhole) context.page.attachFile(content)
    return new Response(isWhole ? content : null, {
      headers: {
        'content-type': types[ending],
        'content-disposition': `attachment; filename="${fileName(facts, whose, context.page.now, ending)}"`,
        'cache-control': 'no-store',
      },
    })
  }
  return {
    file,
    table: (table, whose) => file(table.file, whose, 'csv', csvOf(table.lines)),
    withheld: () => refusal({ request, context }, { status: 503, problem: 'document', retrySeconds: 60 }),
  }
}

type Refusal = { status: 429 | 503; problem: Problem; retrySeconds: number }

/** A file has no page of its own that could say why there is none. */
function refusal({ request, context }: Arguments, { status, problem, retrySeconds: seconds }: Refusal): Response {
  const { language, requestId } = context.page
  const { type, body } = problemBody(status, problem, { accept: request.headers.get('accept'), language, requestId })
  return new Response(body, { status, headers: { 'content-type': type, 'retry-after': String(seconds) } })
}
