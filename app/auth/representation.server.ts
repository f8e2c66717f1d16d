import type { Database, RepresentationSync } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import { withoutMixedUp } from './mixed-up'

export type SyncParts = {
  config: Pick<Config, 'clock' | 'representationMaxAgeSeconds' | 'representationToleranceHours'>
  database: {
    persons: Pick<Database['persons'], 'numberOf'>
    representations: Pick<Database['representations'], 'replaceFromProvider' | 'noteFailure' | 'listSyncs'>
  }
  provider: Pick<ProviderGateway, 'providers' | 'searchPersons'>
  logger: Logger
}

/** How well a provider's word about a person is known now. */
export type Confirmation = {
  syncedAt: Date
  /** The provider did not answer when last asked. */
  stale: boolean
}

/** After a provider has not answered, the next page does not wait for it again until this has passed, in milliseconds. */
const restMs = 10_000

/** What counts of what the providers say, for several people, as it is known now. */
export type Confirmed = {
  /** Somebody has been asked about since `readAt`, by this request or another: what was read then may have changed. */
  changed: boolean
  /** Undefined when nothing of that provider's word about the person counts. */
  of: (personId: string, providerId: string) => Confirmation | undefined
  /** The providers whose last answer about the person, or a part of it, broke the contract and was not used. */
  refusing: (personId: string) => string[]
}

/**
 * Keeps the portal's copy of what people may do as fresh as configured, by asking every provider at the same time. The
 * returned function gives, by person and provider, what counts now: a provider that is not configured, or that has not
 * answered within the tolerance, is not in it, and with it none of what it once said.
 */
export function createRepresentationSync({ config, database, provider, logger }: SyncParts) {
  const { representations, persons } = database
  const maxAgeMs = config.representationMaxAgeSeconds * 1000
  const toleranceMs = config.representationToleranceHours * 3_600_000
  const underWay = new Map<string, Promise<void>>()
  const providerIds = provider.providers.map(({ id }) => id)

  const ask = async (personId: string, number: string, providerId: string, requestId: string): Promise<void> => {
    const answer = await provider.searchPersons(providerId, { personId, requestId }, number)
    if (answer.state === 'fresh') {
      const { result, mixedUp } = withoutMixedUp(answer.data)
      if (mixedUp.length > 0) {
        logger.error({ providerId, operation: 'searchPersons', fields: mixedUp, requestId }, 'an answer is mixed up')
      }
      await representations.replaceFromProvider(personId, providerId, result, mixedUp.length > 0)
      return
    }
    logger.warn({ providerId, reason: answer.reason, requestId }, 'representations could not be confirmed')
    await representations.noteFailure(personId, providerId, answer.reason)
  }

  const syncAll = async (personId: string, due: readonly string[], requestId: string): Promise<void> => {
    const number = await persons.numberOf(personId)
    if (number === null) return
    await Promise.all(due.map((providerId) => ask(personId, number, providerId, requestId)))
  }

  /** Those who wait for the same person wait for the same asking. */
  const syncOnce = (personId: string, due: readonly string[], requestId: string): Promise<void> => {
    const running = underWay.get(personId)
    if (running) return running
    const work = syncAll(personId, due, requestId).finally(() => underWay.delete(personId))
    underWay.set(personId, work)
    return work
  }

  return async (personIds: readonly string[], requestId: string, readAt: Date): Promise<Confirmed> => {
    let syncs = await representations.listSyncs(personIds)
    const dueOf = (personId: string) =>
      providerIds.filter((id) => isDue(syncs.find((sync) => sync.personId === personId && sync.providerId === id)))
    const due = personIds.map((personId) => ({ personId, ids: dueOf(personId) })).filter(({ ids }) => ids.length > 0)
    if (due.length > 0) {
      await Promise.all(due.map(({ personId, ids }) => syncOnce(personId, ids, requestId)))
      syncs = await representations.listSyncs(personIds)
    }
    const now = config.clock().getTime()
    const counting = syncs.flatMap(({ personId, providerId, syncedAt, failedAt }): [string, Confirmation][] =>
      syncedAt !== null && providerIds.includes(providerId) && now - syncedAt.getTime() <= toleranceMs
        ? [[keyOf(personId, providerId), { syncedAt, stale: failedAt !== null }]]
        : [],
    )
    const byKey = new Map(counting)
    return {
      changed: due.length > 0 || syncs.some(({ syncedAt }) => syncedAt !== null && syncedAt >= readAt),
      of: (personId, providerId) => byKey.get(keyOf(personId, providerId)),
      refusing: (personId) =>
        syncs
          .filter((sync) => sync.personId === personId && isRefused(sync.failureCode))
          .map(({ providerId }) => providerId),
    }
  }

  function isDue(sync: RepresentationSync | undefined): boolean {
    const now = config.clock().getTime()
    if (sync?.failedAt && now - sync.failedAt.getTime() < Math.max(restMs, maxAgeMs)) return false
    return !sync?.syncedAt || now - sync.syncedAt.getTime() >= maxAgeMs
  }
}

/** `contract`: none of the answer was used; `mixedUp`: all but what was mixed up. */
function isRefused(failureCode: string | null): boolean {
  return failureCode === 'contract' || failureCode === 'mixedUp'
}

function keyOf(personId: string, providerId: string): string {
  return JSON.stringify([personId, providerId])
}
