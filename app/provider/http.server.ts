import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { Pool } from 'undici'
import { failure } from './failure'

/** One request. `path` begins with a slash and is already encoded. A `body` is sent as it is. */
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
}

/** An answer read to its end: at most `maxBytes` of UTF-8 text. */
export type HttpAnswer = { status: number; headers: IncomingHttpHeaders; text: string }

/** An answer whose body is still to come. */
export type HttpStream = { status: number; headers: IncomingHttpHeaders; body: Readable }

/** Kept connections to one origin. */
export type HttpClient = {
  /** @throws Failure `unavailable` when no whole answer came, `contract` when it is larger than allowed. */
  request: (request: HttpRequest) => Promise<HttpAnswer>
  stream: (request: HttpRequest) => Promise<HttpStream>
  close: () => Promise<void>
}

type HttpOptions = { baseUrl: string; connections: number; timeoutMs: number; maxBytes: number }

/**
 * Connections to `baseUrl` that are kept open between requests (global fetch costs three times as much a request and
 * has a cache interceptor in common with everyone). Redirects are not followed; compressed answers are not asked for,
 * so that the limit on bytes is a limit on memory.
 */
export function createHttpClient({ baseUrl, connections, timeoutMs, maxBytes }: HttpOptions): HttpClient {
  const base = new URL(baseUrl)
  const prefix = base.pathname.replace(/\/$/, '')
  const pool = new Pool(base.origin, {
    connections,
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 4_000,
  })

  const send = async ({ method, path, headers, body, signal }: HttpRequest): Promise<HttpStream> => {
    try {
      const answer = await pool.request({ method, path: prefix + path, headers, body: body ?? null, signal })
      return { status: answer.statusCode, headers: answer.headers, body: answer.body }
    } catch (error) {
      throw unreachable(error, signal)
    }
  }

  return {
    stream: send,
    request: async (request) => {
      const { status, headers, body } = await send(request)
      return { status, headers, text: await readText(body, maxBytes, request.signal) }
    },
    close: async () => {
      // What is under way may finish, but not hold up a shutdown for ever.
      const end = setTimeout(() => void pool.destroy(), timeoutMs)
      await pool.close()
      clearTimeout(end)
    },
  }
}

async function readText(body: Readable, maxBytes: number, signal: AbortSignal): Promise<string> {
  return (await readBytes(body, maxBytes, signal)).toString('utf8')
}

/**
 * The whole of a body. One over the limit is given up at once: nothing more of it is read.
 * @throws Failure `contract` for that, `unavailable` when it breaks off or `signal` ends it.
 */
export async function readBytes(body: Readable, maxBytes: number, signal: AbortSignal): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) continue
      bytes += chunk.byteLength
      if (bytes > maxBytes) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw unreachable(error, signal)
  }
  if (bytes > maxBytes) {
    giveUp(body)
    throw failure('contract', { code: 'too-large', detail: `more than ${maxBytes} bytes` })
  }
  return Buffer.concat(chunks)
}

/** Nothing more of a body is read. It says so as an error, which would end the process if nobody listened. */
export function giveUp(body: Readable): void {
  body.on('error', () => undefined).destroy()
}

function unreachable(error: unknown, signal: AbortSignal) {
  const own = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'network'
  return failure('unavailable', { code: signal.aborted ? 'timeout' : own.toLowerCase(), cause: error })
}
