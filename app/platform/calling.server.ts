import { z } from 'zod'

/**
 * What came of a call to a service of somebody else. `refused`: it never got there, so that it may be made again. `lost`: it may
 * have been carried out, and its answer did not come. `code` is for the log, and says nothing of what was sent.
 */
export type Called =
  { is: 'answered'; status: number; body: string } | { is: 'refused'; code: string } | { is: 'lost'; code: string }

type Call = { method?: 'GET' | 'POST'; headers: Record<string, string>; body?: string; patienceMs: number }

/** No connection came about: nothing of the call has left this machine. */
const neverSent: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

const errorSchema = z.object({
  name: z.string().catch('Error'),
  cause: z.object({ code: z.string().catch('') }).catch({ code: '' }),
})

/** No answer that is read here is larger, in bytes. */
const mostBytes = 100_000

async function textOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader()
  const parts: Uint8Array[] = []
  for (let bytes = 0; reader !== undefined;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel()
      return ''
    }
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}

/**
 * Calls a service. Follows no redirect: what is sent is for one address. Never throws.
 * @param call.patienceMs how long it may take in all
 */
export async function callService(url: string, { method = 'POST', patienceMs, ...rest }: Call): Promise<Called> {
  try {
    const answer = await fetch(url, { ...rest, method, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })
    return { is: 'answered', status: answer.status, body: await textOf(answer) }
  } catch (error) {
    const { name, cause } = errorSchema.catch({ name: 'Error', cause: { code: '' } }).parse(error)
    const code = cause.code === '' ? name : cause.code
    return { is: neverSent.has(code) ? 'refused' : 'lost', code: code.slice(0, 60) }
  }
}

/** What an answer's JSON holds, or null when it is none or has another shape. */
export function readJson<Schema extends z.ZodType>(schema: Schema, body: string): z.infer<Schema> | null {
  try {
    const read = schema.safeParse(JSON.parse(body))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
