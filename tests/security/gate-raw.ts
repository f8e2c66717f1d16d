import { connect } from 'node:net'

/** What came back on the socket. Status 0: the connection ended, or nothing came in time. */
export type RawAnswer = { status: number; headers: Map<string, string>; body: string }

/** A request as it stands on the wire; names of headers may come twice. */
export type RawRequest = {
  method: string
  target: string
  headers: readonly (readonly [string, string])[]
  body: Buffer
}

/** The bytes of a request. Latin-1, so that any byte can be sent. */
export function bytesOf({ method, target, headers, body }: RawRequest): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), '', '']
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body])
}

function parse(whole: string): RawAnswer {
  // What comes before the answer, when the client said it would wait to be asked for the body.
  const answer = whole.replace(/^HTTP\/1\.1 100[^\r]*\r\n\r\n/, '')
  const end = answer.indexOf('\r\n\r\n')
  const [first = '', ...lines] = (end < 0 ? answer : answer.slice(0, end)).split('\r\n')
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    body: end < 0 ? '' : answer.slice(end + 4),
  }
}

/** Sends bytes and gives the answer. `patienceMs`: how long a server that waits for more is waited for. */
export function sendRaw(port: number, bytes: Buffer, patienceMs = 10_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const parts: Buffer[] = []
    const finish = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(parse(Buffer.concat(parts).toString('latin1')))
    }
    const timer = setTimeout(finish, patienceMs)
    socket.on('data', (part) => parts.push(part))
    socket.on('end', finish)
    socket.on('error', finish)
    socket.write(bytes)
  })
}

/** What every answer with something in it must carry, and does not. Files may be stored; nothing else may. */
export function missingHeaders({ headers }: RawAnswer): string[] {
  const wanted: [string, RegExp][] = [
    ['content-security-policy', /script-src 'nonce-[\w+/]{20,}={0,2}' 'strict-dynamic'/],
    ['content-security-policy', /default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/],
    ['x-content-type-options', /^nosniff$/],
    ['referrer-policy', /^same-origin$/],
    ['cross-origin-opener-policy', /^same-origin$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['x-frame-options', /^DENY$/],
    ['permissions-policy', /camera=\(\)/],
    ['cache-control', /no-store|max-age/],
    ['x-request-id', /^\d{4}-\d{4}-\d{4}$/],
  ]
  const missing = wanted.filter(([name, value]) => !value.test(headers.get(name) ?? '')).map(([name]) => name)
  const unsafe = /unsafe-/.test(headers.get('content-security-policy') ?? '') ? ['unsafe in the policy'] : []
  const told = headers.has('x-powered-by') || headers.has('server') ? ['says what it runs on'] : []
  return [...missing, ...unsafe, ...told]
}
