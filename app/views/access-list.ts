import { stateOf, type RepresentationState } from '~/domain/giving'
import { isGivenHere, scopesOn, type ActorRole, type Representation } from '~/domain/representation'
import { stockholmDate } from '~/domain/time'
import type { Scene } from './scene'

/** Someone's access, with names and how it has been used. */
type Known = Representation & {
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
  revokedByName: string | null
  use: { lastAt: Date; reads: number; acts: number } | null
}
type BasisType = 'courtOrder' | 'overformyndareOrder' | 'registerExtract' | 'framtidsfullmakt'

/** Of whom a sentence speaks: to the brukare it says "du", to others the name. */
export type Whose = { own: boolean; name: string }

/** One who may see or do something, as sentences. */
export type AccessItem = {
  id: string
  href: string
  name: string
  role: string
  state: RepresentationState
  /** What the person can see and do, a sentence each. */
  scopes: string[]
  period: string
  lastUse: string
  joint: string | null
  conflict: string | null
}

/** All that is known of one. */
export type AccessDetail = AccessItem & {
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
  now: AccessItem[]
  invited: AccessItem[]
  ended: AccessItem[]
}

/** The list: who can now, whose answer is awaited, and what has ended (the latest first). */
export function accessListView(all: readonly Known[], base: string, whose: Whose, scene: Scene): AccessListView {
  const items = all.map((one) => itemView(one, base, scene))
  const inState = (...states: RepresentationState[]) => items.filter(({ state }) => states.includes(state))
  const now = inState('valid', 'coming')
  const valid = all.filter((_, index) => items[index]?.state === 'valid')
  const count = new Set(valid.map(({ personId }) => personId)).size
  return {
    heading: headingOf(count, whose, scene),
    now,
    invited: inState('invited'),
    ended: inState('declined', 'withdrawn', 'expired').reverse(),
  }
}

function headingOf(count: number, { own, name }: Whose, { t }: Scene): string {
  if (count === 0) return own ? t('access.list.nobody') : t('access.list.nobodyFor', { brukare: name })
  return own ? t('access.list.heading', { count }) : t('access.list.headingFor', { count, brukare: name })
}

/** One of the list. */
export function itemView(one: Known, base: string, { t, f, now }: Scene): AccessItem {
  const day = (date: string) => f.dateLong(date)
  const { validFrom: from, validTo: to, jointWith, conflictOfInterest } = one
  return {
    id: one.id,
    href: `${base}/behoriga/${one.id}`,
    name: one.holderName,
    role: t(`access.role.${one.kind}`),
    state: stateOf(one, now),
    scopes: scopesOn(one, stockholmDate(now)).map((scope) => t(`access.can.${scope}`)),
    period:
      to === null
        ? t('access.period.further', { from: day(from) })
        : t('access.period.until', { from: day(from), to: day(to) }),
    lastUse: one.use === null ? t('access.use.never') : t('access.use.last', { time: f.dateTime(one.use.lastAt) }),
    joint: one.joint ? t('access.joint', { names: f.list(jointWith) }) : null,
    conflict: conflictOfInterest === 'none' ? null : t(`access.conflict.${conflictOfInterest}`),
  }
}

/** One with all that is known. */
export function detailView(one: Known, base: string, scene: Scene): AccessDetail {
  const { t, f } = scene
  const item = itemView(one, base, scene)
  const { use } = one
  const open = item.state === 'valid' || item.state === 'coming' || item.state === 'invited'
  return {
    ...item,
    stateText: t(`access.state.${item.state}`),
    basis: basisText(one, scene),
    verified:
      one.verifiedBy === null || one.verifiedAt === null
        ? null
        : t('access.verified', { by: one.verifiedBy, date: f.dateLong(one.verifiedAt) }),
    use:
      use === null
        ? t('access.use.never')
        : t('access.use.counts', { reads: f.number(use.reads), acts: f.number(use.acts) }),
    message: one.message,
    ended: endText(one, item.state, scene),
    whoCanEnd: whoCanEnd(one.kind, scene),
    mayChange: open && isGivenHere(one.kind),
  }
}

function basisText({ basis, givenByName, givenAs, createdAt }: Known, { t, f }: Scene): string {
  if (basis !== null) {
    const values = { basis: t(`terms.basis.${basis.type}`), issuer: basis.issuer, date: f.dateLong(basis.date) }
    return basis.number === undefined
      ? t('access.basis.document', values)
      : t('access.basis.numbered', { ...values, number: basis.number })
  }
  const values = { name: givenByName ?? t('access.basis.someone'), date: f.dateLong(createdAt) }
  if (givenAs === null || givenAs === 'brukare') return t('access.basis.given', values)
  return t('access.basis.givenAs', { ...values, role: t(`terms.role.${givenAs}`) })
}

function endText(one: Known, state: RepresentationState, { t, f }: Scene): string | null {
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
