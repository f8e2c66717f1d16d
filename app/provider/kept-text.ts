import { z } from 'zod'
import type { SchemaName } from '../../provider-api/contract'
import { isChecked, parseJson } from './checked'
import { knownFields } from '../../provider-api/known-fields'
import { ownEtag } from './etag'
import type { AnswerPage } from './memory.server'
import type { KeptRow } from './types'

/** A list of several pages; anything else is kept as the one answer it was. */
const manySchema = z.strictObject({ keptPages: z.array(z.unknown()).min(2) })

/** How the pages of an answer are kept in the database: one as it is, several together and without their tags. */
export function toKept(pages: readonly AnswerPage[]): Pick<KeptRow, 'answer' | 'etag'> {
  const [first] = pages
  if (pages.length > 1) return { answer: JSON.stringify({ keptPages: pages.map(({ data }) => data) }), etag: null }
  return { answer: JSON.stringify(first?.data), etag: first?.conditional === true ? first.etag : null }
}

/**
 * The pages of a kept answer, with only the fields that the contract has; null when they do not follow the contract as it
 * is now: an earlier version may have kept them.
 */
export function fromKept(schema: SchemaName, row: Pick<KeptRow, 'answer' | 'etag'>): AnswerPage[] | null {
  const kept = parseJson(row.answer)
  const many = manySchema.safeParse(kept)
  const pages = (many.success ? many.data.keptPages : [kept]).map((data) => knownFields(schema, data))
  if (!pages.every((data) => isChecked(schema, data))) return null
  const etag = row.etag ?? ownEtag(row.answer)
  const bytes = Math.ceil(row.answer.length / pages.length)
  return pages.map((data, nth): AnswerPage => {
    const cursor = nth === 0 ? undefined : nextCursor(pages[nth - 1])
    return { cursor, data, etag, conditional: row.etag !== null, bytes }
  })
}

const nextCursor = (page: unknown) => z.object({ nextCursor: z.string().optional() }).safeParse(page).data?.nextCursor
