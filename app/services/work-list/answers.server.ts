import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import { mayAt, placesWith } from '~/domain/access/rights'
import { unreadAnswers } from '~/domain/work-list/waiting'

type Parts = { database: Pick<Database, 'objections' | 'opened'> }

/** Finds the cases of one brukare with an answer that the viewer has not read: their ids. For the menu of every page. */
export function createAnswers({ database }: Parts) {
  return async (access: Access, now: Date): Promise<string[]> => {
    if (placesWith(access, 'object').length === 0) return []
    const brukareIds = [access.brukare.id]
    const [objections, opened] = await Promise.all([
      database.objections.listWaiting(brukareIds),
      database.opened.list({ personId: access.viewer.personId, brukareIds }),
    ])
    const own = objections.filter(({ providerId }) => mayAt(access, providerId, 'object'))
    return unreadAnswers(own, opened, now)
  }
}
