import { randomUUID } from 'node:crypto'
import type { AccessService } from '~/auth/access.server'
import type { Database, SignalHearing } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import type { Metrics } from '~/platform/metrics.server'
import type { ProviderGateway } from '~/provider/types'
import { readNudge } from '~/provider/webhook.server'
import { createChangeHandler } from './change-handler.server'
import { createChangesPoller } from './changes-poller.server'
import { createHearing } from './hearing.server'
import type { ObjectionKnowledge } from '~/services/objections/knowledge.server'
import type { ObjectionSync } from '~/services/objections/sync.server'
import type { WishSync } from '~/services/wishes/sync.server'
import { createOutboxWorker } from './worker.server'

/** What goes on without anybody asking: sending, and following the providers' changes. */
export type Background = {
  start: () => void
  /** Lets what is under way finish. */
  stop: () => Promise<void>
  /** Something was submitted: send it now. */
  nudgeOutbox: () => void
  /** A provider's webhook: false when it is not signed with the provider's secret. */
  takeNudge: (providerId: string, headers: Headers, body: string) => boolean
}

type Parts = {
  config: Pick<Config, 'clock'>
  database: Database
  provider: ProviderGateway
  access: AccessService
  sync: ObjectionSync
  knowledge: ObjectionKnowledge
  wishSync: WishSync
  wishKnowledge: ObjectionKnowledge
  logger: Logger
  metrics: Metrics
  /** Hears what this process hears. */
  live: SignalHearing
}

/** Composes the outbox worker and the follower of the change feeds. */
export function createBackground({
  config,
  database,
  provider,
  access,
  sync,
  knowledge,
  wishSync,
  wishKnowledge,
  logger,
  metrics,
  live,
}: Parts): Background {
  const outbox = createOutboxWorker({ database, provider, logger, metrics })
  const { signals, changeCursors: cursors, leases } = database
  const { send } = signals
  const processId = randomUUID()
  const handle = createChangeHandler({ database, access, sync, wishSync, clock: config.clock })
  const changes = createChangesPoller({ provider, cursors, leases, processId, handle, send, logger })
  const hearing = createHearing({ provider, processId, nudge: changes.nudge, knowledge, wishKnowledge, logger, live })
  let stopHearing = () => Promise.resolve()
  return {
    start: () => {
      stopHearing = signals.listen(hearing)
      outbox.start()
      changes.start()
    },
    stop: async () => {
      await Promise.all([outbox.stop(), changes.stop()])
      await stopHearing()
    },
    nudgeOutbox: () => {
      outbox.nudge()
    },
    takeNudge: (providerId, headers, body) => {
      const secret = provider.providers.find(({ id }) => id === providerId)?.webhookSecret
      if (secret === undefined || readNudge(secret, headers, body) === null) return false
      changes.nudge(providerId)
      // It is another process that follows the feed, perhaps. Unheard, it is read when its wait is over.
      send([{ kind: 'nudge', providerId, from: processId }]).catch((err: unknown) => {
        logger.warn({ err, providerId }, 'a nudge could not be passed on')
      })
      return true
    },
  }
}
