import { randomBytes } from 'node:crypto'
import type { Database } from '~/database/types'
import { isOnEveryPage, isToldOf, type Outage, type ProviderState } from '~/domain/outages/outage'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import { createLoop } from '~/services/delivery/loop.server'

/** What everybody is told of the portal itself. It asks nothing when a page is drawn, so it stands when all else is away. */
export type OutagesService = {
  start: () => void
  stop: () => Promise<void>
  /** What stands on every page. */
  onEveryPage: (now: Date) => Outage[]
  /** All that can be read of. */
  all: (now: Date) => Outage[]
  providers: () => ProviderState[]
}

type Parts = {
  config: Pick<Config, 'clock'>
  database: Pick<Database, 'outages'>
  provider: ProviderGateway
  logger: Logger
}

/** So often what is said is read anew, and a provider that is silent is asked, in milliseconds. */
const everyMs = 10_000

/**
 * What who runs the portal has said, as it was last read: while the database is away, the last is what is said. A provider that is known
 * to be silent is asked again and again, since it may be that nobody else does, and "does not answer" must not outlive its truth.
 */
export function createOutagesService({ config, database, provider, logger }: Parts): OutagesService {
  let known: Outage[] = []

  const ask = async () => {
    const silent = provider.providers.filter(({ id }) => provider.silentSince(id) !== null)
    const requestId = `outages-${randomBytes(9).toString('base64url')}`
    await Promise.all(silent.map(({ id }) => provider.getCapabilities(id, { requestId })))
  }

  const loop = createLoop('outages', everyMs, logger, async () => {
    await ask()
    const outages = await database.outages.list()
    known = outages.filter((outage) => isToldOf(outage, config.clock()))
    return 'idle'
  })

  return {
    start: loop.start,
    stop: loop.stop,
    onEveryPage: (now) => known.filter((outage) => isOnEveryPage(outage, now)),
    all: (now) => known.filter((outage) => isToldOf(outage, now)),
    providers: () =>
      provider.providers.map(({ id, name }) => ({
        ...{ name, silentSince: provider.silentSince(id), lastFault: provider.lastFault(id) },
      })),
  }
}
