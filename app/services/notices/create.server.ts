import type { AccessService } from '~/auth/access.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { createJudge } from './judging.server'
import { createSmtpChannel } from './smtp.server'
import { createTelling } from './telling.server'
import { createNoticeWorker } from './worker.server'

type Parts = { config: Config; database: Database; access: AccessService; logger: Logger }

/** What tells people outside the portal; null where no way out is configured: then what happened is only written down. */
export function createNotices({ config, database, access, logger }: Parts) {
  const { smtp, origin, support, clock } = config
  if (smtp === undefined) return null
  const judge = createJudge({ database, access })
  const telling = createTelling({ database, judge, clock, logger })
  const channels = [createSmtpChannel({ smtp, origin, support })]
  return createNoticeWorker({ database, telling, judge, channels, origin, logger })
}
