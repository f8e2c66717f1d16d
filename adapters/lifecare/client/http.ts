import type { LifecareAccess } from '../config/environment'

/** Why Lifecare gave no answer that can be used. The message holds the resource and the cause, never an address or a key. */
export class LifecareFault extends Error {
  constructor(
    readonly resource: string,
    readonly why: 'refused' | 'tooMany' | 'down' | 'noJson' | 'tooLarge' | 'shape' | 'shifting',
    detail: string,
  ) {
    super(`Lifecare ${resource}: ${detail}`)
  }
}

/** Asks for a resource. `query` without domain and key. Gives the JSON as it came. */
export type LifecareClient = (resource: string, query: Record<string, string>) => Promise<unknown>

/** What can be exchanged in a test. `patienceMs`: for one try. */
export type ClientDeps = {
  sleep: (ms: number) => Promise<void>
  patienceMs?: number
  mostBytes?: number
}

const tries = 4
const firstPauseMs = 500
const longestPauseMs = 30_000
const transient = new Set<LifecareFault['why']>(['tooMany', 'down', 'noJson'])

/** Seconds or a date, as RFC 9110 10.2.3 has it; null when there is none. */
function pauseOf(retryAfter: string | null): number | null {
  if (retryAfter === null) return null
  const seconds = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now()
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), longestPauseMs)
}

async function readBody(resource: string, answer: Response, mostBytes: number): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = answer.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (part?.value === undefined) break
    bytes += part.value.byteLength
    if (bytes > mostBytes) {
      await reader?.cancel()
      throw new LifecareFault(resource, 'tooLarge', `more than ${mostBytes} bytes`)
    }
    parts.push(part.value)
  }
  return Buffer.concat(parts).toString('utf8')
}

/**
 * Asks Lifecare. A 429, a 5xx, no answer in time, and HTML with 200 are tried again, at longest pauses of half a minute; a 4xx
 * is not. Each try is made from the same address, so the key stands in it once. Throws a {@link LifecareFault}.
 */
export function createClient(access: LifecareAccess, deps: ClientDeps): LifecareClient {
  const { sleep, patienceMs = 20_000, mostBytes = 40_000_000 } = deps

  async function once(resource: string, query: Record<string, string>) {
    const params = new URLSearchParams({ ...query, domain: access.domain })
    if (access.keyIn === 'query') params.set('key', access.key)
    let answer: Response
    try {
      answer = await fetch(`${access.url}/api/v1/${resource}?${params.toString()}`, {
        headers: { accept: 'application/json', ...(access.keyIn === 'header' && { 'x-api-key': access.key }) },
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      })
    } catch {
      // What fetch says may hold the address, and with it the key.
      throw new LifecareFault(resource, 'down', 'no answer')
    }
    if (answer.status === 429) {
      await answer.body?.cancel()
      const fault = new LifecareFault(resource, 'tooMany', 'status 429')
      return { fault, pause: pauseOf(answer.headers.get('retry-after')) }
    }
    if (!answer.ok) {
      await answer.body?.cancel()
      throw new LifecareFault(resource, answer.status >= 500 ? 'down' : 'refused', `status ${answer.status}`)
    }
    const text = await readBody(resource, answer, mostBytes).catch((error: unknown) => {
      throw error instanceof LifecareFault ? error : new LifecareFault(resource, 'down', 'the answer broke off')
    })
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    try {
      const json: unknown = isJson ? JSON.parse(text) : undefined
      if (json === undefined) throw new SyntaxError('no JSON')
      return { json }
    } catch {
      throw new LifecareFault(resource, 'noJson', 'status 200 without JSON')
    }
  }

  return async (resource, query) => {
    for (let nth = 1; ; nth += 1) {
      const outcome = await once(resource, query).catch((error: unknown) => {
        if (!(error instanceof LifecareFault)) throw error
        return { fault: error, pause: null }
      })
      if ('json' in outcome) return outcome.json
      if (nth >= tries || !transient.has(outcome.fault.why)) throw outcome.fault
      await sleep(outcome.pause ?? Math.min(firstPauseMs * 2 ** nth, longestPauseMs))
    }
  }
}
