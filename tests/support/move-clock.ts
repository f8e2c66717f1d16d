import { stacksAddress } from './global-setup'
import type { ProviderFault } from './provider-faults'

/**
 * Starts all of a stack again at another instant (RFC 3339). What is in its databases stays; its faults and the sessions
 * of its test persons are over. `fault` is ordered of the provider before the portal asks it anything: what waits to be sent
 * would be sent at once. Only for a stack that no other test file names.
 */
export async function moveClock(stackName: string, instant: string, fault?: ProviderFault): Promise<void> {
  const address = `${process.env[stacksAddress] ?? ''}/${stackName}?at=${encodeURIComponent(instant)}`
  const body = fault === undefined ? undefined : JSON.stringify(fault)
  const answer = await fetch(address, { method: 'PATCH', body, signal: AbortSignal.timeout(300_000) })
  if (!answer.ok) throw new Error(await answer.text())
}
