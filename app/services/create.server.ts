import { createHmac } from 'node:crypto'
import type { Readable } from 'node:stream'
import { createAccessService, type AccessService } from '~/auth/access.server'
import { createOwnSessions, type OwnSessions } from '~/auth/own-sessions.server'
import type { User } from '~/auth/types'
import { createSignInService, type SignInService } from '~/auth/sign-in.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { createProviderGateway } from '~/provider/gateway.server'
import type { Scene } from '~/views/frame/scene'
import { createAccessLogCsv } from '~/services/access-log/csv.server'
import { createAccessLogListService, type AccessLogListService } from '~/services/access-log/list.server'
import { createAccessDrafts, type AccessDraftsService } from '~/services/access/drafts.server'
import { createAccessGiving, type AccessGivingService } from '~/services/access/giving.server'
import { createAccessLogService, type AccessLogService } from '~/services/access-log/log.server'
import { createBackground, type Background } from '~/services/delivery/background.server'
import { createClaimsService, type ClaimsService } from '~/services/claims/claims.server'
import { createCommentsService, type CommentsService } from '~/services/reports/comments.server'
import { createContinuityService } from '~/services/continuity/continuity.server'
import { createEvidenceService, type EvidenceService } from '~/services/evidence/evidence.server'
import { createFullmaktService, type FullmaktService } from '~/services/fullmakt/fullmakt.server'
import { createHoursService, type HoursService } from '~/services/hours/hours.server'
import { createJointActsService, type JointActsService } from '~/services/joint/acts.server'
import { createJointAsking } from '~/services/joint/asking.server'
import { createLegalRepresentatives, type LegalRepresentatives } from '~/services/access/legal-representatives.server'
import { createNowService, type NowService } from '~/services/now/now.server'
import { createObjectionDrafts, type ObjectionDraftsService } from '~/services/objections/drafts.server'
import { createObjectionSync } from '~/services/objections/sync.server'
import { createObjectionTargets, type ObjectionTargets } from '~/services/objections/targets.server'
import { createObjectionsService, type ObjectionsService } from '~/services/objections/objections.server'
import { createOwnDataService } from '~/services/own-data/own-data.server'
import { ownDataZip } from '~/services/own-data/zip.server'
import { createOwnNotesService, type OwnNotesService } from '~/services/notes/notes.server'
import { printablePdf } from '~/services/evidence/pdf/printable.server'
import { createReportsService, type ReportsService } from '~/services/reports/reports.server'
import { createReviewsService, type ReviewsService } from '~/services/reviews/reviews.server'
import { createScheduleService, type ScheduleService } from '~/services/schedule/schedule.server'
import { createWorkListService, type WorkListService } from '~/services/work-list/work-list.server'

/** The portal's use cases, as the routes see them. */
export type Services = {
  logger: Logger
  signIn: SignInService
  ownSessions: OwnSessions
  access: AccessService
  accessDrafts: AccessDraftsService
  accessGiving: AccessGivingService
  accessLog: AccessLogService
  accessLogList: AccessLogListService
  accessLogCsv: ReturnType<typeof createAccessLogCsv>
  accessibilityReports: Database['accessibilityReports']
  claims: ClaimsService
  comments: CommentsService
  continuity: ReturnType<typeof createContinuityService>
  evidence: EvidenceService
  evidencePdf: typeof printablePdf
  fullmakt: FullmaktService
  hours: HoursService
  jointActs: JointActsService
  legalRepresentatives: LegalRepresentatives
  now: NowService
  objections: ObjectionsService
  objectionDrafts: ObjectionDraftsService
  objectionTargets: ObjectionTargets
  /** The archive of one's own data. */
  ownData: (user: User, scene: Scene) => Promise<Readable>
  ownNotes: OwnNotesService
  reports: ReportsService
  reviews: ReviewsService
  schedule: ScheduleService
  workList: WorkListService
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
  const accessLogList = createAccessLogListService({ database, provider })
  const schedule = createScheduleService({ provider })
  const pseudonymKey = Buffer.from(config.keys.pseudonym, 'base64url')
  const pseudonymOf = (number: string) => createHmac('sha256', pseudonymKey).update(number).digest('base64url')
  const accessDrafts = createAccessDrafts({ database, pseudonymOf })
  const objectionDrafts = createObjectionDrafts(database)
  const objectionTargets = createObjectionTargets({ provider })
  const sync = createObjectionSync({ database, provider, clock: config.clock })
  const background = createBackground({ database, provider, sync, logger })
  const nudge = background.nudgeOutbox
  const access = createAccessService({ config, database, provider, logger })
  const accessLog = createAccessLogService({ database })
  const joint = createJointAsking({ database, access })
  const ownData = createOwnDataService({ database, access, accessLog })
  const reviews = createReviewsService({ provider, database, nudge })
  const objections = createObjectionsService({
    ...{ database, provider, sync, joint, nudge },
    targets: objectionTargets,
    drafts: objectionDrafts,
  })
  const ownNotes = createOwnNotesService({ database })
  return {
    logger,
    signIn: createSignInService({ config, database, logger }),
    ownSessions: createOwnSessions({ config, database }),
    access,
    accessDrafts,
    accessGiving: createAccessGiving({ database, drafts: accessDrafts, joint }),
    accessLog,
    accessLogList,
    accessLogCsv: createAccessLogCsv(accessLogList),
    accessibilityReports: database.accessibilityReports,
    claims: createClaimsService({ provider }),
    comments: createCommentsService({ database, nudge }),
    continuity: createContinuityService({ provider }),
    objections,
    objectionDrafts,
    objectionTargets,
    evidence: createEvidenceService({ provider, reviews, objections, ownNotes }),
    evidencePdf: printablePdf,
    fullmakt: createFullmaktService({ provider, database, joint }),
    hours: createHoursService({ provider }),
    jointActs: createJointActsService({ database, access, provider, drafts: accessDrafts, nudge }),
    legalRepresentatives: createLegalRepresentatives({ provider, database }),
    now: createNowService({ database, schedule }),
    ownData: async (user, scene) => ownDataZip(user.name, await ownData.gather(user, scene.requestId), scene),
    ownNotes,
    reports: createReportsService({ provider, database, reviews }),
    reviews,
    schedule,
    workList: createWorkListService({ provider, database }),
    takeNudge: background.takeNudge,
    start: background.start,
    stop: async () => {
      await background.stop()
      await provider.close()
    },
  }
}
