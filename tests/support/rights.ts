import type { RightAt } from '~/domain/access/rights'

/** What somebody may do at a provider: the brukare's own, with no scope, unless said otherwise. */
export function rightAt(providerId: string, more: Partial<RightAt> = {}): RightAt {
  return {
    ...{ providerId, brukareId: `at-${providerId}`, role: 'brukare', scopes: new Set(), jointScopes: new Set() },
    ...{ validTo: null, representationIds: [], joint: false, jointWith: [], conflictOfInterest: 'none' },
    ...{ ownStaffIds: [], assignments: [], verifiedAt: null },
    ...more,
  }
}
