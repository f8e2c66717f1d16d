import type { Clock } from '~/platform/clock'
import type { ProviderConfig } from '~/platform/config.server'
import type { SchemaName, Schemas } from '../../provider-api/contract'
import type { CallActor, ProviderClient } from './client.server'
import type { Reader } from './read.server'
import { contractPath } from './path'
import type { Answer, MissingAnswer, Place } from './types'

/** One configured provider with all that a call to it goes through. */
export type Connection = { provider: ProviderConfig; client: ProviderClient; reader: Reader }

/** What reads and writes need: the connections, and the two ways to ask. */
export type GatewayParts = {
  connection: (providerId: string) => Connection | undefined
  /** A GET by its path, or a POST that only reads when it has a body; null, or an unknown provider, is notFound. */
  get: <K extends SchemaName>(
    providerId: string,
    ask: { schema: K; operation: string; path: string | null; body?: unknown; actor: CallActor; shared?: boolean },
  ) => Promise<Answer<Schemas[K]>>
  clock: Clock
  pseudonymKey: string
}

export const notFound: MissingAnswer = { state: 'missing', reason: 'notFound', since: null }

/** An answer about another than the one asked for is no answer: the provider has mixed up, or an id was guessed. */
export function only<T>(
  answer: Answer<T>,
  isRight: (data: T) => boolean,
  otherwise: 'notFound' | 'contract' = 'notFound',
): Answer<T> {
  if (answer.state === 'missing' || isRight(answer.data)) return answer
  return { state: 'missing', reason: otherwise, since: null }
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
