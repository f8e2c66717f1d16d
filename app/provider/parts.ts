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
  /** A GET by its path; null, or an unknown provider, is notFound. */
  get: <K extends SchemaName>(
    providerId: string,
    ask: Asked<K> & { path: string | null; shared?: boolean },
  ) => Promise<Answer<Schemas[K]>>
  /** A list with all its pages: a GET, or a POST that only reads when it has a body. See Question for `faultIn`. */
  pages: <K extends SchemaName>(
    providerId: string,
    ask: Asked<K> & Pick<Question<K>, 'faultIn' | 'body'> & { path: (cursor: string | undefined) => string | null },
  ) => Promise<Answer<readonly Schemas[K][]>>
  clock: Clock
  pseudonymKey: string
}

export const notFound: MissingAnswer = { state: 'missing', reason: 'notFound', since: null }

/** An answer about another than the one asked for is no answer: the provider has mixed up, or an id was guessed. */
export function only<T>(answer: Answer<T>, isRight: (data: T) => boolean): Answer<T> {
  return answer.state === 'missing' || isRight(answer.data) ? answer : notFound
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
