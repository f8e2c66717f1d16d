import { z } from 'zod'
import { judged } from '../../app/provider/checked'
import type { Context } from '../context'
import { lookAtPast } from '../data/common'
import type { Answered } from '../session'

/** How many pages of the feed are read. */
const mostPages = 200
const pageMost = 500
const goneStatuses = [400, 404, 410, 422]

const page = z.object({ items: z.array(z.looseObject({})), nextCursor: z.string().max(200).optional() })
const change = z.object({ cursor: z.string().max(200), at: z.string() })
type Item = z.infer<typeof change>

const addressOf = (after?: string) => `/v1/changes${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`

/** The feed of changes, from the oldest to its end. Gives the last cursor. */
export async function checkChanges(context: Context): Promise<string | null> {
  const { session, now } = context
  const ask = (after?: string, headers: Record<string, string> = {}) =>
    session.ask({ operation: 'listChanges', path: addressOf(after), headers, hasActor: false })

  /** The items of a page that the portal can take; each is judged by itself. */
  const itemsIn = (answer: Answered): { items: Item[]; nextCursor: string | undefined } | null => {
    answer.look('status-200', '', answer.status === 200, `status ${answer.status}`)
    if (answer.status !== 200) return null
    const parsed = page.safeParse(answer.json)
    answer.look('schema', '/items', parsed.success, 'ChangePage is not a page of items')
    if (!parsed.success) return null
    const items: Item[] = []
    for (const [nth, raw] of parsed.data.items.entries()) {
      const found = judged('Change', raw)
      const isType = 'data' in found || !found.fault.startsWith('/type')
      answer.look('feed-types', `/items/${nth}/type`, isType, 'is one that the contract does not have')
      if (isType)
        answer.look('schema', `/items/${nth}`, 'data' in found, 'fault' in found ? `Change: ${found.fault}` : '')
      const item = change.safeParse(raw)
      if (!item.success) continue
      lookAtPast(answer.look, `/items/${nth}/at`, item.data.at, now)
      items.push(item.data)
    }
    answer.look('feed-order', '/items', parsed.data.items.length <= pageMost, 'are more than 500')
    return { items, nextCursor: parsed.data.nextCursor }
  }

  const all: Item[] = []
  const seen = new Set<string>()
  let after: string | undefined
  for (let nth = 0; ; nth += 1) {
    const answer = await ask(after)
    const found = answer === null ? null : itemsIn(answer)
    if (answer === null || found === null) return null
    const { items, nextCursor } = found
    for (const [place, item] of items.entries()) {
      answer.look('feed-order', `/items/${place}/cursor`, !seen.has(item.cursor), 'has been given before')
      seen.add(item.cursor)
      all.push(item)
    }
    if (nextCursor === undefined) break
    const isLast = nextCursor === items.at(-1)?.cursor
    answer.look('feed-ends', '/nextCursor', isLast, 'is not the cursor of the last change of the page')
    answer.look('feed-ends', '/nextCursor', nth < mostPages, `leads on after ${mostPages} pages`)
    if (!isLast || nth >= mostPages) return null
    after = nextCursor
  }
  await lookAgain()
  await lookAtEnd()
  return all.at(-1)?.cursor ?? null

  /** After a change in the middle comes the one that came after it. */
  async function lookAgain(): Promise<void> {
    const middle = Math.floor(all.length / 2)
    const [from, next] = [all[middle], all[middle + 1]]
    if (from === undefined || next === undefined) return
    const answer = await ask(from.cursor)
    const found = answer === null ? null : itemsIn(answer)
    answer?.look(
      'feed-order',
      '/items/0',
      found?.items[0]?.cursor === next.cursor,
      'is not the change after the cursor',
    )
  }

  async function lookAtEnd(): Promise<void> {
    const last = all.at(-1)?.cursor
    const end = await ask(last)
    if (end === null) return
    const { look, status, headers } = end
    const isEnd = status === 200 && (last === undefined || page.safeParse(end.json).data?.nextCursor === undefined)
    look('feed-ends', '', isEnd, `status ${status} after the last change, or more after it`)
    const { etag } = headers
    look('etag', '', etag !== undefined && etag.length <= 200, 'there is no ETag of at most 200 characters')
    if (etag !== undefined) {
      const same = await ask(last, { 'if-none-match': etag })
      const hasMore = same?.status === 200 && same.text !== end.text
      same?.look(
        'feed-ends',
        '',
        hasMore || same.status === 304,
        `status ${same.status} to its tag, when nothing has come since`,
      )
    }
    const gone = await ask('provider-check-gone')
    if (gone === null) return
    const isRight =
      gone.status === 200 ? itemsIn(gone)?.items[0]?.cursor === all[0]?.cursor : goneStatuses.includes(gone.status)
    gone.look('feed-gone', '', isRight, `status ${gone.status}, and not from the oldest`)
  }
}
