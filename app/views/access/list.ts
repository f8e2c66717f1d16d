import { shownOf, type Known } from '~/domain/known'
import { stateOf, type RepresentationState } from '~/domain/access/giving'
import { isGivenHere, scopesOn, type ActorRole, type Representation } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** Someone's access, with names and how it has been used. */
type Held = Representation & {
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
  revokedByName: string | null
  use: { lastAt: Date; reads: number; acts: number } | null
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
  /** What the person can see and do, a sentence each. */
  scopes: string[]
  period: string
  lastUse: string
  joint: string | null
  conflict: string | null
}

/** All that is known of one. */
export type AccessDetail = AccessItem & {
  href: string
  stateText: string
  basis: string
  verified: string | null
  use: string
  message: string | null
  ended: string | null
  whoCanEnd: string
  mayChange: boolean
}

/** Everyone, in the groups of the page. */
export type AccessListView = {
  heading: string
  /** False: who acts by law and has not been here could not be read of all. */
  isWhole: boolean
  now: AccessItem[]
  invited: AccessItem[]
  ended: AccessItem[]
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
  }
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
  return {
    ...{ ...whatView(one, scene), id: one.id, state, ground: [] },
    note: state === 'resting' ? t('access.resting') : null,
    href: `${base}/behoriga/${one.id}`,
    done: one.use === null ? null : `${base}/logg?${new URLSearchParams({ person: one.personId }).toString()}`,
    lastUse: one.use === null ? t('access.use.never') : t('access.use.last', { time: f.dateTime(one.use.lastAt) }),
  }
}

function unseenView(one: Unseen, scene: Scene): AccessItem {
  const legal = { ...one, source: 'provider' as const, declinedAt: null }
  return {
    ...{ ...whatView(one, scene), id: `${one.providerId}:${one.id}`, href: null, done: null, note: null },
    state: stateOf(legal, scene.now),
    ground: [documentText(one.basis, scene), verifiedText(one, scene)].filter((text) => text !== null),
    lastUse: scene.t('access.use.notHere'),
  }
}

/** What someone may, and from when until when. */
function whatView(one: Representation & { holderName: string }, { t, f, now }: Scene) {
  const day = (date: string) => f.dateLong(date)
  const { validFrom: from, validTo: to, jointWith, conflictOfInterest } = one
  return {
    name: one.holderName,
    role: t(`access.role.${one.kind}`),
    scopes: scopesOn(one, stockholmDate(now)).map((scope) => t(`access.can.${scope}`)),
    period:
      to === null
        ? t('access.period.further', { from: day(from) })
        : t('access.period.until', { from: day(from), to: day(to) }),
    joint: one.joint ? t('access.joint', { names: f.list(jointWith) }) : null,
    conflict: conflictOfInterest === 'none' ? null : t(`access.conflict.${conflictOfInterest}`),
  }
}

/** One with all that is known. */
export function detailView(one: Held, base: string, scene: Scene): AccessDetail {
  const { t } = scene
  const item = itemView(one, base, scene)
  const { use } = one
  const open = item.state === 'valid' || item.state === 'coming' || item.state === 'invited' || item.state === 'resting'
  return {
    ...item,
    stateText: t(`access.state.${item.state}`),
    basis: basisText(one, scene),
    verified: verifiedText(one, scene),
    use:
      use === null
        ? t('access.use.never')
        : t('access.use.counts', {
            reads: t('access.use.times', { count: use.reads }),
            acts: t('access.use.times', { count: use.acts }),
          }),
    message: one.message,
    ended: endText(one, item.state, scene),
    whoCanEnd: whoCanEnd(one.kind, scene),
    mayChange: open && isGivenHere(one.kind),
  }
}

function basisText({ basis, givenByName, givenAs, createdAt }: Held, scene: Scene): string {
  const { t, f } = scene
  const document = documentText(basis, scene)
  if (document !== null) return document
  const values = { name: givenByName ?? t('access.basis.someone'), date: f.dateLong(createdAt) }
  if (givenAs === null || givenAs === 'brukare') return t('access.basis.given', values)
  return t('access.basis.givenAs', { ...values, role: t(`terms.role.${givenAs}`) })
}

function documentText(basis: Held['basis'], { t, f }: Scene): string | null {
  if (basis === null) return null
  const values = { basis: t(`terms.basis.${basis.type}`), issuer: basis.issuer, date: f.dateLong(basis.date) }
  return basis.number === undefined
    ? t('access.basis.document', values)
    : t('access.basis.numbered', { ...values, number: basis.number })
}

function verifiedText(one: Pick<Held, 'verifiedBy' | 'verifiedAt'>, { t, f }: Scene): string | null {
  if (one.verifiedBy === null || one.verifiedAt === null) return null
  return t('access.verified', { by: one.verifiedBy, date: f.dateLong(one.verifiedAt) })
}

function endText(one: Held, state: RepresentationState, { t, f }: Scene): string | null {
  if (state === 'withdrawn' && one.revokedAt !== null) {
    const time = f.dateTime(one.revokedAt)
    const name = one.revokedByName
    return name === null ? t('access.ended.revoked', { time }) : t('access.ended.revokedBy', { time, name })
  }
  if (state === 'declined' && one.declinedAt !== null)
    return t('access.ended.declined', { time: f.dateTime(one.declinedAt) })
  return null
}

function whoCanEnd(kind: ActorRole, { t }: Scene): string {
  return kind === 'brukare' ? '' : t(`access.whoCanEnd.${kind}`)
}
