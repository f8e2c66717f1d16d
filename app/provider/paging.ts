import type { Answer } from './types'

/** A page of a list, as the contract has it. */
type Page<T> = { items: readonly T[] }

/**
 * Makes a function that gives a list whole from its pages. The items are the same array for as long as every page is the
 * same object.
 */
export function createListJoiner<T>(): (answer: Answer<readonly Page<T>[]>) => Answer<readonly T[]> {
  const joined = new WeakMap<Page<T>, { pages: readonly Page<T>[]; items: readonly T[] }>()

  const join = (pages: readonly Page<T>[]): readonly T[] => {
    const [first] = pages
    if (first === undefined) return []
    if (pages.length === 1) return first.items
    const known = joined.get(first)
    if (known?.pages.length === pages.length && known.pages.every((page, i) => page === pages[i])) return known.items
    const items = pages.flatMap((page) => page.items)
    joined.set(first, { pages, items })
    return items
  }

  return (answer) => (answer.state === 'missing' ? answer : { ...answer, data: join(answer.data) })
}

/** Answers to the parts of one question as one: missing when one is, kept when one is, and as old as the oldest. */
export function joinParts<T>(answers: readonly Answer<readonly T[]>[]): Answer<readonly T[]> {
  const came: Exclude<(typeof answers)[number], { state: 'missing' }>[] = []
  for (const answer of answers) {
    if (answer.state === 'missing') return answer
    came.push(answer)
  }
  const asOf = new Date(Math.min(...came.map((answer) => answer.asOf.getTime())))
  const whole = { data: came.flatMap(({ data }) => data), asOf, etag: came.map(({ etag }) => etag).join(' ') }
  const kept = came.find((answer) => answer.state === 'kept')
  return kept ? { state: 'kept', reason: kept.reason, ...whole } : { state: 'fresh', ...whole }
}
