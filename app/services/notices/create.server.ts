import type { AccessService } from '~/auth/access.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import type { Metrics } from '~/platform/metrics.server'
import type { ProviderGateway } from '~/provider/types'
import type { WaitingService } from '~/services/work-list/waiting.server'
import { createAlerts } from './alerts.server'
import type { Channel } from './channel.server'
import { createChoosing } from './choosing.server'
import { createDestinations } from './destinations.server'
import { createDigitalPost } from './digital-post.server'
import { createJudge } from './judging.server'
import { createMessagingChannels, createMessagingClient } from './messaging.server'
import { createOffering } from './offering.server'
import { createReports } from './reports.server'
import { createSmsChannel } from './sms.server'
import { createSmtpChannel } from './smtp.server'
import { createReminding } from './reminding.server'
import { createTelling } from './telling.server'
import { createWatch } from './watch.server'
import { createWatching } from './watching.server'
import { createNoticeWorker } from './worker.server'

type Parts = {
  config: Config
  database: Database
  access: AccessService
  provider: ProviderGateway
  waiting: WaitingService
  logger: Logger
  metrics: Metrics
}

/** The ways to people that are configured. The configuration sees to it that no two are for the same. */
function createChannels({ smtp, sms, messaging, origin, support }: Config) {
  const client = messaging === undefined ? null : createMessagingClient(messaging)
  const channels: Channel[] = [
    ...(smtp === undefined ? [] : [createSmtpChannel({ smtp, origin })]),
    ...(sms === undefined ? [] : [createSmsChannel({ sms, origin })]),
    ...(messaging === undefined || client === null ? [] : createMessagingChannels(messaging, client, support)),
  ]
  return { channels, client }
}

/**
 * What tells people outside the portal (no loops: there is no way out, and what happened is only written down), and what they
 * choose of it. `takeReport`: how it went with an SMS, as its service says.
 */
export function createNotices({ config, database, access, provider, waiting, logger, metrics }: Parts) {
  const { origin, clock, messaging } = config
  const { channels, client } = createChannels(config)
  const judge = createJudge({ database, access, provider, waiting, clock })
  const telling = createTelling({ database, judge, clock, logger })
  const worker = createNoticeWorker({ database, telling, judge, channels, origin, logger, metrics })
  const watch = createWatch({
    ...{ leases: database.leases, logger, reminding: createReminding({ database, provider, clock }) },
    watching: createWatching({ database, access, provider, clock, logger }),
  })
  const loops = channels.length === 0 ? [] : [worker, watch]
  const digitalPost = createDigitalPost({ messaging, client, database, clock })
  const destinations = createDestinations({ database, channels, digitalPost, origin, clock })
  return {
    ...{ loops, destinations, choosing: createChoosing({ database, access, destinations, clock }) },
    alerts: createAlerts({ database }),
    offering: createOffering({ database, isPossible: channels.length > 0 }),
    takeReport: createReports({ secret: config.sms?.secret, database, logger, metrics }),
  }
}
