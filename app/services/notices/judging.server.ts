import type { AccessService } from '~/auth/access.server'
import type { Database, NotTold, NoticeEvent } from '~/database/types'
import { placeAt } from '~/domain/access/rights'
import { isTold, noticeKinds, type NoticeLevel } from '~/domain/notices/event'
import { openedKeys } from '~/domain/work-list/waiting'

type JudgingParts = {
  database: Pick<Database, 'brukare' | 'opened' | 'representations' | 'noticeChoices'>
  access: Pick<AccessService, 'rightsOf'>
}

/** What is told where nobody has chosen anything else. */
export const standardLevel: NoticeLevel = 'usual'

/** Why somebody is not to be told of something now; null: they are. */
export type Judge = (personId: string, event: NoticeEvent, requestId: string) => Promise<NotTold | null>

/**
 * Whether somebody is to be told, asked anew each time that something is about to be sent: what they have chosen, whether they may
 * see it, by the same rule as on a page, and whether they have seen it already. Throws when that cannot be known now.
 */
export function createJudge({ database, access }: JudgingParts): Judge {
  /** A right that is one's own to be told of: only whether it still is as it was said to be. */
  const ofAccess = async ({ kind, brukareId, resourceId }: NoticeEvent): Promise<NotTold | null> => {
    const given = (await database.representations.listForBrukare(brukareId)).find(({ id }) => id === resourceId)
    if (given === undefined) return 'noRight'
    const isOpen = given.revokedAt === null && given.declinedAt === null
    if (kind === 'accessWithdrawn') return null
    if (kind === 'accessOffered' && given.acceptedAt !== null) return 'seen'
    return isOpen ? null : 'noRight'
  }

  return async (personId, event, requestId) => {
    const { kind, brukareId, providerId, resourceId, at } = event
    const level = (await database.noticeChoices.levels(personId)).get(brukareId) ?? standardLevel
    if (level === 'none' || !isTold(kind, level)) return 'notWanted'
    const brukare = await database.brukare.find(brukareId)
    if (brukare === null) return 'noRight'
    if (brukare.protectedIdentity) return 'protectedIdentity'
    const { scope } = noticeKinds[kind]
    if (scope === null) return ofAccess(event)
    const rights = await access.rightsOf(personId, brukareId, requestId)
    if (rights === null || providerId === null || placeAt(rights, providerId, scope) === null) return 'noRight'
    const opened = await database.opened.list({ personId, brukareIds: [brukareId] })
    const isSeen = opened.some((one) => one.key === openedKeys.objection(resourceId) && one.at >= at)
    return isSeen ? 'seen' : null
  }
}
