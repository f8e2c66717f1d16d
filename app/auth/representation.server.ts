import type { Database, RepresentationSync } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'

export type SyncParts = {
  config: Pick<Config, 'clock' | 'representationMaxAgeSeconds' | 'representationToleranceHours'>
  database: Pick<Database, 'persons' | 'representations'>
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

/**
 * Keeps the portal's copy of what a person may do as fresh as configured, by asking every provider at the same time.
 * The returned function gives, by provider, what counts now: a provider that has not answered within the tolerance is
 * not in it, and with it none of what it once said.
 */
export function createRepresentationSync({ config, database, provider, logger }: SyncParts) {
  const { representations, persons } = database
  const maxAgeMs = config.representationMaxAgeSeconds * 1000
  const toleranceMs = config.representationToleranceHours * 3_600_000
  const underWay = new Map<string, Promise<void>>()

  const ask = async (personId: string, number: string, providerId: string, requestId: string): Promise<void> => {
    const answer = await provider.searchPersons(providerId, { personId, requestId }, number)
    if (answer.state === 'fresh') {
      await representations.replaceFromProvider(personId, providerId, answer.data)
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

  return async (personId: string, requestId: string): Promise<ReadonlyMap<string, Confirmation>> => {
    const ids = provider.providers.map(({ id }) => id)
    let syncs = await representations.listSyncs(personId)
    const due = ids.filter((id) => isDue(syncs.find((sync) => sync.providerId === id)))
    if (due.length > 0) {
      await syncOnce(personId, due, requestId)
      syncs = await representations.listSyncs(personId)
    }
    const now = config.clock().getTime()
    const counting = syncs.flatMap(({ providerId, syncedAt, failedAt }): [string, Confirmation][] =>
      syncedAt !== null && ids.includes(providerId) && now - syncedAt.getTime() <= toleranceMs
        ? [[providerId, { syncedAt, stale: failedAt !== null }]]
        : [],
    )
    return new Map(counting)
  }

  function isDue(sync: RepresentationSync | undefined): boolean {
    const now = config.clock().getTime()
    if (sync?.failedAt && now - sync.failedAt.getTime() < Math.max(restMs, maxAgeMs)) return false
    return !sync?.syncedAt || now - sync.syncedAt.getTime() >= maxAgeMs
  }
}
