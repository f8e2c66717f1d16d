import { createAccessService, type AccessService } from '~/auth/access.server'
import { createSignInService, type SignInService } from '~/auth/sign-in.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { createProviderGateway } from '~/provider/gateway.server'
import { createAccessLogService, type AccessLogService } from './access-log.server'
import { createBackground, type Background } from './background.server'
import { createCommentsService, type CommentsService } from './comments.server'
import { createHoursService, type HoursService } from './hours.server'
import { createNowService, type NowService } from './now.server'
import { createObjectionDrafts, type ObjectionDraftsService } from './objection-drafts.server'
import { createObjectionSync } from './objection-sync.server'
import { createObjectionTargets, type ObjectionTargets } from './objections-targets.server'
import { createObjectionsService, type ObjectionsService } from './objections.server'
import { createReportsService, type ReportsService } from './reports.server'
import { createScheduleService, type ScheduleService } from './schedule.server'

/** The portal's use cases, as the routes see them. */
export type Services = {
  logger: Logger
  signIn: SignInService
  access: AccessService
  accessLog: AccessLogService
  accessibilityReports: Database['accessibilityReports']
  comments: CommentsService
  hours: HoursService
  now: NowService
  objections: ObjectionsService
  objectionDrafts: ObjectionDraftsService
  objectionTargets: ObjectionTargets
  reports: ReportsService
  schedule: ScheduleService
  takeNudge: Background['takeNudge']
  /** Starts what works in the background. */
  start: () => void
  /** Ends it, letting what is under way finish. */
  stop: () => Promise<void>
}

type Parts = { config: Config; database: Database; logger: Logger }

/** Composes the use cases from the configuration and the adapters. */
export function createServices({ config, database, logger }: Parts): Services {
  const provider = createProviderGateway(config, { database, logger })
  const schedule = createScheduleService({ provider })
  const objectionDrafts = createObjectionDrafts(database)
  const objectionTargets = createObjectionTargets({ provider })
  const sync = createObjectionSync({ database, provider, clock: config.clock })
  const background = createBackground({ database, provider, sync, logger })
  const nudge = background.nudgeOutbox
  return {
    logger,
    signIn: createSignInService({ config, database, logger }),
    access: createAccessService({ config, database, provider, logger }),
    accessLog: createAccessLogService({ database }),
    accessibilityReports: database.accessibilityReports,
    comments: createCommentsService({ database, nudge }),
    objections: createObjectionsService({
      ...{ database, provider, sync, nudge },
      targets: objectionTargets,
      drafts: objectionDrafts,
    }),
    objectionDrafts,
    objectionTargets,
    hours: createHoursService({ provider }),
    now: createNowService({ database, schedule }),
    reports: createReportsService({ provider, database }),
    schedule,
    takeNudge: background.takeNudge,
    start: background.start,
    stop: async () => {
      await background.stop()
      await provider.close()
    },
  }
}
