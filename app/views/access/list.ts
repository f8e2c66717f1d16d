import { shownOf, type Known } from '~/domain/known'
import { stateOf, type RepresentationState } from '~/domain/access/giving'
import {
  isGivenHere,
  openingScopes,
  scopesOn,
  type ActorRole,
  type OpeningScope,
  type Representation,
} from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { endText, isOver, pastPeriod, periodText } from './when'

/** Someone's access, with names and how it has been used. */
export type Held = Representation & {
  source: 'provider' | 'portal'
  personId: string
  holderName: string
  basis: { type: BasisType; number?: string; issuer: string; date: string } | null
  verifiedBy: string | null
  givenByName: string | null
  givenAs: ActorRole | null
  message: string | null
  createdAt: Date
  declinedAt: Date | null
  /** Given here, and what it rests on holds nowhere now. */
  rests: boolean
  /** Given here, and the last day of the right it rests on. */
  endsBy?: string | null
  revokedByName: string | null
  use: { lastAt: Date | null; reads: number; acts: number } | null
}
type BasisType = 'courtOrder' | 'overformyndareOrder' | 'registerExtract' | 'framtidsfullmakt'

/** A legal representative who has never signed in here: what the provider tells. */
type Unseen = Representation & Pick<Held, 'holderName' | 'verifiedBy' | 'basis'> & { providerId: string }

/** Of whom a sentence speaks: to the brukare it says "du", to others the name. */
export type Whose = { own: boolean; name: string }

/** One who may see or do something, as sentences. */
export type AccessItem = {
  id: string
  /** The page about it; null for one who has not signed in here, of whom all that is known is on the list. */
  href: string | null
  /** What the person has done, in the access log; null when nothing. */
  done: string | null
  /** What it rests on and who saw that, for one without a page. */
  ground: string[]
  name: string
  role: string
  state: RepresentationState
  /** Why it opens nothing although it has not ended. */
  note: string | null
  /** What the person can see and do, a sentence each; of what has ended, what it was about. */
  scopes: string[]
  /** The same in a few words each, with which right it is. */
  chips: { scope: OpeningScope; text: string }[]
  /** Where less is given, and where it is taken away; null where that cannot be done. */
  change: string | null
  remove: string | null
  /** From when until when; null for what never began. */
  period: string | null
  /** Since when it is over, and how it came to be; null while it is not. */
  ended: string | null
  lastUse: string
  joint: string | null
  conflict: string | null
}

/** Everyone, in the groups of the page. `words`: what each right opens that somebody on the page has or is offered. */
export type AccessListView = {
  heading: string
  /** False: who acts by law and has not been here could not be read of all. */
  isWhole: boolean
  now: AccessItem[]
  invited: AccessItem[]
  ended: AccessItem[]
  words: { name: string; text: string }[]
}

/** The list: who can now, whose answer is awaited, and what has ended (the latest first). */
export function accessListView(
  { known, unseen: told }: { known: readonly Held[]; unseen: Known<readonly Unseen[]> },
  base: string,
  whose: Whose,
  scene: Scene,
): AccessListView {
  const unseen = shownOf(told)
  const items = [...known.map((one) => itemView(one, base, scene)), ...unseen.map((one) => unseenView(one, scene))]
  const all = [...known, ...unseen.map(({ holderName }) => ({ personId: `name ${holderName}` }))]
  const inState = (...states: RepresentationState[]) => items.filter(({ state }) => states.includes(state))
  const now = inState('valid', 'coming')
  const valid = all.filter((_, index) => items[index]?.state === 'valid')
  const count = new Set(valid.map(({ personId }) => personId)).size
  return {
    heading: headingOf(count, told, whose, scene),
    isWhole: told.is !== 'unknown' && told.is !== 'partly',
    now,
    invited: inState('invited'),
    ended: inState('resting', 'declined', 'withdrawn', 'expired').reverse(),
    words: wordsOf([...now, ...inState('invited')], scene),
  }
}

/** What the rights that some have open, each told once. */
function wordsOf(items: readonly AccessItem[], { t }: Scene): AccessListView['words'] {
  const used = new Set(items.flatMap(({ chips }) => chips.map(({ scope }) => scope)))
  return openingScopes
    .filter((scope) => used.has(scope))
    .map((scope) => ({ name: t(`access.scope.${scope}`), text: t(`access.can.${scope}`) }))
}

/** Who of those that act by law has not been here is the provider's to tell; where none tells, nobody more is known of. */
function headingOf(count: number, told: Known<unknown>, { own, name }: Whose, { t }: Scene): string {
  const isMissing = told.is === 'unknown' || told.is === 'partly'
  if (isMissing) return own ? t('access.list.unknown') : t('access.list.unknownFor', { brukare: name })
  if (count === 0) return own ? t('access.list.nobody') : t('access.list.nobodyFor', { brukare: name })
  return own ? t('access.list.heading', { count }) : t('access.list.headingFor', { count, brukare: name })
}

/** One of the list. */
export function itemView(one: Held, base: string, scene: Scene): AccessItem & { href: string } {
  const { t, f, now } = scene
  const state = stateOf(one, now)
  const lastUse = one.use?.lastAt ?? null
  const href = `${base}/behoriga/${one.id}`
  const { mayLimit, mayWithdraw } = offersOf(one, state)
  return {
    ...{ ...whatView(one, state, scene), id: one.id, state, ground: [] },
    change: mayLimit ? `${href}/andra` : null,
    remove: mayWithdraw ? `${href}/ta-bort` : null,
    ended: endText(one, state, scene),
    note: state === 'resting' ? t('access.resting') : null,
    href,
    done: one.use === null ? null : `${base}/logg?${new URLSearchParams({ person: one.personId }).toString()}`,
    lastUse:
      lastUse === null ? t(`access.use.${unusedAs(one, state)}`) : t('access.use.last', { time: f.dateTime(lastUse) }),
  }
}

/** How it is that nothing has been done with it: only what was there to be used can be unused. */
function unusedAs({ source, acceptedAt }: Held, state: RepresentationState) {
  if (state === 'invited') return 'notAnswered'
  if (state === 'coming') return 'notBegun'
  return source === 'provider' || acceptedAt !== null ? 'never' : 'neverBegan'
}

function unseenView(one: Unseen, scene: Scene): AccessItem {
  const legal = { ...one, source: 'provider' as const, declinedAt: null, revokedByName: null }
  const state = stateOf(legal, scene.now)
  return {
    ...{
      ...whatView(legal, state, scene),
      ended: endText(legal, state, scene),
      id: `${one.providerId}:${one.id}`,
      href: null,
      ...{ done: null, note: null, change: null, remove: null },
    },
    state,
    ground: [documentText(one.basis, scene), verifiedText(one, scene)].filter((text) => text !== null),
    lastUse: scene.t('access.use.notHere'),
  }
}

/** What someone may, and from when until when; of what has ended, what it was about. */
function whatView(
  one: Representation & Pick<Held, 'holderName' | 'source' | 'endsBy'>,
  state: RepresentationState,
  scene: Scene,
) {
  const { t, f, now } = scene
  const { jointWith, conflictOfInterest } = one
  const isPast = isOver(state)
  const held = isPast ? one.scopes : scopesOn(one, stockholmDate(now))
  const opening = openingScopes.filter((scope) => held.includes(scope))
  return {
    name: one.holderName,
    role: t(`access.role.${one.kind}`),
    scopes: opening.map((scope) => t(isPast ? `access.scope.${scope}` : `access.can.${scope}`)),
    chips: opening.map((scope) => ({ scope, text: t(`access.scope.${scope}`) })),
    period: isPast ? pastPeriod(one, state, scene) : periodText(one, scene),
    joint: one.joint && !isPast ? t('access.joint', { names: f.list(jointWith) }) : null,
    conflict: conflictOfInterest === 'none' || isPast ? null : t(`access.conflict.${conflictOfInterest}`),
  }
}

/** What can be done with it here: only what was given here can be. */
export function offersOf({ kind }: Pick<Representation, 'kind'>, state: RepresentationState) {
  const isGiven = isGivenHere(kind)
  const isOpen = !isOver(state)
  const mayGiveAgain = isGiven && state === 'expired'
  return { mayLimit: isGiven && isOpen, mayWithdraw: isGiven && (isOpen || mayGiveAgain), mayGiveAgain }
}

/** The document that it rests on, in words; null: on none. */
export function documentText(basis: Held['basis'], { t, f }: Scene): string | null {
  if (basis === null) return null
  const values = { basis: t(`terms.basis.${basis.type}`), issuer: basis.issuer, date: f.dateLong(basis.date) }
  return basis.number === undefined
    ? t('access.basis.document', values)
    : t('access.basis.numbered', { ...values, number: basis.number })
}

/** Who saw the document, and when; null where nobody is said to have. */
export function verifiedText(one: Pick<Held, 'verifiedBy' | 'verifiedAt'>, { t, f }: Scene): string | null {
  if (one.verifiedBy === null || one.verifiedAt === null) return null
  return t('access.verified', { by: one.verifiedBy, date: f.dateLong(one.verifiedAt) })
}
