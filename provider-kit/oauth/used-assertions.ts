/** Remembers which client assertions have been used, until they would have expired anyway. */
export type UsedAssertions = {
  /** False when this `jti` has been used before. `expires` is seconds since 1970. */
  use: (jti: string, expires: number) => boolean
}

/** Kept in memory: an assertion lives for minutes, and a restart of the sandbox is no attack. */
export const createUsedAssertions = (now: () => Date): UsedAssertions => {
  const expiryOf = new Map<string, number>()

  const forgetExpired = (): void => {
    const seconds = now().getTime() / 1000
    for (const [jti, expires] of expiryOf) if (expires < seconds - 60) expiryOf.delete(jti)
  }

  return {
    use: (jti, expires) => {
      forgetExpired()
      if (expiryOf.has(jti)) return false
      expiryOf.set(jti, expires)
      return true
    },
  }
}
