import type { User } from '~/auth/types'
import type { Database } from '~/database/types'

type Parts = {
  database: {
    sessions: Pick<Database['sessions'], 'newDevicesFor'>
    noticeChoices: Pick<Database['noticeChoices'], 'destinations'>
  }
}

/** What concerns somebody's own account, for where they see what waits. */
export function createAlerts({ database }: Parts) {
  return async ({ personId, sessionId }: User): Promise<{ unreached: boolean; newDevice: boolean }> => {
    const [destinations, devices] = await Promise.all([
      database.noticeChoices.destinations(personId),
      database.sessions.newDevicesFor(sessionId),
    ])
    return {
      unreached: destinations.some(({ failedAt }) => failedAt !== null),
      newDevice: devices.length > 0,
    }
  }
}
