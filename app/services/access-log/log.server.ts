import type { Access, User } from '~/auth/types'
import type { Database, Doer } from '~/database/types'

/** What was read or done. `action` as `schedule.read`; ids only. */
export type LoggedAct = { action: string; type: string; id?: string | null }

/** An id from an address may be of any length; the log has room for so much of it. */
const longestId = 200

export type AccessLogService = ReturnType<typeof createAccessLogService>

/** The row that every read and write of personal data leaves. */
export function createAccessLogService({ database }: { database: Database }) {
  return {
    /** Notes an allowed read or act of the viewer about the brukare. */
    async note(access: Access, requestId: string, act: LoggedAct): Promise<void> {
      await database.accessLog.append({
        ...doerOf(access, requestId),
        brukareId: access.brukare.id,
        action: act.action,
        resourceType: act.type,
        resourceId: act.id?.slice(0, longestId) ?? null,
        outcome: 'allowed',
      })
    },

    /** Notes that someone has read what is offered to them: it opens nothing yet, so there is no representation to act on. */
    async noteInvitation(user: User, one: { id: string; brukareId: string }, requestId: string): Promise<void> {
      await database.accessLog.append({
        ...{ personId: user.personId, brukareId: one.brukareId, role: null, basis: one.id },
        ...{ action: 'invitation.read', resourceType: 'access', resourceId: one.id, outcome: 'allowed', requestId },
      })
    },
  }
}

/** What an act rests on: the right at its provider, or all that the access rests on. */
type Ground = Pick<Access, 'role' | 'representationIds'>

/** The viewer as the log and the write transactions know them. `at`: the place of what is done, where it is at one. */
export function doerOf(access: Access, requestId: string, at: Ground = access): Doer {
  return {
    personId: access.viewer.personId,
    role: at.role,
    basis: at.role === 'brukare' ? 'self' : at.representationIds.join(','),
    requestId,
  }
}
