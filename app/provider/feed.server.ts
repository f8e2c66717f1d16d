import { z } from 'zod'
import type { Change } from '../../provider-api/contract'
import { judged, parseJson } from './checked'
import type { CallActor, ProviderClient } from './client.server'
import { givenEtag } from './etag'
import { failure, toFailure } from './failure'
import { isFit } from './fit-text'
import type { HttpAnswer } from './http.server'
import { contractPath } from './path'
import type { ChangesAnswer, ChangesAsked } from './types'

/** A cursor goes back in an address and into the database: provider-api/openapi.yaml and prisma/schema.prisma say as long. */
const cursorSchema = z.string().max(200).refine(isFit)

const pageSchema = z.object({
  items: z.array(z.unknown()),
  nextCursor: cursorSchema.optional().catch(undefined),
})
const withCursor = z.object({ cursor: cursorSchema })

/** A cursor that is not kept any more; a provider may also answer from its oldest. */
const goneStatuses: ReadonlySet<number> = new Set([400, 404, 410, 422])

/** Reads one page of a provider's feed. Never throws. */
export type ReadFeed = (asked: ChangesAsked, actor: CallActor) => Promise<ChangesAnswer>

/**
 * Makes the function that reads a provider's feed of changes. Every item is judged by itself: one of a type that this
 * portal does not know, or that breaks the contract, is passed over and told in the log, once, and the others are given.
 */
export function createFeed(client: ProviderClient): ReadFeed {
  const operation = 'listChanges'
  /** What has been told, since the same page is asked for every few seconds; forgotten when the feed goes on. */
  const told = { after: '', faults: new Set<string>() }

  const tell = (after: string, actor: CallActor, fault: string) => {
    if (told.after !== after) Object.assign(told, { after, faults: new Set<string>() })
    if (told.faults.has(fault)) return
    told.faults.add(fault)
    client.notes({ operation, actor }, `a change was passed over: ${fault}`)
  }

  const pageIn = ({ text, headers }: HttpAnswer, { after = '' }: ChangesAsked, actor: CallActor): ChangesAnswer => {
    const page = pageSchema.safeParse(parseJson(text))
    if (!page.success) throw failure('contract', { code: 'schema', detail: 'ChangePage is not a page of items' })
    const { items, nextCursor } = page.data
    const changes: Change[] = []
    let cursor: string | undefined
    for (const [nth, item] of items.entries()) {
      const change = judged('Change', item)
      if ('fault' in change) tell(after, actor, `/items/${nth}${change.fault}`)
      else changes.push(change.data)
      cursor = withCursor.safeParse(item).data?.cursor ?? cursor
    }
    return {
      state: 'fresh',
      changes,
      cursor: cursor ?? nextCursor,
      hasMore: nextCursor !== undefined,
      etag: givenEtag(headers),
    }
  }

  return async (asked, actor) => {
    const path = contractPath(['changes'], { after: asked.after })
    if (path === null) return { state: 'missing', reason: 'notFound' }
    const headers: Record<string, string> = asked.etag === undefined ? {} : { 'if-none-match': asked.etag }
    try {
      return await client.read({ operation, method: 'GET', path, actor, headers }, (answer) => {
        if (answer.status !== 304) return pageIn(answer, asked, actor)
        if (asked.etag === undefined) throw failure('contract', { code: 'not-asked-304', status: 304 })
        return { state: 'unchanged' }
      })
    } catch (error) {
      const { failure: kind, status } = toFailure(error)
      const isNo = kind === 'notFound' || kind === 'refused'
      if (isNo && asked.after !== undefined && goneStatuses.has(status)) return { state: 'cursorGone' }
      return { state: 'missing', reason: kind === 'unavailable' ? 'unavailable' : 'contract' }
    }
  }
}
