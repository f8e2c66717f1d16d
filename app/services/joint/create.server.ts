import type { AccessService } from '~/auth/access.server'
import type { Database } from '~/database/types'
import type { ProviderGateway } from '~/provider/types'
import type { AccessDraftsService } from '~/services/access/drafts.server'
import { createJointActsService } from './acts.server'
import { createJointAsking } from './asking.server'

type Parts = {
  database: Database
  access: AccessService
  provider: ProviderGateway
  drafts: AccessDraftsService
  nudge: () => void
}

/** The use cases of what several hold together; `asking` is where other subjects' acts begin, the routes have `jointActs`. */
export function createJointServices({ database, access, provider, drafts, nudge }: Parts) {
  const asking = createJointAsking({ database, access })
  return { asking, jointActs: createJointActsService({ database, access, provider, drafts, asking, nudge }) }
}
