import { connect } from '../../app/database/connection.server'
import { databaseOn } from '../../app/database/database.server'
import { parseConfig } from '../../app/platform/config.server'
import { stackEnvironment } from '../../scripts/processes.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import type { WatchedStack } from '../support/watched-stack'

/** What the portal's database holds. The embedded one has one user at a time: there the portal must have stopped. */
export async function readPortal({ data, started }: Pick<WatchedStack, 'data' | 'started'>) {
  const environment = stackEnvironment({ ports: started.ports, data, clock: testClock, env: started.env })
  const config = parseConfig(environment.portal)
  const connection = await connect({ url: config.databaseUrl, folder: `${config.dataFolder}/portal` })
  const database = databaseOn(connection, { keys: config.keys, clock: config.clock })
  try {
    const select = { id: true, reference: true, draftId: true, state: true }
    return {
      /** Those that were lodged here. */
      objections: await connection.prisma.objection.findMany({ where: { draftId: { not: null } }, select }),
      waiting: await connection.prisma.outbox.count({ where: { deliveredAt: null, refusedAt: null } }),
      refused: await connection.prisma.outbox.count({ where: { refusedAt: { not: null } } }),
      accessLog: await database.accessLog.verify(),
    }
  } finally {
    await database.close()
  }
}
