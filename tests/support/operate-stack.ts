import { stacksAddress } from './global-setup'

/** Runs the operator's program beside a stack of the browser tests, which the runner has; gives what was said. Throws when it could not be done. */
export async function operateStack(stackName: string, args: readonly string[]): Promise<string> {
  const address = `${process.env[stacksAddress] ?? ''}/${stackName}`
  const answer = await fetch(address, {
    method: 'POST',
    body: JSON.stringify(args),
    signal: AbortSignal.timeout(120_000),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.text()
}
