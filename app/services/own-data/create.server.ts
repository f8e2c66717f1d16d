import type { Readable } from 'node:stream'
import type { ProviderGateway } from '~/provider/types'
import type { Whose } from '~/views/tables/file-name'
import type { AccessService } from '~/auth/access.server'
import type { User } from '~/auth/types'
import type { Database } from '~/database/types'
import type { AccessLogService } from '~/services/access-log/log.server'
import type { Scene } from '~/views/frame/scene'
import { createOwnDataService } from './own-data.server'
import { ownDataZip } from './zip.server'

type Parts = {
  database: Database
  access: AccessService
  accessLog: AccessLogService
  provider: Pick<ProviderGateway, 'providers'>
}

/** The archive of everything that is kept about oneself, and whose it is. */
export function createOwnDataArchive(parts: Parts) {
  const ownData = createOwnDataService(parts)
  return async (user: User, scene: Scene): Promise<{ whose: Whose; content: Readable }> => {
    const archive = await ownData.open(user, scene)
    return { whose: archive.whose, content: ownDataZip(archive, scene) }
  }
}
