import type { AccessService } from '~/auth/access.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { pseudonymOf } from '~/provider/pseudonym.server'
import type { ProviderGateway } from '~/provider/types'
import type { JointAsking } from '~/services/joint/asking.server'
import { createAccessDrafts, type AccessDraftsService } from './drafts.server'
import { createAccessGiving } from './giving.server'
import { createLegalRepresentatives } from './legal-representatives.server'

/** Accesses that are being written: what is decided about them together is judged by these too. */
export function createDraftsOfAccess({ config, database }: { config: Config; database: Database }) {
  return createAccessDrafts({ database, pseudonymOf: (number) => pseudonymOf(config.keys.pseudonym, number) })
}

type Parts = {
  database: Database
  provider: ProviderGateway
  access: AccessService
  drafts: AccessDraftsService
  asking: JointAsking
}

/** The use cases of who may see and do what. */
export function createAccessServices({ database, provider, access, drafts, asking }: Parts) {
  return {
    accessDrafts: drafts,
    accessGiving: createAccessGiving({ database, access, drafts, joint: asking }),
    legalRepresentatives: createLegalRepresentatives({ provider, database }),
  }
}
