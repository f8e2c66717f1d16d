import { stacksAddress } from './global-setup'

/**
 * Starts all of a stack again at another instant (RFC 3339). What is in its databases stays; its faults and the sessions
 * of its test persons are over. Only for a stack that no other test file names.
 */
export async function moveClock(stackName: string, instant: string): Promise<void> {
  const address = `${process.env[stacksAddress] ?? ''}/${stackName}?at=${encodeURIComponent(instant)}`
  const answer = await fetch(address, { method: 'PATCH', signal: AbortSignal.timeout(300_000) })
  if (!answer.ok) throw new Error(await answer.text())
}
