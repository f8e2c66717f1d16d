import type { AccessService, OpenInvitation } from '~/auth/access.server'
import type { PastInvitation } from '~/auth/past-invitation'
import type { Access, User } from '~/auth/types'
import type { Database, GivenRepresentation, RepresentationUse } from '~/database/types'
import { grantableScopes, type GivenKind } from '~/domain/access/giving'
import { reachOf } from '~/domain/access/rights'
import { isSamordningsnummer } from '~/domain/sign-in/personal-number'
import type { Scope } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import {
  accessFaults,
  firstOpenAccessStep,
  kindOf,
  untilOf,
  type AccessDraft,
  type AccessFault,
  type AccessFormStep,
} from '~/views/access/draft'
import { unlessChanged } from '~/services/forms/unless-changed.server'
import { doerOf } from '~/services/access-log/log.server'
import { decidesOver, seenBy } from './decided'
import type { AccessDraftsService } from './drafts.server'
import type { JointAsking } from '~/services/joint/asking.server'

type Parts = {
  database: {
    persons: Pick<Database['persons'], 'findOrCreate'>
    representations: Pick<
      Database['representations'],
      'listForBrukare' | 'useOf' | 'giveFromDraft' | 'answer' | 'limit' | 'revoke'
    >
  }
  access: Pick<AccessService, 'invitation' | 'pastInvitation' | 'standing'>
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
  | { state: 'incomplete'; step: AccessFormStep; faults: readonly AccessFault[] }
  | { state: 'changed' }

/**
 * Someone's access to the brukare, with its use. `rests`: it was given here, and the right it rests on holds nowhere now;
 * `endsBy`: the last day of the right it rests on, null when that has none.
 */
export type KnownAccess = GivenRepresentation & { use: RepresentationUse | null; rests: boolean; endsBy: string | null }

/** Who may see and do something for a brukare, and the giving, limiting and withdrawing of it. */
export function createAccessGiving({ database, access: service, drafts, joint }: Parts) {
  const { representations } = database

  async function list(access: Access, requestId: string): Promise<KnownAccess[]> {
    const { id: brukareId } = access.brukare
    const [given, uses] = await Promise.all([
      representations.listForBrukare(brukareId),
      representations.useOf(brukareId),
    ])
    const seen = given.filter(({ kind }) => kind !== 'brukare').flatMap((one) => seenBy(access, one) ?? [])
    const open = seen.filter(
      ({ source, revokedAt, declinedAt }) => source === 'portal' && revokedAt === null && declinedAt === null,
    )
    const { resting, ends } = await service.standing(brukareId, open, requestId)
    return seen.map((one) => ({
      ...{ ...one, use: uses.get(one.id) ?? null },
      ...{ rests: resting.has(one.id), endsBy: ends.get(one.id) ?? null },
    }))
  }

  /** What was given here with where the viewer decides over it; null when it is nothing to the viewer. */
  async function decided(access: Access, requestId: string, id: string) {
    const given = await representations.listForBrukare(access.brukare.id)
    const one = given.find((each) => each.id === id)
    if (one === undefined || seenBy(access, one) === null) return null
    const doer = doerOf(access, requestId)
    return { id, brukareId: access.brukare.id, at: decidesOver(access, one), doer }
  }

  /** What is sent is what was shown: the draft is held while it is sent, and has the version that was checked. */
  async function sendDraft(
    access: Access,
    { now, requestId }: Moment,
    { draftId, version, values, kind }: { draftId: string; version: number; values: AccessDraft; kind: GivenKind },
  ): Promise<SentAccess> {
    const grantable = grantableScopes(kind, access)
    const wanted = grantable.filter((scope) => values.scopes.includes(scope))
    const reach = reachOf(access.places, wanted)
    const scopes = wanted.filter((scope) => reach.some((at) => at.scopes.includes(scope)))
    if (scopes.length === 0) return incomplete('vad', { field: 'scopes', fault: 'chooseScopes' })
    const fault = await drafts.numberFault(access, values.number)
    if (fault !== null) return incomplete('vem', { field: 'number', fault })
    const { number, name, message } = values
    const validTo = untilOf(values)
    const providerIds = reach.map(({ providerId }) => providerId)
    const said = { role: kind, draftId, name, number, scopes, validTo, message }
    const payload = { kind: 'giveAccess', providerIds, ...said } as const
    const once = { draftId, draftKind: 'access', version } as const
    const jointActId = await joint.ask(access, { now, requestId }, payload, once)
    if (jointActId !== null) return { state: 'asked', jointActId }
    const isCoordinationNumber = isSamordningsnummer(number)
    const person = await database.persons.findOrCreate({ number, name, isCoordinationNumber, nameIsHearsay: true })
    const given = await representations.giveFromDraft(
      { id: draftId, version },
      {
        ...{ kind, scopes, reach, personId: person.id, brukareId: access.brukare.id },
        ...{ validFrom: stockholmDate(now), validTo },
        ...{ givenBy: access.viewer.personId, givenAs: access.role, invitedName: name },
        message: message === '' ? null : message,
      },
      doerOf(access, requestId),
    )
    return { state: 'sent', representationId: given.id }
  }

  return {
    list,

    /** An open invitation to this person, from someone who may still give access somewhere. */
    invitation: (user: User, { requestId }: Pick<Moment, 'requestId'>, id: string): Promise<OpenInvitation | null> =>
      service.invitation(user, id, requestId),

    /** What became of one that cannot be answered; null when it was never this person's. */
    pastInvitation: (
      user: User,
      { requestId }: Pick<Moment, 'requestId'>,
      id: string,
    ): Promise<PastInvitation | null> => service.pastInvitation(user, id, requestId),

    find: async (access: Access, id: string, requestId: string): Promise<KnownAccess | null> =>
      (await list(access, requestId)).find((one) => one.id === id) ?? null,

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
      if (kind === null || step !== null)
        return incomplete(step ?? 'roll', ...accessFaults(values, step ?? 'roll', stockholmDate(now)))
      if (draft.version !== version) return { state: 'changed' }
      const sent = await unlessChanged(() => sendDraft(access, { now, requestId }, { draftId, version, values, kind }))
      return sent ?? { state: 'changed' }
    },

    /** The holder's yes or no. Null when there is no such invitation to this person. */
    async answer(user: User, { requestId }: Moment, id: string, accept: boolean): Promise<string | null> {
      const open = await service.invitation(user, id, requestId)
      if (open === null) return null
      const { held, reach } = open
      const answered = await representations.answer({ id, personId: user.personId, accept, reach, requestId })
      return answered ? held.brukare.id : null
    },

    /**
     * Takes away from what someone may see, where the viewer decides. False when it is nothing that was given here, or it
     * has ended.
     */
    async limit(
      access: Access,
      requestId: string,
      change: { id: string; scopes: Scope[]; validTo: string | null },
    ): Promise<boolean> {
      const key = await decided(access, requestId, change.id)
      return key !== null && representations.limit({ ...change, ...key })
    },

    /** Ends what was given here, at once, where the viewer decides. False when it is no such, or it has ended. */
    async withdraw(access: Access, requestId: string, id: string): Promise<boolean> {
      const key = await decided(access, requestId, id)
      return key !== null && representations.revoke(key)
    },
  }
}

/** Why a draft cannot be sent, and where that is put right. */
const incomplete = (step: AccessFormStep, ...faults: AccessFault[]): SentAccess => ({
  state: 'incomplete',
  step,
  faults,
})
