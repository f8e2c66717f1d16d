import { createAccessService } from '~/auth/access.server'
import { createNewNumber } from '~/auth/new-number.server'
import { createOwnSessions } from '~/auth/own-sessions.server'
import { createSignInService } from '~/auth/sign-in.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { noMetrics, type Metrics } from '~/platform/metrics.server'
import type { CallBook } from '~/provider/calls'
import { createProviderGateway } from '~/provider/gateway.server'
import { createAccessServices, createDraftsOfAccess } from './access/create.server'
import { createAccessLogServices } from './access-log/create.server'
import { createLogSealing } from './access-log/sealing.server'
import { createCalendarServices } from './calendar/create.server'
import { createClaimsService } from './claims/claims.server'
import { createContinuityService } from './continuity/continuity.server'
import { createBackground } from './delivery/background.server'
import { createDocumentsService } from './documents/documents.server'
import { createEvidenceService } from './evidence/evidence.server'
import { printablePdf } from './evidence/pdf/printable.server'
import { createFullmaktService } from './fullmakt/fullmakt.server'
import { createHoursService } from './hours/hours.server'
import { createLive } from './live/create.server'
import { createJointServices } from './joint/create.server'
import { createKeyRotation } from './keys/rotation.server'
import { createFeedAges } from './metrics/feed-ages.server'
import { createHealth } from './metrics/health.server'
import { createNotices } from './notices/create.server'
import { createOwnNotesService } from './notes/notes.server'
import { createNews } from './news/news.server'
import { createNowService } from './now/now.server'
import { createObjectionServices } from './objections/create.server'
import { createObjectionKnowledge } from './objections/knowledge.server'
import { createCasesTold } from './objections/told.server'
import { createObjectionSync } from './objections/sync.server'
import { staysOf } from './objections/viewer.server'
import { createOutagesService } from './outages/outages.server'
import { createOwnDataArchive } from './own-data/create.server'
import { createCommentsService } from './reports/comments.server'
import { createReportsService } from './reports/reports.server'
import { createPurging } from './retention/purging.server'
import { createReviewsService } from './reviews/reviews.server'
import { createSheetService } from './schedule/sheet/sheet.server'
import { createScheduleService } from './schedule/schedule.server'
import { createStaffPictures } from './staff/pictures.server'
import { createDownloads } from './tables/downloads.server'
import { createUrgentAround } from './urgent/around.server'
import { createUrgentService } from './urgent/urgent.server'
import { createWishFollowing } from './wishes/create.server'
import { withDeclined } from './wishes/declined.server'
import { createWishDrafts } from './wishes/drafts.server'
import { createWishesService } from './wishes/wishes.server'
import { createWaiting } from './work-list/waiting.server'
import { createWorkListService } from './work-list/work-list.server'

type Parts = {
  config: Config
  database: Database
  logger: Logger
  metrics?: Metrics
  calls?: CallBook | undefined
  version?: string
}

/** The portal's use cases, as the routes see them. */
export type Services = ReturnType<typeof createServices>

/** Joins what each subject makes of the configuration and the adapters. */
export function createServices({ config, database, logger, metrics = noMetrics, calls, version = '' }: Parts) {
  const ofGateway = { database, logger, metrics, ...(calls && { calls }) }
  const gateway = createProviderGateway(config, ofGateway, { pageMs: config.pageBudgetMs })
  const provider = withDeclined(gateway, database, logger)
  const knowledge = createObjectionKnowledge(config)
  const sync = createObjectionSync({ database, provider, clock: config.clock, logger, knowledge })
  const { wishKnowledge, wishStays, wishSync } = createWishFollowing({ database, provider, config, logger })
  const access = createAccessService({ config, database, logger, provider })
  const signIn = createSignInService({ config, database, logger, metrics })
  const live = createLive({ config, database, access, signIn, logger })
  const feeds = createFeedAges(provider.providers.map(({ id }) => id))
  const hear: typeof live.hearing.hear = (signal) => {
    feeds.hear(signal)
    live.hearing.hear(signal)
  }
  const heard = { live: { ...live.hearing, hear } }
  const background = createBackground({
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
    ...heard,
  })
  const parts = { config, database, logger, metrics, provider, sync, nudge: background.nudgeOutbox }
  const keyRotation = createKeyRotation(parts)
  const sealing = createLogSealing(parts)
  const { secondsSinceSigned } = sealing
  const health = createHealth({ ...parts, version, feeds, secondsSinceSigned, streams: live.streams })
  const purging = createPurging(parts)
  const drafts = createDraftsOfAccess(parts)
  const { asking, jointActs } = createJointServices({ ...parts, access, drafts })
  const accessLog = createAccessLogServices(parts)
  const objections = createObjectionServices({ ...parts, joint: asking })
  const ownNotes = createOwnNotesService(parts)
  const claims = createClaimsService(parts)
  const hours = createHoursService(parts)
  const reviews = createReviewsService(parts)
  const around = createUrgentAround(parts)
  const schedule = createScheduleService({ ...parts, around })
  const outages = createOutagesService(parts)
  const staffPictures = createStaffPictures({ ...parts, schedule })
  const wishDrafts = createWishDrafts(database)
  const told = createCasesTold({ ...parts, knowledge, stays: staysOf })
  const wishesTold = createCasesTold({ provider, sync: wishSync, knowledge: wishKnowledge, stays: wishStays })
  const waiting = createWaiting({ ...parts, told, wishesTold, drafts: objections.objectionDrafts, wishDrafts })
  const { loops: noticeLoops, ...notices } = createNotices({ ...parts, access, waiting })
  return {
    logger,
    signIn,
    newNumber: createNewNumber(parts),
    ownSessions: createOwnSessions(parts),
    access,
    news: createNews(parts),
    ...createAccessServices({ ...parts, access, drafts, asking }),
    ...accessLog,
    accessibilityReports: database.accessibilityReports,
    ...createCalendarServices({ ...parts, access, schedule }),
    claims,
    comments: createCommentsService(parts),
    continuity: createContinuityService(parts),
    ...objections,
    documents: createDocumentsService({ ...parts, around }),
    evidence: createEvidenceService({
      ...{ ...parts, reviews, ownNotes, hours, claims },
      objections: objections.objections,
    }),
    evidencePdf: printablePdf,
    health,
    fullmakt: createFullmaktService({ ...parts, joint: asking }),
    hours,
    jointActs,
    outages,
    notices: { ...notices, origin: config.origin },
    live,
    now: createNowService({ schedule, around, waiting, ...objections, ...accessLog }),
    ownData: createOwnDataArchive({ ...parts, access, accessLog: accessLog.accessLog }),
    ownNotes,
    reports: createReportsService({ ...parts, reviews, waiting }),
    reviews,
    schedule,
    staffPictures,
    sheet: createSheetService({ schedule, around, staffPictures }),
    wishes: createWishesService({ ...parts, schedule, around, drafts: wishDrafts, sync: wishSync, stays: wishStays }),
    urgent: createUrgentService({ ...parts, schedule, around }),
    callsOf: around.calls,
    workList: createWorkListService({ ...parts, waiting, around }),
    takeDownload: createDownloads(parts),
    takeNudge: background.takeNudge,
    takeReport: notices.takeReport,
    /** A page begins; what is given back is called when it has been answered. See ProviderGateway. */
    pageBegins: provider.pageBegins,
    wasWhole: provider.wasWhole,
    /** Starts what works in the background. */
    start: (): void => {
      background.start()
      for (const loop of noticeLoops) loop.start()
      outages.start()
      live.streams.start()
      sealing.start()
      purging.start()
      keyRotation?.start()
    },
    /** Ends it, letting what is under way finish. */
    stop: async (): Promise<void> => {
      const told = [...noticeLoops.map((loop) => loop.stop()), outages.stop()]
      await Promise.all([background.stop(), ...told, sealing.stop(), purging.stop(), keyRotation?.stop()])
      await provider.close()
    },
  }
}
