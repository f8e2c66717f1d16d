import type { Brukare, Grant, RepresentationFacts, Scope } from '../../provider-api/contract'
import type { Look } from '../findings'
import { lookAtPast } from './common'

/** What each assignment of a god man opens, as the guide's table has it. */
const opened: Readonly<Record<NonNullable<RepresentationFacts['assignments']>[number], readonly Scope[]>> = {
  bevakaRatt: ['schedule:read', 'visits:read', 'reports:read', 'hours:read', 'claim:read', 'object'],
  sorjaForPerson: ['schedule:read', 'visits:read', 'reports:read', 'hours:read', 'notes:read', 'object', 'wish'],
  forvaltaEgendom: ['hours:read', 'claim:read'],
}

/** One representation, as its holder or its brukare is told of it. */
export function lookAtRepresentation(look: Look, held: RepresentationFacts, path: string, now: Date): void {
  const { kind, assignments = [], scopes, validFrom, validTo, joint, jointWith = [] } = held
  if (validTo !== undefined)
    look('representation-dates', `${path}/validTo`, validTo >= validFrom, 'is before validFrom')
  lookAtPast(look, `${path}/revokedAt`, held.revokedAt, now)
  look('representation-scopes', `${path}/jointWith`, joint === jointWith.length > 0, 'is not as joint says')
  if (kind !== 'godMan' || assignments.length === 0) return
  const right = new Set(assignments.flatMap((one) => opened[one]))
  const isMore = scopes.some((scope) => !right.has(scope))
  look('representation-scopes', `${path}/scopes`, !isMore, 'opens more than the assignments do')
}

/** What is known of a brukare. */
export function lookAtBrukare(look: Look, brukare: Brukare, brukareId: string): void {
  look('brukare-asked', '/id', brukare.id === brukareId, 'is not the one asked about')
  const { dataFrom, plannedUntil, phones } = brukare
  const isBounded = dataFrom === undefined || plannedUntil === undefined || plannedUntil >= dataFrom
  look('data-horizon', '/plannedUntil', isBounded, 'is before dataFrom')
  look(
    'phone-there',
    '/phones',
    phones.some(({ purpose }) => purpose === 'jour'),
    'has none with purpose jour',
  )
}

/** The decisions on hours. */
export function lookAtGrants(look: Look, grants: readonly Grant[]): void {
  const ids = new Set<string>()
  for (const [nth, { id, per, from, to, kinds }] of grants.entries()) {
    const path = `/items/${nth}`
    look('unique-ids', `${path}/id`, !ids.has(id), 'has come before in the same list')
    ids.add(id)
    if (to !== undefined) look('end-after-start', `${path}/to`, to >= from, 'is before from')
    look(
      'grant-period',
      `${path}/to`,
      per !== 'period' || to !== undefined,
      'is missing, and the minutes are for the period',
    )
    look('grant-period', `${path}/kinds`, new Set(kinds).size === kinds.length, 'has a kind twice')
  }
}
