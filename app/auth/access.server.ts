import type { Database, HeldRepresentation } from '~/database/types'
import { stateOf, type GivenKind } from '~/domain/access/giving'
import { asksFor } from '~/domain/joint/act'
import { isGivenHere, mergeAccess, type MergedAccess, type Representation } from '~/domain/access/representation'
import { createRepresentationSync, type Confirmation, type SyncParts } from './representation.server'
import type { Access, User } from './types'

type AccessParts = Omit<SyncParts, 'database'> & {
  database: Pick<Database, 'persons' | 'representations' | 'brukare' | 'accessLog' | 'objections' | 'jointActs'>
}

/** Someone a user is or may act for, for the choice of person. `waiting` is what waits there for the user; `asked`: for a yes to what several must do together. */
export type Subject = Access & { waiting: { openObjections: number; asked: number } }

/** An access that is offered and not answered. */
export type Invitation = { id: string; brukareName: string; kind: GivenKind }

/** What someone tried to read: for the access log. Ids only. */
type Sight = { action: string; resourceType: string; resourceId: string | null }

export type AccessService = {
  /** Everyone the user is or may act for now: oneself first, then by name. `unconfirmed` when a provider did not answer. */
  subjectsFor: (
    user: User,
    requestId: string,
  ) => Promise<{ subjects: Subject[]; invitations: Invitation[]; unconfirmed: boolean }>
  /** What the user may do for a brukare now; null when nothing. Asked anew on every request. */
  find: (user: User, brukareId: string, requestId: string) => Promise<Access | null>
  /** What another person may do for a brukare now, for what two must do together; null when nothing. Asked anew too. */
  rightsOf: (personId: string, brukareId: string, requestId: string) => Promise<MergedAccess | null>
  /** A row in the access log about what was refused; the brukare can see it too, when there is such a brukare. */
  noteRefused: (user: User, brukareId: string, sight: Sight, requestId: string) => Promise<void>
}

/** Composes who may see what: the representations in the database, kept fresh from the providers, judged by the domain. */
export function createAccessService(parts: AccessParts): AccessService {
  const { config, database } = parts
  const confirm = createRepresentationSync(parts)

  const load = async (user: User, requestId: string, brukareId?: string) => {
    const confirmed = await confirm(user.personId, requestId)
    const held = await database.representations.listForPerson(user.personId, brukareId)
    const now = config.clock()
    const accesses = [...new Set(held.map(({ brukare }) => brukare.id))].flatMap((id) => {
      const own = held.filter(({ brukare }) => brukare.id === id)
      return accessFrom(user, own, confirmed, now) ?? []
    })
    return { accesses, confirmed, held }
  }

  return {
    subjectsFor: async (user, requestId) => {
      const { accesses, confirmed, held } = await load(user, requestId)
      await database.accessLog.append({
        personId: user.personId,
        brukareId: null,
        role: null,
        basis: null,
        action: 'subjects.list',
        resourceType: 'subjects',
        resourceId: null,
        outcome: 'allowed',
        requestId,
      })
      const ids = accesses.map(({ brukare }) => brukare.id)
      const [open, acts] = await Promise.all([database.objections.countOpen(ids), database.jointActs.listWaiting(ids)])
      const subjects = accesses
        .map((access) => ({
          ...access,
          waiting: {
            openObjections: access.scopes.has('object') ? (open.get(access.brukare.id) ?? 0) : 0,
            asked: acts.filter((act) => act.brukareId === access.brukare.id && asksFor(act, user.personId, access))
              .length,
          },
        }))
        .sort(oneselfThenByName)
      const known = parts.provider.providers.every(({ id }) => confirmed.get(id)?.stale === false)
      return { subjects, invitations: invitationsIn(held, config.clock()), unconfirmed: !known }
    },
    find: async (user, brukareId, requestId) => {
      const { accesses } = await load(user, requestId, brukareId)
      return accesses.find((access) => access.brukare.id === brukareId) ?? null
    },
    rightsOf: async (personId, brukareId, requestId) => {
      const confirmed = await confirm(personId, requestId)
      const held = await database.representations.listForPerson(personId, brukareId)
      const counting = held.filter((one) => counts(one, confirmed))
      return mergeAccess(counting.map(forDomain), config.clock())
    },
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

/** What is offered to the holder. Someone with protected identity gives nobody access here. */
function invitationsIn(held: readonly HeldRepresentation[], now: Date): Invitation[] {
  return held.flatMap((one) => {
    const { id, kind, brukare } = one
    const open = isGivenHere(kind) && !brukare.protectedIdentity && stateOf(forDomain(one), now) === 'invited'
    return open ? [{ id, kind, brukareName: brukare.name }] : []
  })
}

const byName = new Intl.Collator('sv')

function oneselfThenByName(a: Access, b: Access): number {
  const own = Number(b.role === 'brukare') - Number(a.role === 'brukare')
  return own === 0 ? byName.compare(a.brukare.name, b.brukare.name) : own
}

/** What all of one person's representations for one brukare give now, as far as those who vouch for them have confirmed. */
function accessFrom(
  viewer: User,
  held: readonly HeldRepresentation[],
  confirmed: ReadonlyMap<string, Confirmation>,
  now: Date,
): Access | null {
  const [first] = held
  if (!first) return null
  const counting = held.filter((one) => counts(one, confirmed))
  const merged = mergeAccess(counting.map(forDomain), now)
  if (!merged) return null
  const used = counting.filter(({ id }) => merged.representationIds.includes(id))
  const confirmations = used.flatMap(({ providerId }) => {
    const confirmation = providerId === null ? undefined : confirmed.get(providerId)
    return confirmation ? [confirmation] : []
  })
  const unconfirmed = used.some(({ providerId }) => providerId !== null && !confirmed.has(providerId))
  const oldest = Math.min(now.getTime(), ...confirmations.map(({ syncedAt }) => syncedAt.getTime()))
  const { brukare } = first
  return {
    ...merged,
    viewer,
    brukare: {
      id: brukare.id,
      name: brukare.name,
      protectedIdentity: brukare.protectedIdentity,
      places: brukare.places.filter(({ providerId }) => reaches(used, providerId)),
    },
    asOf: new Date(oldest),
    stale: unconfirmed || confirmations.some(({ stale }) => stale),
  }
}

/**
 * Nobody can lock the brukare out, not even a provider that is down for days; nor can it undo what the brukare has given.
 * What is given here does not count for someone with protected identity: a provider must approve it by hand.
 */
function counts(
  { kind, providerId, brukare }: HeldRepresentation,
  confirmed: ReadonlyMap<string, Confirmation>,
): boolean {
  if (isGivenHere(kind)) return !brukare.protectedIdentity
  return kind === 'brukare' || providerId === null || confirmed.has(providerId)
}

/**
 * An order or a framtidsfullmakt opens the brukare's matters at the providers that have seen the document. The brukare,
 * and those whom the brukare has given access, reach all of them.
 */
function reaches(used: readonly HeldRepresentation[], providerId: string): boolean {
  return used.some((one) => one.kind === 'brukare' || one.providerId === null || one.providerId === providerId)
}

type HeldByDomain = Representation & Pick<HeldRepresentation, 'source' | 'declinedAt'>

function forDomain({ brukare, ...representation }: HeldRepresentation): HeldByDomain {
  return { ...representation, brukareBirthDate: brukare.birthDate }
}
