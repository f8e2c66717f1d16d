import { z } from 'zod'
import { document } from '../../provider-api/generated/document'
import { turningText } from './contract-edges'

/** A way in which one read can fail: no answer, a no, or one that cannot be used. */
export const brokenWays = [
  ...(['status500', 'forbidden', 'timeout', 'notFound', 'wrongField', 'half'] as const),
  ...(['html', 'loop', 'huge', 'another', 'otherMonth', 'unknownWord', 'long'] as const),
] as const
/** What is no fault that anybody could see: there is nothing, or another time, or words that turn, and the provider says so. */
export const oddWays = ['empty', 'farAway', 'endsFirst', 'turning'] as const
/** In turn: what a run takes two of for each read has one of each kind. */
export const readFaults = [...brokenWays, ...oddWays] as const
export type ReadFault = (typeof readFaults)[number]

/** True of an answer that the portal can only take as it is. */
export const isOdd = (fault: ReadFault): boolean => oddWays.some((one) => one === fault)

/** What the operator's log says of an answer that came and could not be used: where in it. */
export const namedInLog: Partial<Record<ReadFault, RegExp>> = {
  wrongField: /\/(items\/0|id|totals|state|providerName)\b/,
  html: /media-type|not what it is said to be/,
  loop: /\/nextCursor has been given before/,
  huge: /more than \d+ bytes/,
  another: /\/(brukareId|id) (is not|was not)/,
  otherMonth: /\/month is not the one asked for/,
  unknownWord: /\/(status|state|kind|form|law|role|source|method|period)\b/,
  long: /\/(displayName|title|name|caseReference|text|providerName|byName)\b/,
}

/** What the provider answers instead of an answer. */
export const statusOf: Partial<Record<ReadFault, number>> = { status500: 500, forbidden: 403, notFound: 404 }

/** The operations that only read, by method and path after the tenant; the file at an address that a provider gives has a name of its own. */
const contractReads = Object.entries(document.paths).flatMap(([path, operations]) =>
  (['get', 'post'] as const).flatMap((method) => {
    const id = operations[method]?.operationId
    if (id === undefined || id === 'listChanges' || (method === 'post' && !/search$/.test(path))) return []
    const pattern = new RegExp(`^/[^/]+${path.replace(/\{\w+\}/g, '[^/]+')}$`)
    return [{ method: method.toUpperCase(), pattern, id }]
  }),
)
const reads = [...contractReads, { method: 'GET', pattern: /^\/[^/]+\/(?!v1\/).+\.png$/, id: 'getPhoto' }]

/** Every read there is. */
export const operationIds: readonly string[] = reads.map(({ id }) => id)

/** Which read a call is; null when it is none. */
export function operationOf(method: string, path: string): { tenant: string; operation: string } | null {
  const found = reads.find((one) => one.method === method && one.pattern.test(path))
  return found === undefined ? null : { tenant: path.split('/')[1] ?? '', operation: found.id }
}

const record = z.record(z.string(), z.unknown())
type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The data with the first field that `put` takes (gives something else for) changed, the deepest last; null: there is no such field. */
function changedFirst(data: unknown, put: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(data)) {
    for (const [nth, one] of data.entries()) {
      const changed = changedFirst(one, put)
      if (changed !== null) return data.with(nth, changed)
    }
    return null
  }
  if (!isFields(data)) return null
  for (const [name, value] of Object.entries(data)) {
    const to = put(name, value)
    if (to !== undefined) return { ...data, [name]: to }
  }
  for (const [name, value] of Object.entries(data)) {
    const changed = changedFirst(value, put)
    if (changed !== null) return { ...data, [name]: changed }
  }
  return null
}

/** The data with every field that `put` takes changed. */
function changedAll(data: unknown, put: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(data)) return data.map((one) => changedAll(one, put))
  if (!isFields(data)) return data
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, put(name, value) ?? changedAll(value, put)]),
  )
}

const named = (names: RegExp, to: unknown) => (name: string, value: unknown) =>
  names.test(name) && typeof value === 'string' ? to : undefined

/** The answer with one field of another type than the contract's: in the first thing of a list, else in the thing. */
function withWrongField(data: Fields): Fields {
  if (!Array.isArray(data.items)) {
    return { ...data, id: 7, totals: 7, state: 7, representations: 7, ...('groups' in data && { providerName: 7 }) }
  }
  return { ...data, items: [{ ...record.catch({}).parse(data.items[0]), id: 7, brukareId: 7, timeReportId: 7 }] }
}

/** The shifts of an answer with each its end first. */
function withEnds(data: Fields): Fields {
  const turn = (one: Fields): Fields =>
    typeof one.plannedStart === 'string' && typeof one.plannedEnd === 'string'
      ? { ...one, plannedStart: one.plannedEnd, plannedEnd: one.plannedStart }
      : one
  const items = z.array(record).safeParse(data.items)
  return items.success ? { ...data, items: items.data.map(turn) } : data
}

const free = /^(displayName|title|text|description|note|heading|comment|label|activity)$/

/**
 * The text of an answer as a fault has it; null where the answer has nothing that the fault could be in.
 * @param asked.isPaged whether the list has pages
 * @param asked.isOfMonth whether a month was asked for
 */
export function failedText(
  fault: ReadFault,
  text: string,
  { isPaged, isOfMonth }: { isPaged: boolean; isOfMonth: boolean },
): string | null {
  const data = record.catch({}).parse(JSON.parse(text))
  const same = JSON.stringify(data)
  const json = (changed: unknown) => {
    const made = JSON.stringify(changed)
    return changed === null || made === same ? null : made
  }
  switch (fault) {
    case 'wrongField':
      return json(withWrongField(data))
    case 'half':
      return isPaged ? json({ ...data, nextCursor: 'next' }) : text.slice(0, text.length / 2)
    case 'loop':
      return isPaged ? json({ ...data, nextCursor: 'again' }) : null
    case 'huge':
      return text + ' '.repeat(10_000_000)
    case 'another':
      return json(
        'brukareId' in data || !('care' in data)
          ? changedFirst(data, named(/^brukareId$/, 'bru-another'))
          : { ...data, id: 'bru-another' },
      )
    case 'otherMonth':
      return isOfMonth ? json(changedFirst(data, named(/^month$/, '2019-01'))) : null
    case 'unknownWord':
      return json(changedFirst(data, named(/^(status|state|kind|form|law|role)$/, 'somethingNew')))
    case 'long':
      return json(changedFirst(data, named(/^(displayName|title|name|providerName)$/, 'å'.repeat(10_000))))
    case 'empty':
      return Array.isArray(data.items) ? json({ ...data, items: [] }) : null
    case 'farAway':
      return json(
        changedFirst(data, (name, value) =>
          /^(plannedStart|start)$/.test(name) && typeof value === 'string'
            ? value.replace(/^\d{4}/, '1901')
            : undefined,
        ),
      )
    case 'endsFirst':
      return json(withEnds(data))
    case 'turning':
      return json(changedAll(data, named(free, turningText)))
    default:
      return null
  }
}
