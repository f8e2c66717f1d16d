import type { ShiftPage, TimeReportSearchPage } from '../../provider-api/contract'
import type { Answer, DatedShift } from './types'

type Dated = { items: readonly DatedShift[] }
type Found = TimeReportSearchPage['items'][number]

// What is made of a page is the same for as long as the page is, as everything else that is made of an answer.
const pages = new WeakMap<ShiftPage, Dated>()
const found = new WeakMap<Found, Found>()

function datedPage(page: ShiftPage): Dated {
  const { items, freshnessSeconds = 0 } = page
  if (freshnessSeconds === 0) return page
  const known = pages.get(page) ?? { items: items.map((shift) => ({ ...shift, freshnessSeconds })) }
  pages.set(page, known)
  return known
}

/** Pages of shifts, each shift with how old it may be by its page. Nothing is said where the provider says nothing, or 0. */
export function datedPages(answer: Answer<readonly ShiftPage[]>): Answer<readonly Dated[]> {
  return answer.state === 'missing' ? answer : { ...answer, data: answer.data.map(datedPage) }
}

/** The same of what a search has found about one brukare. */
export function datedFound(one: Found): Found {
  const { shifts, freshnessSeconds = 0 } = one
  if (shifts === undefined || freshnessSeconds === 0) return one
  const known = found.get(one) ?? { ...one, shifts: shifts.map((shift) => ({ ...shift, freshnessSeconds })) }
  found.set(one, known)
  return known
}
