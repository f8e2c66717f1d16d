import type {
  AccessLogEntry,
  AccessLogPage,
  Objection,
  PersonSearchResult,
  Schemas,
  Wish,
} from '../../provider-api/contract'
import { stockholmMonth } from '~/domain/time/time'
import { parseChecked } from './checked'
import type { ProviderClient } from './client.server'
import { openDocument } from './document.server'
import { failure, toFailure } from './failure'
import { createFeed, type ReadFeed } from './feed.server'
import { datedPages } from './freshness'
import { foreignIn, mixedUpIn, notFound, otherThan, underBrukare, type GatewayParts, type ListName } from './parts'
import { createListJoiner } from './paging'
import { contractPath } from './path'
import { readFile } from './file.server'
import { pseudonymOf } from './pseudonym.server'
import { createReportReads } from './reads-reports.server'
import type { Actor, Answer, DatedShift, Place, ProviderGateway, WriteResult } from './types'

type Own = 'providers' | 'silentSince' | 'lastFault' | 'pageBegins' | 'wasWhole' | 'inPageTime' | 'close'
type Reads = Omit<ProviderGateway, Own | WriteName>
type WriteName = {
  [K in keyof ProviderGateway]: ProviderGateway[K] extends (...args: never[]) => Promise<WriteResult<unknown>>
    ? K
    : never
}[keyof ProviderGateway]

/** The reading calls of the contract. */
export function createReads(parts: GatewayParts): Reads {
  const joinShifts = createListJoiner<DatedShift>()
  const joinAccessLog = createListJoiner<AccessLogEntry>()
  const joinObjections = createListJoiner<Objection>()
  const joinWishes = createListJoiner<Wish>()
  const { get, pages } = parts
  const feeds = new Map<ProviderClient, ReadFeed>()

  /** A list that comes whole in one answer, under a brukare. */
  const list = async <Name extends ListName>(
    [schema, operation]: readonly [Name, operation: string],
    place: Place,
    actor: Actor,
    part: string,
  ): Promise<Answer<Schemas[Name]['items']>> => {
    const path = underBrukare(place, [part])
    const answer = await get(place.providerId, { schema, operation, path, actor })
    return answer.state === 'missing' ? answer : { ...answer, data: answer.data.items }
  }
  const listDocuments = (place: Place, actor: Actor) =>
    list(['DocumentList', 'listDocuments'], place, actor, 'documents')

  return {
    ...createReportReads(parts),

    getCapabilities: (providerId, actor) =>
      get(providerId, {
        schema: 'Capabilities',
        operation: 'getCapabilities',
        path: contractPath(['capabilities']),
        actor: { requestId: actor.requestId },
        shared: true,
      }),

    searchPersons: async (providerId, { personId, requestId }, personalIdentityNumber) => {
      const client = parts.connection(providerId)?.client
      if (client === undefined) return notFound
      const operation = 'searchPersons'
      const body = { personalIdentityNumber, pseudonymKey: parts.pseudonymKey }
      const call = {
        operation,
        method: 'POST',
        path: '/v1/persons/search',
        actor: { personId, requestId },
        body,
      } as const
      const pseudonym = pseudonymOf(parts.pseudonymKey, personalIdentityNumber)
      try {
        return await client.read(call, ({ text, headers }) => ({
          state: 'fresh',
          data: aboutAsker(parseChecked('PersonSearchResult', text), pseudonym),
          asOf: parts.clock(),
          etag: headers.etag ?? '',
        }))
      } catch (error) {
        // A search is never "not found": an unknown person is an empty answer, so a 404 here breaks the contract.
        const reason = toFailure(error).failure === 'unavailable' ? 'unavailable' : 'contract'
        return { state: 'missing', reason, since: client.outageSince(operation) }
      }
    },

    getBrukare: (place, actor) =>
      get(place.providerId, {
        schema: 'Brukare',
        operation: 'getBrukare',
        path: underBrukare(place, []),
        actor,
        faultIn: (brukare) => otherThan({ id: place.brukareId }, brukare),
      }),

    listRepresentations: (place, actor) =>
      list(['RepresentationList', 'listRepresentations'], place, actor, 'representations'),

    listAccessLog: async (place, actor, month) =>
      joinAccessLog(
        await pages(place.providerId, {
          schema: 'AccessLogPage',
          operation: 'listAccessLog',
          path: (cursor) => underBrukare(place, ['access-log'], { month, cursor }),
          actor,
          kept: false,
          faultIn: (found) => outsideIn(found, month),
        }),
      ),

    listShifts: async (place, actor, { from, to }) =>
      joinShifts(
        datedPages(
          await pages(place.providerId, {
            schema: 'ShiftPage',
            operation: 'listShifts',
            path: (cursor) => underBrukare(place, ['shifts'], { from, to, cursor }),
            actor,
          }),
        ),
      ),

    listFaststallanden: (place, actor, month) =>
      get(place.providerId, {
        schema: 'FaststallandeMonth',
        operation: 'listFaststallanden',
        path: underBrukare(place, ['faststallanden'], { month }),
        actor,
        faultIn: (found) => otherThan({ month }, found),
      }),

    listGrants: (place, actor) => list(['GrantList', 'listGrants'], place, actor, 'grants'),

    listClaims: async (place, actor, month) => {
      const answer = await get(place.providerId, {
        schema: 'ClaimList',
        operation: 'listClaims',
        path: underBrukare(place, ['claims'], { month }),
        actor,
        faultIn: (found) => mixedUpIn([found], month),
      })
      return answer.state === 'missing' ? answer : { ...answer, data: answer.data.items }
    },

    listFaststallandeFullmakter: (place, actor) =>
      list(['FullmaktHistory', 'getFaststallandeFullmakt'], place, actor, 'faststallande-fullmakt'),

    listObjections: async (place, actor) =>
      joinObjections(
        await pages(place.providerId, {
          schema: 'ObjectionPage',
          operation: 'listObjections',
          path: (cursor) => underBrukare(place, ['objections'], { cursor }),
          actor,
          faultIn: (found) => foreignIn(found, place.brukareId),
        }),
      ),

    getObjection: (place, actor, providerObjectionId) =>
      get(place.providerId, {
        schema: 'Objection',
        operation: 'getObjection',
        path: underBrukare(place, ['objections', providerObjectionId]),
        actor,
        faultIn: (objection) => otherThan({ brukareId: place.brukareId, id: providerObjectionId }, objection),
      }),

    listWishes: async (place, actor) =>
      joinWishes(
        await pages(place.providerId, {
          schema: 'WishPage',
          operation: 'listWishes',
          path: (cursor) => underBrukare(place, ['wishes'], { cursor }),
          actor,
          faultIn: (found) => foreignIn(found, place.brukareId),
        }),
      ),

    listDocuments,

    getDocumentContent: async (place, actor, documentId) => {
      const listed = await listDocuments(place, actor)
      if (listed.state === 'missing') return listed
      const document = listed.data.find(({ id }) => id === documentId)
      const path = contractPath(['documents', documentId, 'content'])
      const client = parts.connection(place.providerId)?.client
      if (document === undefined || path === null || client === undefined) return notFound
      return openDocument(client, { document, path, actor, now: parts.clock() })
    },

    getFile: async (place, actor, file) => {
      const found = parts.connection(place.providerId)
      return found === undefined ? notFound : readFile(found, actor, file, parts.clock)
    },

    listChanges: async (providerId, asked, { requestId }) => {
      const client = parts.connection(providerId)?.client
      if (client === undefined) return { state: 'missing', reason: 'notFound' }
      const feed = feeds.get(client) ?? createFeed(client)
      feeds.set(client, feed)
      return feed(asked, { requestId })
    },
  }
}

/** Where something is of another month than the one asked for; null when nothing is. */
function outsideIn(found: readonly AccessLogPage[], month: string): string | null {
  const nth = found.flatMap(({ items }) => items).findIndex(({ at }) => stockholmMonth(new Date(at)) !== month)
  return nth < 0 ? null : `/items/${nth}/at is not in the month asked for`
}

/** @throws Failure `contract` when the answer calls the one who asked by somebody else's pseudonym. Nothing of it is used. */
function aboutAsker(result: PersonSearchResult, pseudonym: string): PersonSearchResult {
  if (result.brukare === undefined || result.brukare.pseudonym === pseudonym) return result
  const detail = 'PersonSearchResult brukare.pseudonym is not that of the number asked with'
  throw failure('contract', { code: 'another-person', detail })
}
