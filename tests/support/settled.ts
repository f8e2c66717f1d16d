import { setTimeout as wait } from 'node:timers/promises'

/**
 * Asks until there is an answer; a provider that is slow at first is asked again.
 * @throws Error after `patienceMs`
 */
export async function settled<T>(ask: () => Promise<T | null | false>, patienceMs = 120_000): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== false) return answer
    if (Date.now() > deadline) throw new Error('it did not become so')
    await wait(200)
  }
}
