import type { Access, Reading, User } from '~/auth/types'
import type { AccessEntry, Database, Doer } from '~/database/types'
import type { ProviderGateway } from '~/provider/types'
import { providerName } from '~/services/frame/gather.server'
import type { ProviderNotice } from '~/views/frame/notice'

/** What was read or done: `action` as `schedule.read`, and the kind of thing that its ids are of. */
export type LoggedAct = { action: string; type: string }

/**
 * What of it was seen, done or tried, known after the look-up. `id`: of something that exists and is the brukare's, never
 * what stands in an address. `about`: what the person or thing is called now.
 */
export type Seen = Pick<AccessEntry, 'providerId' | 'period' | 'about'> & {
  id?: string | null
  outcome?: 'allowed' | 'absent' | 'failed'
}

export type AccessLogService = ReturnType<typeof createAccessLogService>

type Parts = { database: Pick<Database, 'accessLog'>; provider: Pick<ProviderGateway, 'providers'> }

/** The rows that every read and write of personal data leaves. */
export function createAccessLogService({ database, provider }: Parts) {
  return {
    /** Notes what became of the viewer's reading or act about the brukare: a row for each of `seen`. */
    async note(access: Access, requestId: string, act: LoggedAct, seen: readonly Seen[] = [{}]): Promise<void> {
      const entries = seen.map(({ id = null, outcome = 'allowed', ...about }) => ({
        ...doerOf(access, requestId),
        ...{ brukareId: access.brukare.id, action: act.action, resourceType: act.type, resourceId: id, outcome },
        ...about,
      }))
      await database.accessLog.appendAll(entries)
    },

    /**
     * What was seen of something that every provider was asked for: each has its row, since each is opened by its own
     * right. From one that did not answer nothing was seen.
     */
    atEach(access: Access, notices: readonly ProviderNotice[], what: Seen = {}): Seen[] {
      const silent = new Set(notices.flatMap((notice) => (notice.asOf === null ? [notice.providerName] : [])))
      return access.places.map(({ providerId }) => {
        const isSilent = silent.has(providerName(provider, providerId))
        return { ...what, providerId, outcome: isSilent ? 'failed' : 'allowed' }
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
export function doerOf(access: Ground & Pick<Reading, 'viewer'>, requestId: string, at: Ground = access): Doer {
  return {
    personId: access.viewer.personId,
    role: at.role,
    basis: at.role === 'brukare' ? 'self' : at.representationIds.join(','),
    requestId,
  }
}
