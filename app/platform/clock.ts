/** Gives the current instant. */
export type Clock = () => Date

/**
 * A clock. With `start` (RFC 3339) it stands at that instant now and runs on from there, which lets a test or a demo
 * meet a known day; without it, it is the machine's.
 */
export function startClock(start?: string): Clock {
  if (start === undefined) return () => new Date()
  const offset = new Date(start).getTime() - Date.now()
  return () => new Date(Date.now() + offset)
}
