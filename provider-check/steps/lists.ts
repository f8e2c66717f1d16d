import type { Schemas } from '../../provider-api/contract'
import type { Look } from '../findings'
import type { Answered, Ask, Session } from '../session'

type PagedName =
  | 'AccessLogPage'
  | 'ShiftPage'
  | 'TimeReportPage'
  | 'WholeTimeReportPage'
  | 'ObjectionPage'
  | 'WishPage'
  | 'TimeReportSearchPage'

/** What the portal takes of one list. */
const most = { pages: 20, items: 10_000, bytes: 10_000_000, ms: 2_000 }

/** A list with all its pages. `look` looks at the first of them. */
export type Whole<K extends PagedName> = { pages: Schemas[K][]; look: Look; first: Answered }

/** Reads a list to its end by its cursors; null when it could not be had whole, which is noted. */
export async function readWhole<K extends PagedName>(
  session: Session,
  schema: K,
  asked: (cursor: string | undefined) => Ask,
): Promise<Whole<K> | null> {
  const pages: Schemas[K][] = []
  const seen = new Set<string>()
  const sum = { items: 0, bytes: 0 }
  const begun = performance.now()
  let first: Answered | undefined
  for (let cursor: string | undefined; ;) {
    const got = await session.read(schema, asked(cursor))
    if (got === null) return null
    first ??= got.answer
    const { look } = first
    pages.push(got.data)
    const { items, nextCursor }: { items: readonly unknown[]; nextCursor?: string } = got.data
    sum.items += items.length
    sum.bytes += got.answer.bytes.byteLength
    look(
      'pages',
      '/items',
      sum.items <= most.items && sum.bytes <= most.bytes,
      'more than 10,000 items or 10 MB over all pages',
    )
    if (nextCursor === undefined) {
      const isQuick = pages.length === 1 || performance.now() - begun <= most.ms
      look('pages', '/nextCursor', isQuick, 'all pages together took more than 2 seconds')
      return { pages, look, first }
    }
    look('pages', '/nextCursor', !seen.has(nextCursor), 'has been given before')
    look('pages', '/nextCursor', pages.length < most.pages, 'leads on after 20 pages')
    if (seen.has(nextCursor) || pages.length >= most.pages) return null
    seen.add(nextCursor)
    cursor = nextCursor
  }
}

/** Reads a list of several pages once more: it is to be the same. `idsOf` tells what is in it. */
export async function lookTwice<K extends PagedName>(
  session: Session,
  schema: K,
  asked: (cursor: string | undefined) => Ask,
  { whole, idsOf }: { whole: Whole<K>; idsOf: (page: Schemas[K]) => string[] },
): Promise<void> {
  if (whole.pages.length < 2) return
  const again = await readWhole(session, schema, asked)
  if (again === null) return
  const [before, after] = [whole.pages.flatMap(idsOf), again.pages.flatMap(idsOf)]
  const isSame = before.length === after.length && before.every((id, nth) => id === after[nth])
  whole.look('pages-complete', '/items', isSame, 'are others when the list is read again')
}

/** Looks at the tag of a GET, and at what is answered to it. */
export async function lookAtTag(session: Session, asked: Ask, { look, headers, text }: Answered): Promise<void> {
  const { etag } = headers
  look('etag', '', etag !== undefined, 'there is no ETag')
  if (etag === undefined) return
  look('etag', '', etag.length <= 200, 'the ETag has more than 200 characters')
  if (etag.length > 200) return
  const conditional = (tag: string) => session.ask({ ...asked, headers: { ...asked.headers, 'if-none-match': tag } })
  const same = await conditional(etag)
  if (same !== null) {
    const hasChanged = same.status === 200 && same.text !== text && same.headers.etag !== etag
    look('not-modified', '', hasChanged || same.status === 304, `status ${same.status} to the tag it gave`)
    look('not-modified', '', same.status !== 304 || same.bytes.byteLength === 0, '304 with a body')
  }
  const other = await conditional('"provider-check-another-tag"')
  if (other === null) return
  look('not-modified', '', other.status === 200, `status ${other.status} to a tag that it has not given`)
  const isTrue = other.status !== 200 || other.text === text || other.headers.etag !== etag
  look('etag-changes', '', isTrue, 'two bodies of one address have the same tag')
}
