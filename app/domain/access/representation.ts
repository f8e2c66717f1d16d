import { lastDayOf, lastDayToGive, latestEnd } from './last-day'
import { parseDate, stockholmDate } from '~/domain/time/time'
import type { DayString } from '~/domain/time/time'

/** The roles a person acts in, the strongest first. */
export const actorRoles = [
  'brukare',
  'vardnadshavare',
  'framtidsfullmakt',
  'forvaltare',
  'godMan',
  'ombud',
  'anhorig',
] as const
/** What a representation can open. */
export const allScopes = [
  'schedule:read',
  'visits:read',
  'reports:read',
  'hours:read',
  'claim:read',
  'notes:read',
  'object',
  'wish',
  'access:manage',
] as const
/** A scope that opens something in Insyn. */
export type OpeningScope = Scope
/** The scopes that open something, in their order. */
export const openingScopes: readonly OpeningScope[] = allScopes
/** What can be given in the portal: the plan of the help is opened by law, or by what a provider has seen (docs/adr/0054). */
export const givableScopes: readonly OpeningScope[] = openingScopes.filter((scope) => scope !== 'notes:read')
/** What an order of a god man or förvaltare can cover (FB 11 kap.). */
export const allAssignments = ['bevakaRatt', 'sorjaForPerson', 'forvaltaEgendom'] as const

/** The role a person acts in. */
export type ActorRole = (typeof actorRoles)[number]
/** The kinds that are given in the portal; the others rest on law or on a document that a provider has seen. */
export const givenKinds = ['anhorig', 'ombud'] as const satisfies readonly ActorRole[]
/** One thing a representation opens. */
export type Scope = (typeof allScopes)[number]
/** One part of an order. */
export type Assignment = (typeof allAssignments)[number]
/** Jäv: the holder is also assistant of, or employer for, the brukare. */
export type ConflictOfInterest = 'none' | 'assistant' | 'employer'

/** Someone's right to act for or follow a brukare; for the brukare it is the person's own. */
export type Representation = {
  id: string
  kind: ActorRole
  assignments: readonly Assignment[]
  scopes: readonly Scope[]
  validFrom: DayString
  /** Last day, inclusive; null until further notice. */
  validTo: DayString | null
  /** When the holder said yes to what was given in the portal. The legal kinds ask for no yes. */
  acceptedAt: Date | null
  revokedAt: Date | null
  joint: boolean
  jointWith: readonly string[]
  conflictOfInterest: ConflictOfInterest
  /** The holder's staff id at the provider, when the holder is also assistant. */
  staffId: string | null
  verifiedAt: DayString | null
  /** Known only for a brukare under 18: rights change at 15 and 18. */
  brukareBirthDate: DayString | null
}

/** What the representations of one person for one brukare give together. */
export type MergedAccess = {
  role: ActorRole
  scopes: ReadonlySet<Scope>
  /** Those of the scopes that are held only together with someone else. */
  jointScopes: ReadonlySet<Scope>
  validTo: DayString | null
  /** The last day on which what the person gives others counts, where that is another than the last day of the right itself. */
  givesUntil?: DayString | null | undefined
  representationIds: string[]
  joint: boolean
  jointWith: string[]
  conflictOfInterest: ConflictOfInterest
  ownStaffIds: string[]
  assignments: Assignment[]
  verifiedAt: DayString | null
}

const scopesOfAssignment: Record<Assignment, readonly Scope[]> = {
  bevakaRatt: ['schedule:read', 'visits:read', 'reports:read', 'hours:read', 'claim:read', 'object'],
  sorjaForPerson: ['schedule:read', 'visits:read', 'reports:read', 'hours:read', 'notes:read', 'object', 'wish'],
  forvaltaEgendom: ['hours:read', 'claim:read'],
}

/**
 * What a kind of representation opens where nothing else is written (domain.md). `brukareAge` in whole years matters to
 * a vårdnadshavare only; null means 18 or more, as providers give the birth date of minors only. A framtidsfullmakt and
 * a fullmakt open what is written in them, so nothing by default.
 */
export function defaultScopes(
  kind: ActorRole,
  assignments: readonly Assignment[],
  brukareAge: number | null,
): readonly Scope[] {
  switch (kind) {
    case 'brukare':
      return allScopes
    case 'vardnadshavare':
      return ofVardnadshavare(allScopes, brukareAge)
    case 'godMan':
    case 'forvaltare':
      return allScopes.filter((scope) => assignments.some((part) => scopesOfAssignment[part].includes(scope)))
    case 'anhorig':
      return ['schedule:read']
    case 'framtidsfullmakt':
    case 'ombud':
      return []
  }
}

/** What a representation opens on a day: as given, within what age allows. The brukare has everything. */
export function scopesOn(representation: Representation, date: DayString): readonly Scope[] {
  const { kind, brukareBirthDate: birthDate } = representation
  if (kind === 'brukare') return allScopes
  const scopes = isGivenHere(kind) ? representation.scopes : withVisits(representation.scopes)
  if (kind !== 'vardnadshavare') return scopes
  return ofVardnadshavare(scopes, birthDate === null ? null : ageOn(birthDate, date))
}

/** Contract 1.0 has no word for the visits: by law, who may read the reports, in which they stand, sees them (docs/adr/0034). */
function withVisits(scopes: readonly Scope[]): readonly Scope[] {
  const isMeant = scopes.includes('schedule:read') && scopes.includes('reports:read')
  return isMeant ? allScopes.filter((one) => one === 'visits:read' || scopes.includes(one)) : scopes
}

/**
 * True when the representation gives its holder something at the instant `now`: from its first day to its last, both
 * included, in Stockholm; not from the instant it is revoked; what was given in the portal not before the holder has said
 * yes; and for a vårdnadshavare until the brukare turns 18. The brukare's own is no exception: no other user can end it,
 * but the provider that vouches for it can.
 */
export function isValidOn(representation: Representation, now: Date): boolean {
  const today = stockholmDate(now)
  const { validFrom, validTo, revokedAt } = representation
  if (today < validFrom || (validTo !== null && today > validTo)) return false
  if (revokedAt !== null && revokedAt <= now) return false
  if (isGivenHere(representation.kind) && representation.acceptedAt === null) return false
  return scopesOn(representation, today).length > 0
}

/** True for the kinds that are given in the portal. */
export function isGivenHere(kind: ActorRole): kind is (typeof givenKinds)[number] {
  return givenKinds.some((given) => given === kind)
}

/**
 * What one person may do for one brukare now at ONE provider, by all their representations there together: the scopes of
 * all, shown under the strongest role with that role's end, other holders and order. Null when none is valid. Which
 * representations count where is the rule's to say (rights.ts).
 */
export function mergeAccess(representations: readonly Representation[], now: Date): MergedAccess | null {
  const today = stockholmDate(now)
  const valid = representations.filter((representation) => isValidOn(representation, now))
  const role = actorRoles.find((kind) => valid.some((representation) => representation.kind === kind))
  if (role === undefined) return null
  const shown = valid.filter((representation) => representation.kind === role)
  const scopes = new Set(valid.flatMap((representation) => scopesOn(representation, today)))
  const alone = new Set(valid.flatMap((one) => (one.joint ? [] : scopesOn(one, today))))
  const conflicts = new Set(valid.map((representation) => representation.conflictOfInterest))
  const deciding = valid.filter((one) => scopesOn(one, today).includes('access:manage'))
  const [validTo, givesUntil] = [latestEnd(shown.map(lastDayOf)), latestEnd(deciding.map(lastDayToGive))]
  return {
    role,
    scopes,
    jointScopes: new Set([...scopes].filter((scope) => !alone.has(scope))),
    validTo,
    givesUntil: deciding.length === 0 || givesUntil === validTo ? undefined : givesUntil,
    representationIds: valid.map((representation) => representation.id),
    joint: shown.some((representation) => representation.joint),
    jointWith: unique(shown.flatMap((representation) => representation.jointWith)),
    conflictOfInterest: strongestOf(conflicts),
    ownStaffIds: unique(valid.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]))),
    assignments: unique(shown.flatMap((representation) => representation.assignments)),
    verifiedAt: shown.map((representation) => representation.verifiedAt ?? '').reduce(later) || null,
  }
}

/**
 * What somebody's rights at several providers look like together, for a page that shows them side by side: a scope is
 * held only jointly when it is so at any of them. No right: ask about the provider (rights.ts). Null when there is none.
 */
export function together(rights: readonly MergedAccess[]): MergedAccess | null {
  const role = actorRoles.find((kind) => rights.some((right) => right.role === kind))
  if (role === undefined) return null
  const shown = rights.filter((right) => right.role === role)
  const conflicts = new Set(rights.map(({ conflictOfInterest }) => conflictOfInterest))
  return {
    role,
    scopes: new Set(rights.flatMap(({ scopes }) => [...scopes])),
    jointScopes: new Set(rights.flatMap(({ jointScopes }) => [...jointScopes])),
    validTo: latestEnd(shown.map(({ validTo }) => validTo)),
    representationIds: unique(rights.flatMap(({ representationIds }) => representationIds)),
    joint: shown.some(({ joint }) => joint),
    jointWith: unique(shown.flatMap(({ jointWith }) => jointWith)),
    conflictOfInterest: strongestOf(conflicts),
    ownStaffIds: unique(rights.flatMap(({ ownStaffIds }) => ownStaffIds)),
    assignments: unique(shown.flatMap(({ assignments }) => assignments)),
    verifiedAt: shown.map(({ verifiedAt }) => verifiedAt ?? '').reduce(later) || null,
  }
}

/** Being the assistant weighs most: it is one's own shifts that may not be reviewed. */
function strongestOf(conflicts: ReadonlySet<ConflictOfInterest>): ConflictOfInterest {
  return conflicts.has('assistant') ? 'assistant' : conflicts.has('employer') ? 'employer' : 'none'
}

/**
 * Age in whole years. Someone born on 29 February is a year older on 28 February when there is no 29th: lag (1930:173)
 * om beräkning av lagstadgad tid, 1 §.
 */
export function ageOn(birthDate: DayString, date: DayString): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const birthday = date.slice(0, 4) + birthDate.slice(4)
  const kept = parseDate(birthday) ?? `${date.slice(0, 4)}-02-28`
  return date < kept ? years - 1 : years
}

/** FB 6 kap.: until 18. From 15 the young person decides who else may see. */
function ofVardnadshavare(scopes: readonly Scope[], age: number | null): readonly Scope[] {
  if (age === null || age >= 18) return []
  return age >= 15 ? scopes.filter((scope) => scope !== 'access:manage') : scopes
}

const later = (a: DayString, b: DayString) => (a > b ? a : b)
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]
