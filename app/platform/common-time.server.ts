import { setTimeAhead } from './clock'

/** What asks for the time that all processes have. */
type Parts = {
  timeThere: () => Promise<Date>
  /** Told when this machine's clock is found to be another than it was taken for. */
  onCorrected: (aheadMs: number) => void
}

const askEveryMs = 10_000
/** So much may a clock differ before it is corrected: machines that keep their time are left alone. */
const allowedMs = 2_000
/** An answer that took longer says too little about when it was given. */
const withinMs = 1_000

/**
 * Keeps the time of this process with that of the database, which all processes have in common: a session that one has touched is
 * not idle to another whose machine's clock is 25 minutes ahead. Asks before anything is served, and then every ten seconds; while
 * the database is away, what was found last goes on. @returns what ends it
 */
export async function keepCommonTime({ timeThere, onCorrected }: Parts): Promise<() => void> {
  let aheadMs = 0
  const look = async (): Promise<void> => {
    const before = Date.now()
    const there = (await timeThere()).getTime()
    const after = Date.now()
    const found = Math.round(there - (before + after) / 2)
    if (after - before > withinMs || Math.abs(found - aheadMs) <= allowedMs) return
    aheadMs = Math.abs(found) <= allowedMs ? 0 : found
    setTimeAhead(aheadMs)
    onCorrected(aheadMs)
  }
  await look()
  const timer = setInterval(() => void look().catch(() => undefined), askEveryMs).unref()
  return () => clearInterval(timer)
}
