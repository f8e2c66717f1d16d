import type { Database, RepresentationSync } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { notInTime } from '~/provider/page-time'
import type { ProviderGateway } from '~/provider/types'
import { withoutMixedUp } from './mixed-up'

export type SyncParts = {
  config: Pick<Config, 'clock' | 'representationMaxAgeSeconds' | 'representationToleranceHours'>
  database: {
    persons: Pick<Database['persons'], 'numberOf'>
    representations: Pick<Database['representations'], 'replaceFromProvider' | 'noteFailure' | 'listSyncs'>
  }
  provider: Pick<ProviderGateway, 'providers' | 'searchPersons' | 'inPageTime'>
  logger: Logger
}

/** How well a provider's word about a person is known now. */
export type Confirmation = {
  syncedAt: Date
  /** The provider did not answer when last asked. */
  stale: boolean
}

/** A provider that is to be asked about a person. */
type Due = { key: string; personId: string; providerId: string }

/** After a provider has not answered, the next page does not wait for it again until this has passed, in milliseconds. */
const restMs = 10_000

/** Whether providers are asked again: what is older than it may be, all of it, or nothing. */
export type Asking = 'due' | 'anew' | 'never'

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
  /** What is being asked now, by person and provider. */
  const underWay = new Map<string, Promise<void>>()
  const providerIds = provider.providers.map(({ id }) => id)

  const ask = async (personId: string, providerId: string, requestId: string): Promise<void> => {
    const number = await persons.numberOf(personId)
    if (number === null) return
    const askedAt = config.clock()
    const answer = await provider.searchPersons(providerId, { personId, requestId }, number)
    if (answer.state === 'fresh') {
      const { result, mixedUp } = withoutMixedUp(answer.data)
      if (mixedUp.length > 0) {
        logger.error({ providerId, operation: 'searchPersons', fields: mixedUp, requestId }, 'an answer is mixed up')
      }
      await representations.replaceFromProvider(personId, providerId, result, { askedAt, leftOut: mixedUp.length > 0 })
      return
    }
    logger.warn({ providerId, reason: answer.reason, requestId }, 'representations could not be confirmed')
    await representations.noteFailure(personId, providerId, answer.reason, askedAt)
  }

  /** Those who want to know the same wait for the same asking. */
  const askOnce = (key: string, personId: string, providerId: string, requestId: string): Promise<void> => {
    const running = underWay.get(key)
    if (running) return running
    const work = ask(personId, providerId, requestId).finally(() => underWay.delete(key))
    underWay.set(key, work)
    return work
  }

  /**
   * Asks all of it, and waits no longer than the page of the request may, whosever asking it is: that goes on, and is
   * written down for the next page. Gives the keys of what had not come.
   */
  const askInTime = async (due: readonly Due[], requestId: string): Promise<ReadonlySet<string>> => {
    const waiting = new Set(due.map(({ key }) => key))
    const work = Promise.all(
      due.map(async ({ key, personId, providerId }) => {
        await askOnce(key, personId, providerId, requestId)
        waiting.delete(key)
      }),
    )
    await provider.inPageTime<unknown>(requestId, work, () => {
      logger.warn({ operation: 'searchPersons', requestId }, notInTime)
    })
    return new Set(waiting)
  }

  return async (
    personIds: readonly string[],
    requestId: string,
    readAt: Date,
    asking: Asking = 'due',
  ): Promise<Confirmed> => {
    let syncs = await representations.listSyncs(personIds)
    const due = personIds.flatMap((personId) =>
      providerIds.flatMap((providerId): Due[] => {
        const sync = syncs.find((one) => one.personId === personId && one.providerId === providerId)
        return isAsked(sync, asking) ? [{ key: keyOf(personId, providerId), personId, providerId }] : []
      }),
    )
    const late = due.length > 0 ? await askInTime(due, requestId) : new Set<string>()
    if (due.length > 0) syncs = await representations.listSyncs(personIds)
    const now = config.clock().getTime()
    const counting = syncs.flatMap(({ personId, providerId, syncedAt, failedAt }): [string, Confirmation][] =>
      syncedAt !== null && providerIds.includes(providerId) && now - syncedAt.getTime() <= toleranceMs
        ? [confirmationOf(keyOf(personId, providerId), { syncedAt, failedAt }, late)]
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

  function isAsked(sync: RepresentationSync | undefined, asking: Asking): boolean {
    if (asking !== 'due') return asking === 'anew'
    const now = config.clock().getTime()
    if (sync?.failedAt && now - sync.failedAt.getTime() < Math.max(restMs, maxAgeMs)) return false
    return !sync?.syncedAt || now - sync.syncedAt.getTime() >= maxAgeMs
  }
}

function confirmationOf(
  key: string,
  { syncedAt, failedAt }: { syncedAt: Date; failedAt: Date | null },
  late: ReadonlySet<string>,
): [string, Confirmation] {
  return [key, { syncedAt, stale: failedAt !== null || late.has(key) }]
}

/** `contract`: none of the answer was used; `mixedUp`: all but what was mixed up. */
function isRefused(failureCode: string | null): boolean {
  return failureCode === 'contract' || failureCode === 'mixedUp'
}

function keyOf(personId: string, providerId: string): string {
  return JSON.stringify([personId, providerId])
}
