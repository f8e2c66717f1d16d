import type { AccessService } from '~/auth/access.server'
import type { Database } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import { readNudge } from '~/provider/webhook.server'
import { createChangesPoller, createObjectionChangeHandler } from './changes-poller.server'
import type { ObjectionKnowledge } from '~/services/objections/knowledge.server'
import type { ObjectionSync } from '~/services/objections/sync.server'
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
  database: Database
  provider: ProviderGateway
  access: AccessService
  sync: ObjectionSync
  knowledge: ObjectionKnowledge
  logger: Logger
}

/** Composes the outbox worker and the follower of the change feeds. */
export function createBackground({ database, provider, access, sync, knowledge, logger }: Parts): Background {
  const outbox = createOutboxWorker({ database, provider, logger })
  const handle = createObjectionChangeHandler({ database, access, sync, knowledge })
  const changes = createChangesPoller({
    provider,
    cursors: database.changeCursors,
    handle,
    followed: knowledge.followed,
    logger,
  })
  return {
    start: () => {
      outbox.start()
      changes.start()
    },
    stop: async () => {
      await Promise.all([outbox.stop(), changes.stop()])
    },
    nudgeOutbox: () => {
      outbox.nudge()
    },
    takeNudge: (providerId, headers, body) => {
      const secret = provider.providers.find(({ id }) => id === providerId)?.webhookSecret
      if (secret === undefined || readNudge(secret, headers, body) === null) return false
      changes.nudge()
      return true
    },
  }
}
