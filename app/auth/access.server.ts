import type { Database, HeldRepresentation } from '~/database/types'
import { stateOf, type GivenKind } from '~/domain/access/giving'
import { isGivenHere, together, type MergedAccess } from '~/domain/access/representation'
import { giverEnds, isUnconfirmed, reachNow, rightsOf, type RightAt } from '~/domain/access/rights'
import type { DayString } from '~/domain/time/time'
import { chainAbout, explanationOf, nameAt, type Known } from './chain.server'
import { standingOf, type Given, type GivenStanding } from './given-standing'
import { pastInvitationIn, type PastInvitation } from './past-invitation'
import { createRepresentationSync, type Asking, type SyncParts } from './representation.server'
import type { Access, Explanation, User } from './types'

type AccessParts = Omit<SyncParts, 'database'> & {
  database: SyncParts['database'] & {
    representations: Pick<Database['representations'], 'chainOf'>
    brukare: Pick<Database['brukare'], 'find'>
    accessLog: Pick<Database['accessLog'], 'append'>
  }
}

/** Someone a user is or may act for, for the choice of person. */
export type Subject = Access

/** An access that is offered and not answered, and that would open something. */
export type Invitation = { id: string; brukareName: string; kind: GivenKind }

/** An invitation with all that is offered. `reach`: what it would open, and where, if it were accepted now. */
export type OpenInvitation = {
  held: HeldRepresentation
  brukareName: string
  reach: ReturnType<typeof reachNow>
  /** When the giver's own right ends, and this with it; null when it does not. */
  endsBy: DayString | null
}

/** What a person may do for a brukare: together, and at each provider. */
export type Rights = MergedAccess & { places: readonly RightAt[] }

/** What someone tried to read: for the access log. Ids only. */
type Sight = { action: string; resourceType: string; resourceId: string | null }

export type AccessService = {
  /**
   * Everyone the user is or may act for now: oneself first, then by name. `unconfirmed` when a provider did not answer;
   * `refused`: the names of those whose answer, or a part of it, could not be used. It leaves its row, unless one has that
   * tells of it already (`isLogged`: false).
   */
  subjectsFor: (
    user: User,
    requestId: string,
    how?: { isLogged?: boolean },
  ) => Promise<{ subjects: Subject[]; invitations: Invitation[]; unconfirmed: boolean; refused: string[] }>
  /** What the user may do for a brukare now; null when nothing. Asked anew on every request. */
  find: (user: User, brukareId: string, requestId: string) => Promise<Access | null>
  /**
   * The same for a page that is open, of one brukare or of all; nothing is shown of it, so it leaves no row. A provider is
   * asked as on a page, or as is said.
   */
  reach: (user: User, brukareId: string | null, requestId: string, asking?: Asking) => Promise<Access[]>
  /** What another person may do for a brukare now, for what two must do together; null when nothing. Asked anew too. */
  rightsOf: (personId: string, brukareId: string, requestId: string) => Promise<Rights | null>
  /**
   * The same for what fetches when nobody is signed in, with how well it is known. `unconfirmed`: a provider that has vouched
   * for something of it has been silent for so long that its word does not count, so that more may be open than is told.
   */
  standingRights: (
    personId: string,
    brukareId: string,
    requestId: string,
  ) => Promise<{ rights: Rights | null; isProtected: boolean; unconfirmed: boolean }>
  /** The rule's answer for a person, and everything that it was made of: for who runs the portal (docs/operations.md). */
  explain: (personId: string, requestId: string) => Promise<Explanation[]>
  /** How what was given here about a brukare stands by its givers' rights now. */
  standing: (brukareId: string, given: readonly Given[], requestId: string) => Promise<GivenStanding>
  /** An open invitation to this person, from someone whose right still holds somewhere. */
  invitation: (user: User, id: string, requestId: string) => Promise<OpenInvitation | null>
  /** What became of an invitation to this person that cannot be answered; null when it is not theirs. */
  pastInvitation: (user: User, id: string, requestId: string) => Promise<PastInvitation | null>
  /** A row in the access log about what was refused; the brukare can see it too, when there is such a brukare. */
  noteRefused: (user: User, brukareId: string, sight: Sight, requestId: string) => Promise<void>
}

/** Composes who may see what: the representations in the database, kept fresh from the providers, judged by the domain. */
export function createAccessService(parts: AccessParts): AccessService {
  const { config, database } = parts
  const confirm = createRepresentationSync(parts)
  const providerIds = parts.provider.providers.map(({ id }) => id)

  /** The person's rights and what they rest on; whoever they rest on is asked about too. */
  const know = async (personId: string, requestId: string, brukareId?: string, asking?: Asking): Promise<Known> => {
    const read = () => database.representations.chainOf(personId, brukareId)
    const readAt = config.clock()
    let held = await read()
    const people = [
      ...new Set([personId, ...held.flatMap((one) => [one.personId, ...(one.givenBy === null ? [] : [one.givenBy])])]),
    ]
    const confirmed = await confirm(people, requestId, readAt, asking)
    if (confirmed.changed) held = await read()
    return { held, confirmed, providerIds, now: config.clock() }
  }

  const standingRights: AccessService['standingRights'] = async (personId, brukareId, requestId) => {
    const known = await know(personId, requestId, brukareId)
    const chain = chainAbout(brukareId, known)
    const places = rightsOf(personId, chain)
    const merged = together(places)
    return {
      rights: merged && { ...merged, places },
      isProtected: chain.protectedIdentity,
      unconfirmed: isUnconfirmed(chain),
    }
  }

  const load = async (user: User, requestId: string, brukareId?: string, asking?: Asking) => {
    const known = await know(user.personId, requestId, brukareId, asking)
    const own = known.held.filter(({ personId }) => personId === user.personId)
    const accesses = [...new Set(own.map(({ brukare }) => brukare.id))].flatMap(
      (id) => accessFrom(user, id, known) ?? [],
    )
    return { accesses, known }
  }

  return {
    subjectsFor: async (user, requestId, { isLogged = true } = {}) => {
      const { accesses, known } = await load(user, requestId)
      if (isLogged) {
        await database.accessLog.append({
          ...{ personId: user.personId, brukareId: null, role: null, basis: null, action: 'subjects.list' },
          ...{ resourceType: 'subjects', resourceId: null, outcome: 'allowed', requestId },
        })
      }
      const subjects = accesses.toSorted(oneselfThenByName)
      const refusing = known.confirmed.refusing(user.personId)
      return {
        subjects,
        invitations: invitationsIn(user, known).map(({ held: { id }, kind, brukareName }) => ({
          id,
          kind,
          brukareName,
        })),
        unconfirmed: providerIds.some((id) => known.confirmed.of(user.personId, id)?.stale !== false),
        refused: parts.provider.providers.filter(({ id }) => refusing.includes(id)).map(({ name }) => name),
      }
    },
    find: async (user, brukareId, requestId) => {
      const { accesses } = await load(user, requestId, brukareId)
      return accesses.find((access) => access.brukare.id === brukareId) ?? null
    },
    reach: async (user, brukareId, requestId, asking) => {
      const { accesses } = await load(user, requestId, brukareId ?? undefined, asking)
      return brukareId === null ? accesses : accesses.filter((access) => access.brukare.id === brukareId)
    },
    rightsOf: async (...asked) => (await standingRights(...asked)).rights,
    standingRights,
    explain: async (personId, requestId) => {
      const known = await know(personId, requestId)
      const own = known.held.filter((one) => one.personId === personId)
      return [...new Set(own.map(({ brukare }) => brukare.id))].map((id) => explanationOf(personId, id, known))
    },
    standing: async (brukareId, given, requestId) => {
      const givers = [...new Set(given.flatMap(({ givenBy }) => givenBy ?? []))]
      const places = new Map(
        await Promise.all(
          givers.map(async (giver): Promise<[string, RightAt[]]> => {
            const known = await know(giver, requestId, brukareId)
            const isHidden = known.held.some(({ brukare }) => brukare.protectedIdentity)
            return [giver, isHidden ? [] : rightsOf(giver, chainAbout(brukareId, known))]
          }),
        ),
      )
      return standingOf(given, places, config.clock())
    },
    invitation: async (user, id, requestId) => {
      const known = await know(user.personId, requestId)
      return invitationsIn(user, known).find(({ held }) => held.id === id) ?? null
    },
    pastInvitation: async (user, id, requestId) =>
      pastInvitationIn(user.personId, id, await know(user.personId, requestId)),
    noteRefused: async (user, brukareId, sight, requestId) => {
      const brukare = brukareId.length > 40 ? null : await database.brukare.find(brukareId)
      await database.accessLog.append({
        personId: user.personId,
        brukareId: brukare?.id ?? null,
        role: null,
        basis: null,
        ...sight,
        outcome: 'denied',
        requestId,
      })
    },
  }
}

/**
 * What is offered to the holder, by someone who may still give it. Someone with protected identity gives nobody access
 * here.
 */
function invitationsIn(user: User, known: Known): (OpenInvitation & { kind: GivenKind })[] {
  return known.held.flatMap((held) => {
    const { kind, brukare, givenBy } = held
    if (held.personId !== user.personId || !isGivenHere(kind) || givenBy === null || brukare.protectedIdentity)
      return []
    if (stateOf({ ...held, brukareBirthDate: null }, known.now) !== 'invited') return []
    const giver = rightsOf(givenBy, chainAbout(brukare.id, known))
    const reach = reachNow(held.reach, giver, known.now)
    const [first] = reach
    const place = giver.find(({ providerId }) => providerId === first?.providerId)
    return first === undefined
      ? []
      : [{ held, kind, reach, brukareName: nameAt(brukare, place), endsBy: giverEnds(giver, held.scopes) }]
  })
}

const byName = new Intl.Collator('sv')

function oneselfThenByName(a: Access, b: Access): number {
  const own = Number(b.role === 'brukare') - Number(a.role === 'brukare')
  return own === 0 ? byName.compare(a.brukare.name, b.brukare.name) : own
}

/** What the viewer may do for a brukare at each provider now, as far as those who vouch for it have confirmed. */
function accessFrom(viewer: User, brukareId: string, known: Known): Access | null {
  const about = known.held.filter(({ brukare }) => brukare.id === brukareId)
  const [first] = about
  const places = rightsOf(viewer.personId, chainAbout(brukareId, known))
  const merged = together(places)
  if (first === undefined || merged === null) return null
  const people = [...new Set(about.map(({ personId }) => personId))]
  const confirmations = places.flatMap(({ providerId }) =>
    people.flatMap((personId) => known.confirmed.of(personId, providerId) ?? []),
  )
  const { id, protectedIdentity } = first.brukare
  return {
    ...merged,
    viewer,
    brukare: { id, name: nameAt(first.brukare, places[0]), protectedIdentity },
    places,
    scopesAnywhere: merged.scopes,
    placesAnywhere: places,
    asOf: new Date(Math.min(known.now.getTime(), ...confirmations.map(({ syncedAt }) => syncedAt.getTime()))),
    stale: confirmations.some(({ stale }) => stale),
  }
}
