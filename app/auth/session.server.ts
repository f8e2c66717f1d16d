import type { Database, Session } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { createLimiter } from '~/platform/limiter.server'
import type { Cookies } from './cookies.server'
import type { Brokers } from './brokers.server'
import type { FormOwners } from './form-owners.server'
import type { User } from './types'

/** Why someone who was signed in is not any more, as far as it matters to what the page says. */
type EndedReason = 'time' | 'elsewhere' | 'lost'
export type SessionState =
  /** `waitSeconds`: the person asks for too much, and is to wait so long. */
  | { state: 'open'; user: User; session: Session; waitSeconds?: number }
  /** `owner` is the word of who it was (form-owners.server.ts); `session` is null when the row or the cookie is gone. */
  | { state: 'ended'; reason: EndedReason; owner: string | null; session: Session | null }
  | { state: 'none' }

/** How often use of a session is written down, in milliseconds. The idle time is judged that much more kindly. */
const touchEveryMs = 30_000

/** More than are signed in to one process; an entry takes about 250 bytes. */
const mostPersons = 20_000

/** `isUse`: false for what the page does by itself, which must not make a session go on that nobody uses. */
export type ReadSession = (cookieHeader: string | null, how?: { isUse?: boolean }) => Promise<SessionState>

type Parts = {
  database: Pick<Database, 'sessions'>
  config: Pick<Config, 'session' | 'clock' | 'rateLimitPerPerson'>
  owners: FormOwners
  countsForWeighty: Brokers['countsForWeighty']
}

/**
 * Reads sessions: open, ended (and why), or none. Idle and absolute time come from the configuration. Each look is counted
 * for the person, since whoever has many addresses, or many sessions, is still one.
 */
export function createSessionReader(
  { database, config, owners, countsForWeighty }: Parts,
  cookies: Cookies,
): ReadSession {
  /** Who was signed in here; the browser keeps it for a day, also when it has forgotten the session. */
  const ownerBefore = (cookieHeader: string | null): string | null => {
    const word = cookies.read(cookieHeader, 'owner')
    return word !== undefined && owners.isOurs(word) ? word : null
  }
  const limit = createLimiter({ points: config.rateLimitPerPerson, seconds: 60, keys: mostPersons })
  return async (cookieHeader, { isUse = true } = {}) => {
    const token = cookies.read(cookieHeader, 'session')
    const before = ownerBefore(cookieHeader)
    if (token === undefined) {
      return before === null ? { state: 'none' } : { state: 'ended', reason: 'lost', owner: before, session: null }
    }
    const session = await database.sessions.find(token)
    // The cookie is ours but the session has been cleaned away: it was long ago.
    if (!session) return { state: 'ended', reason: 'time', owner: before, session: null }
    const owner = owners.of(session.person.id)
    if (session.endedAt) {
      const byTime = session.endReason === 'idle' || session.endReason === 'tooOld'
      if (session.endReason === 'signedOut') return { state: 'none' }
      return { state: 'ended', reason: byTime ? 'time' : 'elsewhere', owner, session }
    }
    const over = isOver(session, config)
    if (over) {
      await database.sessions.end(session.id, over)
      return { state: 'ended', reason: 'time', owner, session }
    }
    const idle = config.clock().getTime() - session.lastSeenAt.getTime()
    if (isUse && idle > touchEveryMs) await database.sessions.touch(session.id)
    return {
      state: 'open',
      user: userOf(session, { countsForWeighty }),
      session,
      waitSeconds: limit(session.person.id),
    }
  }
}

/** Why a session that nobody has ended is over now; null while it lives. */
export function isOver(
  { lastSeenAt, createdAt }: Pick<Session, 'lastSeenAt' | 'createdAt'>,
  { session, clock }: Pick<Config, 'session' | 'clock'>,
): 'tooOld' | 'idle' | null {
  const now = clock().getTime()
  if (now - createdAt.getTime() > session.absoluteMinutes * 60_000) return 'tooOld'
  return now - lastSeenAt.getTime() > session.idleMinutes * 60_000 + touchEveryMs ? 'idle' : null
}

/** The user of a session. */
export function userOf(session: Session, { countsForWeighty }: Pick<Brokers, 'countsForWeighty'>): User {
  const { id, person, authenticatedAt } = session
  return {
    personId: person.id,
    name: person.name,
    sessionId: id,
    authenticatedAt,
    isAtLowLevel: !countsForWeighty(session),
    previousSignInAt: person.previousSignInAt,
    isCoordinationNumber: person.isCoordinationNumber,
  }
}
