import type { Access, User } from '~/auth/types'
import type { Database, NotTold, NoticeEvent } from '~/database/types'
import { isToldOf } from '~/domain/outages/outage'
import type { Clock } from '~/platform/clock'

export type PersonJudgeParts = {
  database: {
    sessions: Pick<Database['sessions'], 'newDevices'>
    outages: Pick<Database['outages'], 'list'>
    representations: Pick<Database['representations'], 'listForPerson'>
    noticeChoices: Pick<Database['noticeChoices'], 'offFor'>
  }
  access: {
    subjectsFor: (
      user: User,
      requestId: string,
      how: { isLogged: boolean },
    ) => Promise<{ subjects: readonly Pick<Access, 'places'>[]; unconfirmed: boolean }>
  }
  clock: Clock
}

/**
 * Whether somebody is to be told of what is about no brukare: a sign-in of their own, or an incident. No level holds for it, since
 * nobody is asked whether their own account concerns them. Throws when it cannot be known now.
 */
export function createPersonJudge({ database, access, clock }: PersonJudgeParts) {
  /**
   * One whose own identity is protected, and one who is here for such alone, get nothing: a message would say that they use Insyn.
   */
  async function isProtected(personId: string): Promise<boolean> {
    const held = (await database.representations.listForPerson(personId)).filter(({ revokedAt }) => revokedAt === null)
    const ids = [...new Set(held.map(({ brukare }) => brukare.id))]
    const off = await database.noticeChoices.offFor(ids)
    const isOwn = held.some(({ kind, brukare }) => kind === 'brukare' && off.has(brukare.id))
    return isOwn || (ids.length > 0 && ids.every((id) => off.has(id)))
  }

  async function ofIncident(personId: string, { resourceId }: NoticeEvent, requestId: string): Promise<NotTold | null> {
    const incident = (await database.outages.list()).find(({ id }) => id === resourceId)
    if (incident === undefined || incident.concerns === null || !isToldOf(incident, clock())) return 'noLonger'
    const { concerns } = incident
    if (concerns === 'all') return null
    const viewer: User = {
      ...{ personId, name: '', sessionId: '', authenticatedAt: clock(), previousSignInAt: null },
      isCoordinationNumber: false,
    }
    const { subjects, unconfirmed } = await access.subjectsFor(viewer, requestId, { isLogged: false })
    if (subjects.some(({ places }) => places.some(({ providerId }) => concerns.includes(providerId)))) return null
    if (unconfirmed) throw new Error('it is not known whether an incident concerns somebody')
    return 'noRight'
  }

  return async (personId: string, event: NoticeEvent, requestId: string): Promise<NotTold | null> => {
    if (await isProtected(personId)) return 'protectedIdentity'
    if (event.kind === 'incident') return ofIncident(personId, event, requestId)
    const waits = await database.sessions.newDevices(personId)
    return waits.some(({ at }) => at.toISOString() === event.resourceId) ? null : 'seen'
  }
}
