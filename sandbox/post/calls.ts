import { z } from 'zod'

/** How long the portal has to tell of its calls, in milliseconds. */
const patienceMs = 2_000

/** A call as the portal tells of it: docs/connecting-a-provider.md. */
const callSchema = z.object({
  at: z.iso.datetime(),
  providerId: z.string(),
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  requestId: z.string(),
  status: z.number().nullable(),
  tries: z.number(),
  milliseconds: z.number(),
  fault: z.object({ kind: z.string(), code: z.string(), text: z.string() }).nullable(),
  saw: z.enum(['fresh', 'kept', 'unavailable', 'contract', 'notFound']).nullable(),
})
export type Call = z.infer<typeof callSchema>

/** The last calls of the portal to providers, newest first; null when it does not tell. */
export async function readCalls(url: string): Promise<Call[] | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    return answer.ok ? z.array(callSchema).parse(await answer.json()) : null
  } catch {
    return null
  }
}
