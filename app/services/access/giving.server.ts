import type { Access, User } from '~/auth/types'
import type { Database, GivenRepresentation, HeldRepresentation, RepresentationUse } from '~/database/types'
import { grantableScopes, stateOf } from '~/domain/access/giving'
import { isSamordningsnummer } from '~/domain/sign-in/personal-number'
import type { Scope } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import { firstOpenAccessStep, kindOf, untilOf, type AccessFormStep } from '~/views/access/draft'
import { doerOf } from '~/services/access-log/log.server'
import type { AccessDraftsService } from './drafts.server'
import type { JointAsking } from '~/services/joint/asking.server'

type Parts = {
  database: Pick<Database, 'persons' | 'representations' | 'brukare'>
  drafts: Pick<AccessDraftsService, 'find' | 'numberFault'>
  joint: JointAsking
}

/** The instant and number of a request. */
type Moment = { now: Date; requestId: string }

/**
 * What came of sending a draft. `asked`: it waits for those who hold the right with the viewer. `changed`: another tab has
 * changed it since it was checked.
 */
export type SentAccess =
  | { state: 'sent'; representationId: string }
  | { state: 'asked'; jointActId: string }
  | { state: 'incomplete'; step: AccessFormStep }
  | { state: 'changed' }

/** Someone's access to the brukare, with its use. */
export type KnownAccess = GivenRepresentation & { use: RepresentationUse | null }

/** Who may see and do something for a brukare, and the giving, limiting and withdrawing of it. */
export function createAccessGiving({ database, drafts, joint }: Parts) {
  const { representations } = database

  async function list(access: Access): Promise<KnownAccess[]> {
    const [given, uses] = await Promise.all([
      representations.listForBrukare(access.brukare.id),
      representations.useOf(access.brukare.id),
    ])
    return given.filter(({ kind }) => kind !== 'brukare').map((one) => ({ ...one, use: uses.get(one.id) ?? null }))
  }

  /** An open invitation to this person, from someone who may still give access here. */
  async function invitation(user: User, id: string, now: Date): Promise<HeldRepresentation | null> {
    const held = await representations.listForPerson(user.personId)
    const one = held.find((each) => each.id === id)
    if (one === undefined || one.brukare.protectedIdentity) return null
    return stateOf({ ...one, brukareBirthDate: one.brukare.birthDate }, now) === 'invited' ? one : null
  }

  return {
    list,
    invitation,

    find: async (access: Access, id: string): Promise<KnownAccess | null> =>
      (await list(access)).find((one) => one.id === id) ?? null,

    /** Sends a checked draft as an invitation, once: a second press leads to the same. Null: there is no such draft. */
    async send(
      access: Access,
      { now, requestId }: Moment,
      { draftId, version }: { draftId: string; version: number },
    ): Promise<SentAccess | null> {
      const draft = await drafts.find(access, draftId)
      if (draft === null || access.brukare.protectedIdentity) return null
      if (draft.state === 'submitted') return { state: 'sent', representationId: draft.representationId }
      const { values } = draft
      const kind = kindOf(values)
      const step = firstOpenAccessStep(values, stockholmDate(now))
      if (kind === null || step !== null) return { state: 'incomplete', step: step ?? 'roll' }
      if (draft.version !== version) return { state: 'changed' }
      const grantable = grantableScopes(kind, access)
      const scopes = values.scopes.filter((scope) => grantable.includes(scope))
      if (scopes.length === 0) return { state: 'incomplete', step: 'vad' }
      if ((await drafts.numberFault(access, values.number)) !== null) return { state: 'incomplete', step: 'vem' }
      const { number, name, message } = values
      const validTo = untilOf(values)
      const payload = { kind: 'giveAccess', role: kind, draftId, name, number, scopes, validTo, message } as const
      const once = { draftId, draftKind: 'access' } as const
      const jointActId = await joint.ask(access, { now, requestId }, payload, once)
      if (jointActId !== null) return { state: 'asked', jointActId }
      const isCoordinationNumber = isSamordningsnummer(number)
      const person = await database.persons.findOrCreate({ number, name, isCoordinationNumber, nameIsHearsay: true })
      const given = await representations.giveFromDraft(
        draftId,
        {
          ...{ kind, scopes, personId: person.id, brukareId: access.brukare.id },
          ...{ validFrom: stockholmDate(now), validTo },
          ...{ givenBy: access.viewer.personId, givenAs: access.role, invitedName: name },
          message: message === '' ? null : message,
        },
        doerOf(access, requestId),
      )
      return { state: 'sent', representationId: given.id }
    },

    /** The holder's yes or no. Null when there is no such invitation to this person. */
    async answer(user: User, { now, requestId }: Moment, id: string, accept: boolean): Promise<string | null> {
      const one = await invitation(user, id, now)
      if (one === null) return null
      const answered = await representations.answer({ id, personId: user.personId, accept, requestId })
      return answered ? one.brukare.id : null
    },

    /** Takes away from what someone may see. False when it is nothing that was given here, or it has ended. */
    limit: (
      access: Access,
      requestId: string,
      change: { id: string; scopes: Scope[]; validTo: string | null },
    ): Promise<boolean> =>
      representations.limit({ ...change, brukareId: access.brukare.id, doer: doerOf(access, requestId) }),

    /** Ends what was given here, at once. False when it is no such, or it has ended. */
    withdraw: (access: Access, requestId: string, id: string): Promise<boolean> =>
      representations.revoke({ id, brukareId: access.brukare.id, doer: doerOf(access, requestId) }),
  }
}
