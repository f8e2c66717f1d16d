import type { Database } from '~/database/types'
import type { ProviderGateway } from '~/provider/types'
import type { JointAsking } from '~/services/joint/asking.server'
import { createAnswersTelling } from './answers.server'
import { createObjectionDrafts } from './drafts.server'
import { createObjectionsService } from './objections.server'
import type { ObjectionSync } from './sync.server'
import { createObjectionTargets } from './targets.server'

type Parts = {
  database: Database
  provider: ProviderGateway
  sync: ObjectionSync
  joint: JointAsking
  nudge: () => void
}

/** The use cases of objections: what is objected to, the writing of it, and the case. */
export function createObjectionServices(parts: Parts) {
  const objectionTargets = createObjectionTargets(parts)
  const objectionDrafts = createObjectionDrafts(parts.database)
  return {
    objectionTargets,
    objectionDrafts,
    answersTold: createAnswersTelling({ ...parts, targets: objectionTargets }),
    objections: createObjectionsService({ ...parts, targets: objectionTargets, drafts: objectionDrafts }),
  }
}
