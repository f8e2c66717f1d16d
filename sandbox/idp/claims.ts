import { createHash } from 'node:crypto'
import type { CastPerson } from '../data/cast'

/** Claims and scopes of The Swedish OpenID Connect Profile 1.0 (oidc.se). */
export const claim = {
  personalIdentityNumber: 'https://id.oidc.se/claim/personalIdentityNumber',
  coordinationNumber: 'https://id.oidc.se/claim/coordinationNumber',
  previousCoordinationNumber: 'https://id.oidc.se/claim/previousCoordinationNumber',
} as const

export const scope = {
  naturalPersonInfo: 'https://id.oidc.se/scope/naturalPersonInfo',
  naturalPersonNumber: 'https://id.oidc.se/scope/naturalPersonNumber',
} as const

export const userMessageParameter = 'https://id.oidc.se/param/userMessage'

/** The assurance level of a Swedish e-legitimation, as Sweden Connect names it. */
export const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3'

/** The opaque, stable reference of a person at this identity provider; it tells nothing about the number. */
export function subjectOf(person: CastPerson): string {
  return createHash('sha256').update(`insyn-sandbox-idp:${person.key}`).digest('base64url').slice(0, 22)
}

/** Everything the identity provider may say about a person; oidc-provider picks what was asked for. */
export function claimsOf(person: CastPerson): Record<string, string> & { sub: string } {
  return {
    sub: subjectOf(person),
    name: person.name,
    given_name: person.givenName,
    family_name: person.familyName,
    [person.coordination === true ? claim.coordinationNumber : claim.personalIdentityNumber]: person.number,
    ...(person.previousCoordinationNumber === undefined
      ? {}
      : { [claim.previousCoordinationNumber]: person.previousCoordinationNumber }),
  }
}
