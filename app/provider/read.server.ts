import type { Clock } from '~/platform/clock'
import type { SchemaName, Schemas } from '../../provider-api/contract'
import { isChecked } from './checked'
import type { ProviderClient } from './client.server'
import { toFailure } from './failure'
import type { KeptStore } from './kept.server'
import { fromKept, toKept } from './kept-text'
import { keyText, type AnswerKey, type Memory, type Remembered } from './memory.server'
import { createAskPages, type ListLimits, type Question } from './pages.server'
import { notInTime, type PageTime } from './page-time'
import type { Answer, OutageReason } from './types'

/** A read, and how its answer is remembered. */
export type Ask<K extends SchemaName> = Question<K> & {
  /** What the answer is remembered by: the path with the query, and for a POST a hash of what is asked too. */
  resource: string
  /** False for what is no one's and need not survive a restart (capabilities). */
  kept?: boolean
  /** An answer this young is used again without asking. */
  freshForMs?: number
}

export type Reader = {
  /**
   * The pages of an answer; one, when it is no list. Never throws. The same objects are given for as long as the provider
   * says that its answer is unchanged.
   */
  read: <K extends SchemaName>(ask: Ask<K>) => Promise<Answer<readonly Schemas[K][]>>
}

export type ReaderParts = {
  providerId: string
  stalenessHours: number
  client: ProviderClient
  memory: Memory
  kept: KeptStore
  /** An answer is given that came before, because none came now. */
  keptShown: () => void
  clock: Clock
  pageTime: PageTime
  limits: ListLimits
}

type Whole = Answer<Remembered>

/** A kept answer's time is written again when it is this old, also when the answer is unchanged. */
const confirmAfterMs = 3_600_000

/**
 * Asks one provider, with the ETags of what is remembered; a 304 gives the remembered object. When the provider is down,
 * breaks the contract, or has not answered when the page's time is over, the last good answer to the same person in the
 * same role is given, from memory or the database, if it is not older than the provider's tolerance. An answer counts as
 * good when all its pages are: what has gone wrong never takes its place. Two alike that are under way at once are one.
 */
export function createReader(parts: ReaderParts): Reader {
  const { providerId, client, memory, kept, clock, pageTime } = parts
  const askPages = createAskPages(parts)
  const underWay = new Map<string, Promise<Whole>>()
  const toleranceMs = parts.stalenessHours * 3_600_000

  const confirm = (key: AnswerKey, had: Remembered, isKept: boolean): Remembered => {
    had.asOf = clock()
    const due = had.storedAt !== null && had.asOf.getTime() - had.storedAt.getTime() > confirmAfterMs
    if (isKept && due && kept.confirm(key, had.asOf)) had.storedAt = had.asOf
    return had
  }

  const ask = async <K extends SchemaName>(key: AnswerKey, what: Ask<K>, had: Remembered | undefined) => {
    const isKept = what.kept ?? true
    const pages = await askPages(what, had?.pages ?? [])
    const isSame = had?.pages.length === pages.length && pages.every((page, nth) => page === had.pages[nth])
    if (had !== undefined && isSame) return confirm(key, had, isKept)
    const asOf = clock()
    const stored = isKept && kept.save(key, { ...toKept(pages), fetchedAt: asOf })
    const entry: Remembered = { pages, asOf, storedAt: stored ? asOf : null }
    memory.keep(key, entry)
    return entry
  }

  const young = (entry: Remembered | undefined): entry is Remembered =>
    entry !== undefined && clock().getTime() - entry.asOf.getTime() <= toleranceMs

  const fromDatabase = async (key: AnswerKey, schema: SchemaName): Promise<Remembered | undefined> => {
    const row = await kept.find(key)
    const pages = row === null ? null : fromKept(schema, row)
    return row === null || pages === null ? undefined : { pages, asOf: row.fetchedAt, storedAt: row.fetchedAt }
  }

  const fallBack = async (
    key: AnswerKey,
    what: Pick<Ask<SchemaName>, 'kept' | 'schema' | 'operation'>,
    reason: OutageReason,
  ): Promise<Whole> => {
    let entry = memory.find(key)
    if (!young(entry) && what.kept !== false) {
      entry = await fromDatabase(key, what.schema)
      if (young(entry)) memory.keep(key, entry)
    }
    if (!young(entry)) return { state: 'missing', reason, since: client.outageSince(what.operation) ?? clock() }
    return { state: 'kept', data: entry, asOf: entry.asOf, etag: etagOf(entry), reason }
  }

  const forget = async (key: AnswerKey, isKept: boolean): Promise<void> => {
    memory.forget(key)
    if (isKept && (await kept.find(key)) !== null) kept.erase(key)
  }

  const answerTo = async <K extends SchemaName>(key: AnswerKey, what: Ask<K>): Promise<Whole> => {
    const had = memory.find(key)
    if (had && what.freshForMs !== undefined && clock().getTime() - had.asOf.getTime() < what.freshForMs) {
      return fresh(had)
    }
    try {
      return fresh(await ask(key, what, had))
    } catch (error) {
      const { failure: kind } = toFailure(error)
      if (kind !== 'notFound') return fallBack(key, what, kind === 'unavailable' ? 'unavailable' : 'contract')
      await forget(key, what.kept ?? true)
      return { state: 'missing', reason: 'notFound', since: null }
    }
  }

  const begin = <K extends SchemaName>(key: AnswerKey, what: Ask<K>): Promise<Whole> => {
    const text = keyText(key)
    const asking = underWay.get(text) ?? answerTo(key, what).finally(() => underWay.delete(text))
    underWay.set(text, asking)
    return asking
  }

  return {
    read: async (what) => {
      const { personId = '', role = '', requestId } = what.actor
      const key = { personId, role, providerId, resource: what.resource }
      const late = () => {
        client.notes(what, notInTime)
        return fallBack(key, what, 'unavailable')
      }
      const answer = pageTime.isOver(requestId)
        ? await late()
        : await pageTime.within(requestId, begin(key, what), late)
      // A no to what every brukare has is no word that there is nothing: it may be another at the next look.
      const isNo = answer.state === 'missing' && answer.reason === 'notFound' && !what.isList
      const isSure = answer.state === 'fresh' || isNo
      if (!isSure) pageTime.isUnsure(requestId)
      client.shows(what, answer.state === 'missing' ? answer.reason : answer.state)
      if (answer.state === 'missing') return answer
      if (answer.state === 'kept') parts.keptShown()
      const pages = answer.data.pages.map(({ data }) => data)
      // Always true: they were checked when they came. This is what tells the compiler.
      if (!areChecked(what.schema, pages)) return { state: 'missing', reason: 'contract', since: null }
      return { ...answer, data: pages }
    },
  }
}

const fresh = (data: Remembered): Whole => ({ state: 'fresh', data, asOf: data.asOf, etag: etagOf(data) })

const etagOf = ({ pages }: Remembered) => pages.map(({ etag }) => etag).join(' ')

function areChecked<K extends SchemaName>(schema: K, pages: readonly unknown[]): pages is readonly Schemas[K][] {
  return pages.every((page) => isChecked(schema, page))
}
