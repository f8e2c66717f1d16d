import { together, type ActorRole, type MergedAccess, type Scope } from '~/domain/access/representation'
import { placesWith, type RightAt } from '~/domain/access/rights'

/** What nobody does alone who holds the right only together with someone (docs/adr/0012). */
export const jointActKinds = ['lodgeObjection', 'withdrawObjection', 'giveAccess', 'giveFullmakt'] as const
/** Where such an act is. `done`: it was agreed, and has been done. */
export const jointActStates = ['waiting', 'done', 'declined', 'takenBack', 'expired'] as const
export type JointActKind = (typeof jointActKinds)[number]
export type JointActState = (typeof jointActStates)[number]

/** How long an act waits for the other, in days. */
export const jointActDays = 30

const scopes: Record<JointActKind, Scope> = {
  lodgeObjection: 'object',
  withdrawObjection: 'object',
  giveAccess: 'access:manage',
  giveFullmakt: 'access:manage',
}

/** What someone may do now: the scopes, those of them that are held only jointly, and the names of the others. */
export type Holder = {
  scopes: ReadonlySet<Scope>
  jointScopes: ReadonlySet<Scope>
  jointWith: readonly string[]
}

/** What is waited for: who asked, how many others must agree, and who has. `alone`: has the right without the others. */
export type Asked = {
  kind: JointActKind
  /** At whom it is done: for access, the providers where the one who asked may give it. */
  providerIds: readonly string[]
  personId: string
  needed: number
  state: JointActState
  expiresAt: Date
  confirmations: readonly Confirmed[]
}
export type Confirmed = { personId: string; alone: boolean }

/** The scope that an act rests on: who may see it, and who may say yes. */
export function scopeOfAct(kind: JointActKind): Scope {
  return scopes[kind]
}

/** How many others must agree before the holder's act is done; 0: the holder acts alone. */
export function othersNeeded({ jointScopes, jointWith }: Holder, kind: JointActKind): number {
  return jointScopes.has(scopeOfAct(kind)) ? Math.max(1, jointWith.length) : 0
}

/**
 * What someone may do of what an act rests on: at those of the act's providers where they have its scope. Null when
 * nothing: a right at another provider opens nothing of it.
 */
export function holderOf(
  { kind, providerIds }: Pick<Asked, 'kind' | 'providerIds'>,
  access: { places: readonly RightAt[] },
): MergedAccess | null {
  const there = placesWith(access, scopeOfAct(kind))
  return together(there.filter((place) => providerIds.includes(place.providerId)))
}

/** A yes as it counts now, by what the one who said it may do now; null when that is nothing of the act any more. */
export function yesOf(
  act: Pick<Asked, 'kind' | 'providerIds'>,
  personId: string,
  access: { places: readonly RightAt[] } | null,
): Confirmed | null {
  const holder = access && holderOf(act, access)
  return holder && { personId, alone: !holder.jointScopes.has(scopeOfAct(act.kind)) }
}

/** When an act that is asked for at an instant no longer waits. */
export function jointActExpiry(askedAt: Date): Date {
  return new Date(askedAt.getTime() + jointActDays * 24 * 60 * 60 * 1000)
}

/**
 * The state of an act at the instant `now`. It waits no longer when its time is out, or when the one who asked has lost
 * the right: `asker` is what that person may do now, null when nothing. `isUnsure`: a provider that has vouched for it does not
 * answer, so that it is not known to be lost.
 */
export function stateOfAct(
  { kind, state, expiresAt }: Asked,
  asker: Holder | null,
  { now, isUnsure }: { now: Date; isUnsure: boolean },
): JointActState {
  if (state !== 'waiting') return state
  const isHeld = asker?.scopes.has(scopeOfAct(kind)) === true
  return expiresAt > now && (isHeld || isUnsure) ? 'waiting' : 'expired'
}

/** What someone may do with an act. */
export type MayDo = { confirm: boolean; decline: boolean; takeBack: boolean; askAgain: boolean }

/** One of those whose answer is asked for: their yes is needed, or it is the brukare, whom it is about. */
const isAsked = (kind: JointActKind, { role, jointScopes }: Holder & { role: ActorRole }): boolean =>
  role === 'brukare' || jointScopes.has(scopeOfAct(kind))

/**
 * What a person may do with an act that is in `state` now. Anyone else with its scope may say yes; no is for those who are
 * asked. The one who asked can only take it back.
 */
export function mayDo(act: Asked, state: JointActState, personId: string, holder: Holder & { role: ActorRole }): MayDo {
  const scope = scopeOfAct(act.kind)
  const asked = personId === act.personId
  const nothing = { confirm: false, decline: false, takeBack: false, askAgain: false }
  if (!holder.scopes.has(scope)) return nothing
  if (state === 'declined' || state === 'expired')
    return { ...nothing, askAgain: asked && holder.jointScopes.has(scope) }
  if (state !== 'waiting') return nothing
  const answered = act.confirmations.some((one) => one.personId === personId)
  return {
    // Where all have agreed and it is still not done, the provider could not be told: it can be tried again.
    confirm: !asked && (!answered || isAgreed(act, act.confirmations)),
    decline: !asked && isAsked(act.kind, holder),
    takeBack: asked,
    askAgain: false,
  }
}

/**
 * True when a person is to be told that an act waits for their yes: one of those whose yes it needs, or the brukare. One
 * who could do it alone for another reason can see it, and is not asked.
 */
export function asksFor(act: Asked, personId: string, holder: Holder & { role: ActorRole }): boolean {
  return isAsked(act.kind, holder) && mayDo(act, act.state, personId, holder).confirm
}

/** True when enough others have agreed: as many as are needed, or one who has the right alone. Never the one who asked. */
export function isAgreed({ personId, needed }: Pick<Asked, 'personId' | 'needed'>, all: readonly Confirmed[]): boolean {
  const others = all.filter((one) => one.personId !== personId)
  if (others.some(({ alone }) => alone)) return true
  return new Set(others.map((one) => one.personId)).size >= Math.max(1, needed)
}
