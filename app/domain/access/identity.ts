/** What is said of an identity; `noticesApproved`: people may be told outside the portal all the same. */
export type Identity = { protectedIdentity: boolean; noticesApproved: boolean }

/** Protected when any provider says so, and to be told of only when each of those that say so has agreed to it. */
export function identityAtAll(said: readonly Identity[]): Identity {
  const hiding = said.filter(({ protectedIdentity }) => protectedIdentity)
  return {
    protectedIdentity: hiding.length > 0,
    noticesApproved: hiding.length > 0 && hiding.every(({ noticesApproved }) => noticesApproved),
  }
}
