import type { Clock } from '~/platform/clock'
import type { ProviderConfig } from '~/platform/config.server'
import type { SchemaName, Schemas } from '../../provider-api/contract'
import type { CallActor, ProviderClient } from './client.server'
import type { Question } from './pages.server'
import type { Reader } from './read.server'
import { contractPath } from './path'
import type { Answer, MissingAnswer, Place } from './types'

/** One configured provider with all that a call to it goes through. */
export type Connection = { provider: ProviderConfig; client: ProviderClient; reader: Reader }

type Asked<K extends SchemaName> = { schema: K; operation: string; actor: CallActor }

/** What reads and writes need: the connections, and the ways to ask. */
export type GatewayParts = {
  connection: (providerId: string) => Connection | undefined
  /** A GET by its path; null, or an unknown provider, is notFound. `faultIn`: as of a list, of the one answer. */
  get: <K extends SchemaName>(
    providerId: string,
    ask: Asked<K> & { path: string | null; shared?: boolean; faultIn?: (data: Schemas[K]) => string | null },
  ) => Promise<Answer<Schemas[K]>>
  /** A list with all its pages: a GET, or a POST that only reads when it has a body. See Question for `faultIn`. */
  pages: <K extends SchemaName>(
    providerId: string,
    ask: Asked<K> &
      Pick<Question<K>, 'faultIn' | 'body'> & {
        path: (cursor: string | undefined) => string | null
        /** False: no answer is kept for when there is none. */
        kept?: boolean
      },
  ) => Promise<Answer<readonly Schemas[K][]>>
  clock: Clock
  pseudonymKey: string
}

export const notFound: MissingAnswer = { state: 'missing', reason: 'notFound', since: null }

/** Where an answer is about another than the one asked for: the first field of `asked` that it has otherwise; null when it has none. */
export function otherThan(asked: Readonly<Record<string, string>>, data: object): string | null {
  const has = new Map<string, unknown>(Object.entries(data))
  const field = Object.keys(asked).find((name) => has.get(name) !== asked[name])
  return field === undefined ? null : `/${field} is not the one asked for`
}

/** The answers that are a list, whole or a page of one. */
export type ListName = {
  [Name in SchemaName]: Schemas[Name] extends { items: readonly unknown[] } ? Name : never
}[SchemaName]

/** `/v1/brukare/<id>/<rest…>?<query>`; null when an id in it is not one that the contract allows. */
export function underBrukare(
  { brukareId }: Place,
  rest: readonly string[],
  query?: Readonly<Record<string, string | undefined>>,
): string | null {
  return contractPath(['brukare', brukareId, ...rest], query)
}

/** Where, over all pages of a list, something is about another brukare than the one asked about; null when nothing is. */
export function foreignIn(
  pages: readonly { items: readonly { brukareId: string }[] }[],
  brukareId: string,
): string | null {
  const nth = pages.flatMap(({ items }) => items).findIndex((item) => item.brukareId !== brukareId)
  return nth < 0 ? null : `/items/${nth}/brukareId is not the one asked about`
}

/** Where, over all pages of a month's list, something is of another month, or comes twice: nothing of it is then believed. */
export function mixedUpIn(
  pages: readonly { items: readonly { id: string; month: string }[] }[],
  month: string,
): string | null {
  const items = pages.flatMap((page) => page.items)
  const other = items.findIndex((item) => item.month !== month)
  if (other >= 0) return `/items/${other}/month is not the one asked for`
  const seen = new Set<string>()
  const again = items.findIndex(({ id }) => seen.size === seen.add(id).size)
  return again < 0 ? null : `/items/${again}/id has been given before`
}
