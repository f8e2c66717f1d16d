/** What the sandbox provider can do wrong; see sandbox/provider/faults. */
export type ProviderFault = {
  tenant?: 'farsta' | 'soder'
  kind:
    | 'latency'
    | 'status500'
    | 'timeout'
    | 'wrongJson'
    | 'wrongSchema'
    | 'truncated'
    | 'drop'
    | 'slowBytes'
    | 'huge'
    | 'redirect'
    | 'htmlNotFound'
    | 'plainRefusal'
    | 'busy'
    | 'slowDown'
    | 'lostAnswer'
    | 'none'
  ms?: number
  pathPattern?: string
  bodyPattern?: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  times?: number
}

/**
 * Orders a fault of the sandbox provider, or with `none` ends them. Everyone on the stack meets it: the test names a
 * stack of its own.
 * @throws Error when the provider does not take the order
 */
export async function orderProviderFault(
  provider: string,
  { tenant = 'farsta', ...fault }: ProviderFault,
): Promise<void> {
  const answer = await fetch(`${provider}/admin/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant, ...fault }),
  })
  if (!answer.ok) throw new Error(`The provider took no fault: ${answer.status} ${await answer.text()}`)
}
