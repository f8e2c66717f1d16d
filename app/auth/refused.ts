import type { Scope } from '~/domain/access/representation'

/** What the log says that somebody who may not wanted to see, by the right that it takes; null: any. */
export const refusedSight = (scope: Scope | null) => ({
  ...{ action: `refused.${scope ?? 'any'}`, resourceType: 'page', resourceId: null },
})
