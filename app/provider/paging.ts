import type { Answer, MissingAnswer } from './types'

/** A page of a list, as the contract has it. */
type Page<T> = { items: T[]; nextCursor?: string }

const mostPages = 20

/**
 * Makes a function that follows a list's cursors to its end and gives it whole.
 *
 * The items are the same array for as long as every page is the same object. If one page is a kept one the list is kept,
 * from the oldest time among the pages; if one is missing the list is missing. A list that goes on past 20 pages, or in
 * a circle, breaks the contract.
 */
export function createListJoiner<T>(): (
  read: (cursor: string | undefined) => Promise<Answer<Page<T>>>,
) => Promise<Answer<readonly T[]>> {
  const joined = new WeakMap<Page<T>, { pages: Page<T>[]; items: readonly T[] }>()

  const join = (pages: [Page<T>, ...Page<T>[]]): readonly T[] => {
    const [first] = pages
    if (pages.length === 1) return first.items
    const known = joined.get(first)
    if (known?.pages.length === pages.length && known.pages.every((page, i) => page === pages[i])) return known.items
    const items = pages.flatMap((page) => page.items)
    joined.set(first, { pages, items })
    return items
  }

  return async (read) => {
    const first = await read(undefined)
    if (first.state === 'missing') return first
    const answers = [first]
    const seen = new Set<string>()
    for (let cursor = first.data.nextCursor; cursor !== undefined;) {
      if (answers.length >= mostPages || seen.has(cursor)) return broken
      seen.add(cursor)
      const answer = await read(cursor)
      // Half a list would look like a whole one; a cursor that is gone is as bad as a provider that is.
      if (answer.state === 'missing') return answer.reason === 'notFound' ? broken : answer
      answers.push(answer)
      cursor = answer.data.nextCursor
    }
    const rest = answers.slice(1)
    const data = join([first.data, ...rest.map((answer) => answer.data)])
    const oldest = answers.reduce((a, b) => (b.asOf < a.asOf ? b : a))
    const whole = { data, asOf: oldest.asOf, etag: answers.map((answer) => answer.etag).join(' ') }
    const kept = answers.find((answer) => answer.state === 'kept')
    return kept ? { state: 'kept', reason: kept.reason, ...whole } : { state: 'fresh', ...whole }
  }
}

const broken: MissingAnswer = { state: 'missing', reason: 'contract', since: null }
