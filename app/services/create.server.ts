import { createAccessService } from '~/auth/access.server'
import { createNewNumber } from '~/auth/new-number.server'
import { createOwnSessions } from '~/auth/own-sessions.server'
import { createSignInService } from '~/auth/sign-in.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { createProviderGateway } from '~/provider/gateway.server'
import { createAccessServices, createDraftsOfAccess } from './access/create.server'
import { createAccessLogServices } from './access-log/create.server'
import { createLogSealing } from './access-log/sealing.server'
import { createClaimsService } from './claims/claims.server'
import { createContinuityService } from './continuity/continuity.server'
import { createBackground } from './delivery/background.server'
import { createEvidenceService } from './evidence/evidence.server'
import { printablePdf } from './evidence/pdf/printable.server'
import { createFullmaktService } from './fullmakt/fullmakt.server'
import { createHoursService } from './hours/hours.server'
import { createJointServices } from './joint/create.server'
import { createKeyRotation } from './keys/rotation.server'
import { createNotices } from './notices/create.server'
import { createOwnNotesService } from './notes/notes.server'
import { createNowService } from './now/now.server'
import { createObjectionServices } from './objections/create.server'
import { createObjectionKnowledge } from './objections/knowledge.server'
import { createObjectionsTold } from './objections/told.server'
import { createObjectionSync } from './objections/sync.server'
import { createOwnDataArchive } from './own-data/create.server'
import { createCommentsService } from './reports/comments.server'
import { createReportsService } from './reports/reports.server'
import { createPurging } from './retention/purging.server'
import { createReviewsService } from './reviews/reviews.server'
import { createScheduleService } from './schedule/schedule.server'
import { createStaffPictures } from './staff/pictures.server'
import { createDownloads } from './tables/downloads.server'
import { createUrgentAround } from './urgent/around.server'
import { createUrgentService } from './urgent/urgent.server'
import { createAnswers } from './work-list/answers.server'
import { createWaiting } from './work-list/waiting.server'
import { createWorkListService } from './work-list/work-list.server'

type Parts = { config: Config; database: Database; logger: Logger }

/** The portal's use cases, as the routes see them. */
export type Services = ReturnType<typeof createServices>

/** Joins what each subject makes of the configuration and the adapters. */
export function createServices({ config, database, logger }: Parts) {
  const provider = createProviderGateway(config, { database, logger }, { pageMs: config.pageBudgetMs })
  const knowledge = createObjectionKnowledge(config)
  const sync = createObjectionSync({ database, provider, clock: config.clock, logger, knowledge })
  const access = createAccessService({ config, database, logger, provider })
  const background = createBackground({ config, database, provider, access, sync, knowledge, logger })
  const parts = { config, database, logger, provider, sync, nudge: background.nudgeOutbox }
  const notices = createNotices({ config, database, access, logger })
  const keyRotation = createKeyRotation(parts)
  const sealing = createLogSealing(parts)
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
  const told = createObjectionsTold({ ...parts, knowledge })
  const waiting = createWaiting({ ...parts, told, drafts: objections.objectionDrafts })
  return {
    logger,
    signIn: createSignInService(parts),
    newNumber: createNewNumber(parts),
    ownSessions: createOwnSessions(parts),
    access,
    answers: createAnswers(parts),
    ...createAccessServices({ ...parts, access, drafts, asking }),
    ...accessLog,
    accessibilityReports: database.accessibilityReports,
    claims,
    comments: createCommentsService(parts),
    continuity: createContinuityService(parts),
    ...objections,
    evidence: createEvidenceService({
      ...{ ...parts, reviews, ownNotes, hours, claims },
      objections: objections.objections,
    }),
    evidencePdf: printablePdf,
    fullmakt: createFullmaktService({ ...parts, joint: asking }),
    hours,
    jointActs,
    now: createNowService({ schedule, around, waiting, ...objections, ...accessLog }),
    ownData: createOwnDataArchive({ ...parts, access, accessLog: accessLog.accessLog }),
    ownNotes,
    reports: createReportsService({ ...parts, reviews, waiting }),
    reviews,
    schedule,
    staffPictures: createStaffPictures({ ...parts, schedule }),
    urgent: createUrgentService({ ...parts, schedule, around }),
    callsOf: around.calls,
    workList: createWorkListService({ ...parts, waiting, around }),
    takeDownload: createDownloads(parts),
    takeNudge: background.takeNudge,
    /** A page begins; what is given back is called when it has been answered. See ProviderGateway. */
    pageBegins: provider.pageBegins,
    /** Starts what works in the background. */
    start: (): void => {
      background.start()
      notices?.start()
      sealing.start()
      purging.start()
      keyRotation?.start()
    },
    /** Ends it, letting what is under way finish. */
    stop: async (): Promise<void> => {
      await Promise.all([background.stop(), notices?.stop(), sealing.stop(), purging.stop(), keyRotation?.stop()])
      await provider.close()
    },
  }
}
