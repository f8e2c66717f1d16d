import type { Readable } from 'node:stream'
import type { AccessService } from '~/auth/access.server'
import type { User } from '~/auth/types'
import type { Database } from '~/database/types'
import type { AccessLogService } from '~/services/access-log/log.server'
import type { Scene } from '~/views/frame/scene'
import { createOwnDataService } from './own-data.server'
import { ownDataZip } from './zip.server'

type Parts = { database: Database; access: AccessService; accessLog: AccessLogService }

/** The archive of everything that is kept about oneself. */
export function createOwnDataArchive(parts: Parts) {
  const ownData = createOwnDataService(parts)
  return async (user: User, scene: Scene): Promise<Readable> =>
    ownDataZip(user.name, await ownData.open(user, scene), scene)
}
