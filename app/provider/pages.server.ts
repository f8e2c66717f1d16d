import { z } from 'zod'
import type { SchemaName, Schemas } from '../../provider-api/contract'
import { isChecked, parseChecked } from './checked'
import type { CallActor, ProviderClient } from './client.server'
import { givenEtag, ownEtag } from './etag'
import { failure, toFailure, type Failure } from './failure'
import type { HttpAnswer } from './http.server'
import type { AnswerPage } from './memory.server'

/** A read: a GET, or a POST that only reads. */
export type Question<K extends SchemaName> = {
  schema: K
  operation: string
  /** The address of an answer, and of each further page of a list. */
  path: (cursor: string | undefined) => string
  /** What a POST asks. Left out: a GET. */
  body?: (cursor: string | undefined) => unknown
  actor: CallActor
  /** A list, whose cursors are followed to its end. */
  isList: boolean
  /** What JSON Schema cannot say: where the whole answer is about something else than was asked for; null when it is not. */
  faultIn?: (pages: readonly Schemas[K][]) => string | null
}

/** Of a list, over all its pages. */
export type ListLimits = { pages: number; items: number; bytes: number; ms: number }

type Parts = { client: ProviderClient; limits: ListLimits }

/** Asks for an answer whole, with the tags of the pages that are known from before. */
export type AskPages = <K extends SchemaName>(
  question: Question<K>,
  known: readonly AnswerPage[],
) => Promise<readonly AnswerPage[]>

const listPage = z.object({ items: z.array(z.unknown()), nextCursor: z.string().optional() })

/**
 * Makes the function that asks one provider for an answer with all its pages. It gives all of them or throws: half a
 * list would look like a whole one. A list that is too long, goes in a circle, or takes longer than a page has, ends in a
 * Failure, which is logged with the operation and what was wrong.
 */
export function createAskPages({ client, limits }: Parts): AskPages {
  const askOne = <K extends SchemaName>(
    what: Question<K>,
    cursor: string | undefined,
    known: AnswerPage | undefined,
  ) => {
    const { operation, actor, schema } = what
    const body = what.body?.(cursor)
    const headers: Record<string, string> = known?.conditional === true ? { 'if-none-match': known.etag } : {}
    const method = what.body === undefined ? 'GET' : 'POST'
    const call = { operation, method, path: what.path(cursor), actor, headers, body, isPart: true } as const
    return client.read(call, (answer) => pageFrom(answer, { schema, cursor, known, isGet: what.body === undefined }))
  }

  return async (what, known) => {
    /** What no single call shows is noted as that call's fault would have been. */
    const noted = (problem: Failure) => client.fails(what, problem)
    const tooLong = (detail: string) => noted(failure('contract', { code: 'list-too-long', detail }))
    const pages: AnswerPage[] = []
    const seen = new Set<string>()
    const begun = performance.now()
    const sum = { items: 0, bytes: 0 }
    for (let cursor: string | undefined; ;) {
      const had = known.find((page) => page.cursor === cursor)
      const page = await askOne(what, cursor, had).catch((error: unknown) => {
        const problem = toFailure(error)
        throw cursor !== undefined && isNo(problem) ? noted(cursorGone(problem)) : problem
      })
      pages.push(page)
      if (!what.isList) break
      const { items, nextCursor } = listPage.parse(page.data)
      sum.items += items.length
      sum.bytes += page.bytes
      if (sum.items > limits.items) throw tooLong(`/items more than ${limits.items} over all pages`)
      if (sum.bytes > limits.bytes) throw tooLong(`/items more than ${limits.bytes} bytes over all pages`)
      if (nextCursor === undefined) break
      if (seen.has(nextCursor)) {
        throw noted(failure('contract', { code: 'cursor-loop', detail: '/nextCursor has been given before' }))
      }
      if (pages.length >= limits.pages) throw tooLong(`/nextCursor after ${limits.pages} pages`)
      if (performance.now() - begun > limits.ms) throw noted(failure('unavailable', { code: 'list-time' }))
      seen.add(nextCursor)
      cursor = nextCursor
    }
    const wrong = what.faultIn?.(pages.map(({ data }) => data).filter((data) => isChecked(what.schema, data)))
    if (wrong != null) throw noted(failure('contract', { code: 'mixed-up', detail: wrong }))
    client.works(what.operation)
    return pages
  }
}

const isNo = ({ failure: kind }: Failure) => kind === 'notFound' || kind === 'refused'

/** A cursor that is gone is as bad as a provider that is. */
const cursorGone = ({ code, status }: Failure) =>
  failure('contract', { code, status, detail: '/nextCursor is one that the provider does not know' })

type PageOf<K extends SchemaName> = {
  schema: K
  cursor: string | undefined
  known: AnswerPage | undefined
  isGet: boolean
}

/** The page that an answer is: the known one when it is unchanged. @throws Failure `contract` */
function pageFrom<K extends SchemaName>(answer: HttpAnswer, { schema, cursor, known, isGet }: PageOf<K>): AnswerPage {
  if (answer.status === 304) {
    if (known?.conditional !== true) throw failure('contract', { code: 'not-asked-304', status: 304 })
    return known
  }
  // Only a GET has conditions; what is asked by POST is compared here.
  const given = isGet ? givenEtag(answer.headers) : undefined
  const etag = given ?? ownEtag(answer.text)
  if (given === undefined && known?.etag === etag) return known
  const data = parseChecked(schema, answer.text)
  return { cursor, data, etag, conditional: given !== undefined, bytes: answer.text.length }
}
