import type { SchemaName, Schemas } from '../../provider-api/contract'
import { parseChecked } from './checked'
import { toFailure, type FailureKind } from './failure'
import type { GatewayParts } from './parts'
import { contractPath } from './path'
import type { Actor, Place, ProviderGateway, WriteFault, WriteResult } from './types'

type Writes = Pick<
  ProviderGateway,
  | 'lodgeObjection'
  | 'addObjectionMessage'
  | 'withdrawObjection'
  | 'sendWish'
  | 'withdrawWish'
  | 'addComment'
  | 'addReview'
  | 'sayArrived'
  | 'giveFaststallandeFullmakt'
  | 'withdrawFaststallandeFullmakt'
>

type Write<K extends SchemaName> = {
  schema: K
  operation: string
  method?: 'POST' | 'PUT' | 'DELETE'
  path: string | null
  actor: Actor
  key: string
  body?: unknown
}

const faults: Record<FailureKind, WriteFault> = {
  unavailable: 'unavailable',
  contract: 'broken',
  notFound: 'refused',
  refused: 'refused',
}

const failed = (why: WriteFault, code: string): WriteResult<never> => ({
  ...{ ok: false, why, code },
  ...{ status: 0, retryAfterMs: null },
})

/** The writing calls of the contract. Each is sent once, with its key; to send again is the caller's. */
export function createWrites(parts: GatewayParts): Writes {
  const send = async <K extends SchemaName>(
    { providerId }: Place,
    { schema, operation, method = 'POST', path, actor, key, body }: Write<K>,
  ): Promise<WriteResult<Schemas[K]>> => {
    const client = parts.connection(providerId)?.client
    // A provider that is not configured now may be tomorrow; what was written to it must not be lost meanwhile.
    if (client === undefined) return failed('unavailable', 'unknown-provider')
    if (path === null) return failed('refused', 'bad-id')
    const call = { operation, method, path, actor, headers: { 'idempotency-key': key }, body }
    try {
      return { ok: true, data: await client.write(call, ({ text }) => parseChecked(schema, text)) }
    } catch (error) {
      const { failure: kind, code, status, retryAfterMs } = toFailure(error)
      return { ok: false, why: faults[kind], code, status, retryAfterMs }
    }
  }
  const under = ({ brukareId }: Place, ...rest: string[]) => contractPath(['brukare', brukareId, ...rest])

  return {
    lodgeObjection: (place, actor, key, body) =>
      send(place, {
        schema: 'Objection',
        operation: 'lodgeObjection',
        path: under(place, 'objections'),
        actor,
        key,
        body,
      }),
    addObjectionMessage: (place, actor, key, providerObjectionId, body) =>
      send(place, {
        schema: 'Objection',
        operation: 'addObjectionMessage',
        path: under(place, 'objections', providerObjectionId, 'messages'),
        actor,
        key,
        body,
      }),
    withdrawObjection: (place, actor, key, providerObjectionId, body) =>
      send(place, {
        schema: 'Objection',
        operation: 'withdrawObjection',
        path: under(place, 'objections', providerObjectionId, 'withdrawal'),
        actor,
        key,
        body,
      }),
    sendWish: (place, actor, key, body) =>
      send(place, { schema: 'Wish', operation: 'sendWish', path: under(place, 'wishes'), actor, key, body }),
    withdrawWish: (place, actor, key, providerWishId, body) =>
      send(place, {
        schema: 'Wish',
        operation: 'withdrawWish',
        path: under(place, 'wishes', providerWishId, 'withdrawal'),
        actor,
        key,
        body,
      }),
    addComment: (place, actor, key, timeReportId, body) =>
      send(place, {
        schema: 'Comment',
        operation: 'addComment',
        path: contractPath(['time-reports', timeReportId, 'comments']),
        actor,
        key,
        body,
      }),
    addReview: (place, actor, key, body) =>
      send(place, { schema: 'Review', operation: 'addReview', path: under(place, 'reviews'), actor, key, body }),
    sayArrived: (place, actor, key, body) =>
      send(place, { schema: 'Arrival', operation: 'sayArrived', path: under(place, 'arrivals'), actor, key, body }),
    giveFaststallandeFullmakt: async (place, actor, key, body) =>
      itemsOf(
        await send(place, {
          schema: 'FullmaktHistory',
          operation: 'giveFaststallandeFullmakt',
          method: 'PUT',
          path: under(place, 'faststallande-fullmakt'),
          actor,
          key,
          body,
        }),
      ),
    withdrawFaststallandeFullmakt: async (place, actor, key) =>
      itemsOf(
        await send(place, {
          schema: 'FullmaktHistory',
          operation: 'withdrawFaststallandeFullmakt',
          method: 'DELETE',
          path: under(place, 'faststallande-fullmakt'),
          actor,
          key,
        }),
      ),
  }
}

function itemsOf<T>(result: WriteResult<{ items: T[] }>): WriteResult<readonly T[]> {
  return result.ok ? { ok: true, data: result.data.items } : result
}
