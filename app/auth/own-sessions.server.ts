import type { Database, Session } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { minutesAfter } from '~/domain/time/time'
import { isOver } from './session.server'
import type { User } from './types'

/** A sign-in of one's own that is open now. `device` is '' when the browser did not say. */
export type OwnSession = {
  id: string
  device: string
  signedInAt: Date
  lastSeenAt: Date
  isThis: boolean
  isNewDevice: boolean
}
/** A sign-in on a device that is newer than the one that asks. */
export type OwnNewDevice = { id: string; device: string; signedInAt: Date; hasEnded: boolean }

type Parts = {
  database: Pick<Database, 'sessions' | 'transaction'>
  config: Pick<Config, 'session' | 'clock'>
}

/** So long, in minutes, a page that is read again says what it has said. */
const lookMinutes = 20

export type OwnSessions = ReturnType<typeof createOwnSessions>

/** A person's own sign-ins: seen, and ended from another device. */
export function createOwnSessions({ database, config }: Parts) {
  const open = async (user: User): Promise<Session[]> =>
    (await database.sessions.listForPerson(user.personId)).filter((session) => !isOver(session, config))

  const end = (user: User, sessionIds: readonly string[], requestId: string): Promise<number> =>
    database.transaction(async ({ sessions }) => {
      let ended = 0
      for (const id of sessionIds) {
        if (await sessions.end(id, 'endedByPerson', { personId: user.personId, requestId })) ended++
      }
      return ended
    })

  const newDevices = async ({ sessionId }: User, seenSince?: Date): Promise<OwnNewDevice[]> => {
    const found = await database.sessions.newDevicesFor(sessionId, seenSince)
    return found.map(({ sessionId: id, deviceLabel: device, at: signedInAt, hasEnded }) => {
      return { id, device, signedInAt, hasEnded }
    })
  }

  return {
    /** This one first, then by when it was last used. */
    async list(user: User): Promise<OwnSession[]> {
      const sessions = await open(user)
      return sessions
        .map(({ id, deviceLabel, createdAt, lastSeenAt, isNewDevice }) => ({
          ...{ id, device: deviceLabel, signedInAt: createdAt, lastSeenAt, isNewDevice },
          isThis: id === user.sessionId,
        }))
        .sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.lastSeenAt.getTime() - a.lastSeenAt.getTime())
    },

    newDevices: (user: User) => newDevices(user),

    /**
     * Those of the page that is read now, which then are known; the page goes on saying them for as long as one looks at it. Only on a
     * device that was theirs before the new one: whoever has stolen an e-legitimation would else put out the only sign of it.
     */
    async takeNewDevices(user: User): Promise<OwnNewDevice[]> {
      const found = await newDevices(user, minutesAfter(config.clock(), -lookMinutes))
      if (found.length > 0) await database.sessions.sawNewDevices(user.sessionId)
      return found
    },

    /** Ends one other than this. False when it is none of the person's, is this one, or has ended already. */
    endOne: async (user: User, sessionId: string, requestId: string): Promise<boolean> =>
      sessionId !== user.sessionId && (await end(user, [sessionId], requestId)) > 0,

    /** Ends all but this one; gives how many. */
    async endOthers(user: User, requestId: string): Promise<number> {
      const others = (await open(user)).map(({ id }) => id).filter((id) => id !== user.sessionId)
      return others.length === 0 ? 0 : end(user, others, requestId)
    },
  }
}
