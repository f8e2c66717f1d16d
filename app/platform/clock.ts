/** Gives the current instant. */
export type Clock = () => Date

let aheadMs = 0

/**
 * The machine's time in milliseconds since 1970, corrected by what is said to `setTimeAhead`. What is told to others outside the
 * portal, and what they tell, is by it; what happens in the portal is by the configured clock.
 */
export function machineNow(): number {
  return Date.now() + aheadMs
}

/** By how much time goes ahead of this machine's own clock, in milliseconds: so that all processes have the same. */
export function setTimeAhead(ms: number): void {
  aheadMs = ms
}

/**
 * A clock. With `start` (RFC 3339) it stands at that instant now and runs on from there, which lets a test or a demo
 * meet a known day; without it, it is the machine's, corrected.
 */
export function startClock(start?: string): Clock {
  if (start === undefined) return () => new Date(machineNow())
  const offset = new Date(start).getTime() - Date.now()
  return () => new Date(Date.now() + offset)
}
