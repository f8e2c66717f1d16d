import type { Database, Session } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Cookies } from './cookies.server'
import type { User } from './types'

/** Why someone who was signed in is not any more, as far as it matters to what the page says. */
type EndedReason = 'time' | 'elsewhere'
export type SessionState =
  | { state: 'open'; user: User; session: Session }
  | { state: 'ended'; reason: EndedReason; personId: string | null }
  | { state: 'none' }

/** How often use of a session is written down, in milliseconds. The idle time is judged that much more kindly. */
const touchEveryMs = 30_000

/** Reads sessions: open, ended (and why), or none. Idle and absolute time come from the configuration. */
export function createSessionReader(
  { database, config }: { database: Pick<Database, 'sessions'>; config: Pick<Config, 'session' | 'clock'> },
  cookies: Cookies,
): (cookieHeader: string | null) => Promise<SessionState> {
  const idleMs = config.session.idleMinutes * 60_000 + touchEveryMs
  const absoluteMs = config.session.absoluteMinutes * 60_000

  return async (cookieHeader) => {
    const token = cookies.read(cookieHeader, 'session')
    if (token === undefined) return { state: 'none' }
    const session = await database.sessions.find(token)
    // The cookie is ours but the session has been cleaned away: it was long ago.
    if (!session) return { state: 'ended', reason: 'time', personId: null }
    const personId = session.person.id
    if (session.endedAt) {
      const byTime = session.endReason === 'idle' || session.endReason === 'tooOld'
      if (session.endReason === 'signedOut') return { state: 'none' }
      return { state: 'ended', reason: byTime ? 'time' : 'elsewhere', personId }
    }
    const now = config.clock().getTime()
    const idle = now - session.lastSeenAt.getTime()
    const tooOld = now - session.createdAt.getTime() > absoluteMs
    if (tooOld || idle > idleMs) {
      await database.sessions.end(session.id, tooOld ? 'tooOld' : 'idle')
      return { state: 'ended', reason: 'time', personId }
    }
    if (idle > touchEveryMs) await database.sessions.touch(session.id)
    return { state: 'open', user: userOf(session), session }
  }
}

/** The user of a session. */
export function userOf({ id, person, authenticatedAt }: Session): User {
  return {
    personId: person.id,
    name: person.name,
    sessionId: id,
    authenticatedAt,
    previousSignInAt: person.previousSignInAt,
    isCoordinationNumber: person.isCoordinationNumber,
  }
}
