import { chainAbout } from '~/auth/chain.server'
import type { Database } from '~/database/types'
import { rightsOf } from '~/domain/access/rights'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'

type Parts = {
  config: Pick<Config, 'clock' | 'providers'>
  database: Pick<Database, 'purge'> & {
    keptAnswers: Pick<Database['keptAnswers'], 'removeOld' | 'holders' | 'keepOnly'>
    representations: Pick<Database['representations'], 'chainOf'>
  }
  logger: Pick<Logger, 'error'>
}

/** How often what has served its time is removed, in milliseconds. */
const everyMs = 3_600_000

/**
 * Removes what has served its time: at once when it starts, and every hour. What fails is logged, keeps nothing else from
 * being removed, and is tried again the next time.
 */
export function createPurging({ config, database, logger }: Parts) {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let isStopping = false

  const providerIds = config.providers.map(({ id }) => id)
  const hours = new Map(config.providers.map(({ id, stalenessHours }) => [id, stalenessHours]))

  /** What the person may do at each provider now, if those who have vouched for it still do. */
  const rightsNow = async (personId: string) => {
    const held = await database.representations.chainOf(personId)
    const confirmed = { changed: false, refusing: () => [], of: () => ({ syncedAt: config.clock(), stale: false }) }
    const known = { held, confirmed, providerIds, now: config.clock() }
    const brukareIds = [...new Set(held.map(({ brukare }) => brukare.id))]
    return brukareIds.flatMap((brukareId) => rightsOf(personId, chainAbout(brukareId, known)))
  }

  const purgeKept = async (): Promise<void> => {
    await database.keptAnswers.removeOld(hours)
    for (const personId of await database.keptAnswers.holders()) {
      if (isStopping) return
      await database.keptAnswers.keepOnly(personId, await rightsNow(personId))
    }
  }

  const begin = (): void => {
    underWay = underWay
      .then(database.purge)
      .catch((error: unknown) => logger.error({ err: error }, 'purge failed'))
      .then(purgeKept)
      .catch((error: unknown) => logger.error({ err: error }, 'purge of kept answers failed'))
  }

  return {
    start: (): void => {
      begin()
      timer = setInterval(begin, everyMs)
    },
    /** Lets what is under way finish. */
    stop: async (): Promise<void> => {
      isStopping = true
      clearInterval(timer)
      await underWay
    },
  }
}
