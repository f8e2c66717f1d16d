import type { Clock } from '~/platform/clock'
import type { Keys, ProviderConfig } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import type { Metrics } from '~/platform/metrics.server'
import { accepted } from './accepted'
import { noCalls, type CallBook, type CallNote, type Saw } from './calls'
import { createCounting } from './counting.server'
import { failure, toFailure, type Failure } from './failure'
import {
  createHttpClient,
  giveUp,
  readBytes,
  type HttpAnswer,
  type HttpClient,
  type HttpRequest,
  type HttpStream,
} from './http.server'
import { createOutages } from './outages'
import { createResilience } from './resilience.server'
import { createTokenSource } from './token.server'
import type { Actor } from './types'

/** Who calls: no person for the feed and the capabilities, no role for the search of a person. */
export type CallActor = { requestId: string } & Partial<Omit<Actor, 'requestId'>>

/** One call of the contract. `operation` is its operationId, for the log. */
export type ProviderCall = {
  operation: string
  method: HttpRequest['method']
  path: string
  actor: CallActor
  headers?: Record<string, string>
  body?: unknown
  /** One of several that make an answer together: the operation works when all have come, and `works` says so. */
  isPart?: boolean
}

/** Who asked for what, for the log. */
type Asked = Pick<ProviderCall, 'operation' | 'actor'>

/** One provider's API with tokens, time limits and breaker in place. Everything it throws is a Failure. */
export type ProviderClient = {
  /** A read: tried twice. `use` gets the 2xx or 304 answer; what it throws counts as this call's failure. */
  read: <T>(call: ProviderCall, use: (answer: HttpAnswer) => T) => Promise<T>
  /** A write: sent once. `use` gets the 2xx answer. */
  write: <T>(call: ProviderCall, use: (answer: HttpAnswer) => T) => Promise<T>
  /** A read whose body is still to come. */
  stream: (call: ProviderCall) => Promise<HttpStream>
  /** A file of at most `mostBytes` that pages stand without: it has its own room, and no outage is seen by it. */
  aside: (call: ProviderCall, mostBytes: number) => Promise<Uint8Array>
  /** An answer of several calls is whole and good. */
  works: (operation: string) => void
  /** Notes what is wrong with an answer though no call of it failed, and gives it back, to be thrown. */
  fails: (asked: Asked, problem: Failure) => Failure
  /** Notes what a page got of what it asked for. */
  shows: (asked: Asked, saw: Saw) => void
  /** Notes what the answer did not fail by. `what` holds no value of it. */
  notes: (asked: Asked, what: string) => void
  /** Since when this operation does not work; null when nothing is known to be wrong. */
  outageSince: (operation: string) => Date | null
  /** Since when the provider does not answer at all; null when nothing is known to be wrong. */
  silentSince: () => Date | null
  /** When last something could not be read that has not worked since; null when nothing is known to be wrong. */
  lastFault: () => Date | null
  close: () => Promise<void>
}

export type ClientOptions = {
  provider: ProviderConfig
  signingKey: Keys['signing']
  clock: Clock
  logger: Logger
  metrics: Metrics
  calls?: CallBook
  maxAnswerBytes: number
  breakAfter: number
  breakForMs: number
}

/** So many files that pages stand without are fetched at once; four times as many wait. */
const asideConcurrency = 4

/** Puts together the parts that a call to one provider goes through. */
export function createProviderClient(options: ClientOptions): ProviderClient {
  const { provider, signingKey, clock, metrics, calls = noCalls, maxAnswerBytes, breakAfter, breakForMs } = options
  const { baseUrl, clientId, tokenEndpoint, timeoutMs, concurrency } = provider
  const logger = options.logger.child({ providerId: provider.id })
  const http = createHttpClient({
    baseUrl,
    connections: concurrency,
    timeoutMs: timeoutMs * 2,
    maxBytes: maxAnswerBytes,
  })
  const httpAside = createHttpClient({ baseUrl, connections: asideConcurrency, timeoutMs, maxBytes: maxAnswerBytes })
  const tokens = createTokenSource({ clientId, tokenEndpoint, timeoutMs, signingKey })
  const outages = createOutages(clock)
  const breaking = (aside: '' | 'aside ') => ({
    ...{ timeoutMs, breakAfter, breakForMs },
    onBreaker: (of: 'reads' | 'writes', state: 'open' | 'closed') => {
      logger.warn({ breaker: state, of: aside + of }, 'provider breaker')
      metrics.breaker(provider.id, aside + of, state === 'open')
    },
  })
  const resilience = createResilience({ ...breaking(''), concurrency })
  const resilienceAside = createResilience({ ...breaking('aside '), concurrency: asideConcurrency })

  const counted = createCounting(provider.id, metrics)

  /** The log says which provider, operation and field (a JSON path), and never a value. */
  const fails = ({ operation, actor: { requestId } }: Asked, problem: Failure): Failure => {
    outages.fails(operation, problem)
    calls.fails({ providerId: provider.id, operation, requestId }, problem)
    const said = { operation, requestId, failure: problem.failure, err: problem }
    // A no may be right: an address that somebody has made up, a person who has moved. It is told, and wakes nobody.
    if (problem.failure === 'notFound') logger.info(said, 'provider says no')
    else logger.warn(said, 'provider call failed')
    return problem
  }

  const tried = async <A extends { status: number }, T>(
    call: ProviderCall,
    run: (note: CallNote) => Promise<A>,
    use: (answer: A) => T,
  ) => {
    const { operation, method, path, actor } = call
    const note = calls.begin({ providerId: provider.id, operation, method, path, requestId: actor.requestId })
    let status: number | null = null
    try {
      const result = await counted(operation, async () => {
        const answer = await run(note)
        status = answer.status
        return use(answer)
      })
      note.ended(status)
      if (call.isPart === true) outages.answers()
      else outages.works(call.operation)
      return result
    } catch (error) {
      const problem = toFailure(error)
      note.ended(problem.status === 0 ? status : problem.status)
      throw fails(call, problem)
    }
  }

  const whole = async (call: ProviderCall, signal: AbortSignal, note: CallNote): Promise<HttpAnswer> => {
    note.tried()
    const token = await tokens.get()
    let answer = await http.request(toRequest(call, token, signal))
    if (answer.status === 401) answer = await http.request(toRequest(call, await tokens.renew(token), signal))
    return accepted(answer, clock())
  }

  const begun = async (call: ProviderCall, signal: AbortSignal, by: HttpClient = http): Promise<HttpStream> => {
    const token = await tokens.get()
    let answer = await by.stream(toRequest(call, token, signal))
    if (answer.status === 401) {
      giveUp(answer.body)
      answer = await by.stream(toRequest(call, await tokens.renew(token), signal))
    }
    if (answer.status === 200) return answer
    giveUp(answer.body)
    // Where it leads is not followed: it may be anybody's.
    if (answer.status < 400) throw failure('contract', { code: `http-${answer.status}`, status: answer.status })
    throw answer.status === 403 || answer.status === 404
      ? failure('notFound', { code: `http-${answer.status}`, status: answer.status })
      : failure('unavailable', { code: `http-${answer.status}`, status: answer.status })
  }

  return {
    read: (call, use) => tried(call, (note) => resilience.read((signal) => whole(call, signal, note)), use),
    write: (call, use) => tried(call, (note) => resilience.write((signal) => whole(call, signal, note)), use),
    stream: (call) =>
      tried(
        call,
        (note) =>
          resilience.begin((signal) => {
            note.tried()
            return begun(call, signal)
          }),
        (answer) => answer,
      ),
    aside: async (call, mostBytes) => {
      try {
        return await counted(call.operation, () =>
          resilienceAside.read(async (signal) => {
            const { headers, body } = await begun(call, signal, httpAside)
            if (Number(headers['content-length'] ?? 0) <= mostBytes) return readBytes(body, mostBytes, signal)
            giveUp(body)
            throw failure('contract', { code: 'too-large', detail: `more than ${mostBytes} bytes` })
          }),
        )
      } catch (error) {
        const problem = toFailure(error)
        const { operation, actor } = call
        logger.warn({ operation, requestId: actor.requestId, failure: problem.failure, err: problem }, 'not fetched')
        throw problem
      }
    },
    works: outages.works,
    fails,
    shows: ({ operation, actor: { requestId } }, saw) =>
      calls.shows({ providerId: provider.id, operation, requestId }, saw),
    notes: ({ operation, actor: { requestId } }, what) => logger.warn({ operation, requestId, what }, 'provider call'),
    outageSince: outages.since,
    silentSince: outages.wholeSince,
    lastFault: outages.lastFault,
    close: async () => {
      await Promise.all([http.close(), httpAside.close(), tokens.close()])
    },
  }
}

function toRequest(
  { method, path, actor, headers, body }: ProviderCall,
  token: string,
  signal: AbortSignal,
): HttpRequest {
  const sent: Record<string, string> = {
    authorization: `Bearer ${token}`,
    accept: 'application/json, application/problem+json',
    'x-request-id': actor.requestId,
    ...headers,
  }
  if (actor.personId !== undefined) sent['insyn-actor'] = actor.personId
  if (actor.role !== undefined) sent['insyn-actor-role'] = actor.role
  if (body === undefined) return { method, path, headers: sent, signal }
  return { method, path, headers: { ...sent, 'content-type': 'application/json' }, body: JSON.stringify(body), signal }
}
