import { z } from 'zod'

/** What the sandbox provider can do wrong; see sandbox/provider/faults. */
export const providerFault = z.object({
  tenant: z.enum(['farsta', 'soder']).optional(),
  kind: z.enum([
    ...(['latency', 'status500', 'timeout', 'wrongJson', 'wrongSchema', 'truncated', 'drop', 'slowBytes'] as const),
    ...([
      'huge',
      'redirect',
      'htmlNotFound',
      'plainRefusal',
      'refusal',
      'busy',
      'slowDown',
      'lostAnswer',
      'none',
    ] as const),
  ]),
  ms: z.number().optional(),
  pathPattern: z.string().optional(),
  bodyPattern: z.string().optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  times: z.number().optional(),
})
export type ProviderFault = z.infer<typeof providerFault>

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
