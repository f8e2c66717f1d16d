import type { Request, RequestHandler, Response } from 'express'
import { problemPage } from './problem-page.server'

/** What the gate must know. `host` and `origin` are the configured public ones; `formOrigins` says where forms may lead. */
export type GateOptions = {
  host: string
  origin: string
  secure: boolean
  maxBodyBytes: number
  formOrigins: (request: Request) => readonly string[]
}

const methods = new Set(['GET', 'HEAD', 'POST'])
const forgeable = [
  'x-forwarded-host',
  'x-forwarded-port',
  'forwarded',
  'x-original-url',
  'x-rewrite-url',
  'x-http-method-override',
]
/** The calls that come from a server and carry their own proof instead of an Origin. */
const serverCalls =
  /^\/(auth\/backchannel-logout|webhooks\/[a-z0-9-]+|webhooks\/sms\/[\w.-]+|avsluta-aviseringar\/[\w.-]{1,120})$/

/**
 * Stands in front of Remix, which answers 500 to much of what is only malformed: gives such requests the right 4xx, sets
 * the headers of every answer, and takes away headers that could make the portal believe in another host.
 */
export function createGate(options: GateOptions): RequestHandler {
  return (request, response, next) => {
    setHeaders(request, response, options)
    for (const name of forgeable) delete request.headers[name]
    const refused = refusal(request, options)
    if (refused === undefined) {
      // Remix compares it with Origin as it is written; LOCALHOST is the same host.
      request.headers.host = options.host
      next()
      return
    }
    if (refused === 405) response.set('allow', 'GET, HEAD, POST')
    problemPage(request, response, refused)
  }
}

function setHeaders(request: Request, response: Response, { formOrigins, secure }: GateOptions): void {
  const nonce = String(response.locals.nonce)
  response.set({
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      `style-src 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      `form-action ${["'self'", ...formOrigins(request)].join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'origin-agent-cluster': '?1',
    'x-permitted-cross-domain-policies': 'none',
    'x-request-id': String(response.locals.requestId),
    'cache-control': 'no-store',
  })
  if (secure) response.set('strict-transport-security', 'max-age=63072000; includeSubDomains; preload')
}

function refusal(request: Request, { host, origin, maxBodyBytes }: GateOptions): number | undefined {
  if (!methods.has(request.method)) return 405
  if ((request.headers.host ?? '').toLowerCase() !== host) return 421
  if (request.url.length > 4096) return 414
  if (badPath(request.url)) return 400
  return request.method === 'POST' ? refusedPost(request, origin, maxBodyBytes) : undefined
}

function badPath(url: string): boolean {
  const path = url.split('?')[0] ?? ''
  // Of `*` and `http://…` Remix would make an address that is none.
  if (!url.startsWith('/')) return true
  // Remix answers `_data` and `.data` with bare data; nothing here is hydrated, so no one needs them.
  if (/^\/\/|\\|%5c|%00|%0[ad]/i.test(url) || path.endsWith('.data') || path === '/__manifest') return true
  try {
    decodeURIComponent(path)
    return new URL(url, 'http://insyn.invalid').searchParams.has('_data')
  } catch {
    return true
  }
}

function refusedPost(request: Request, origin: string, maxBodyBytes: number): number | undefined {
  const { headers } = request
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  const isServerCall = serverCalls.test(request.path)
  if (!isServerCall) {
    const site = headers['sec-fetch-site']
    if (headers.origin !== undefined && headers.origin !== origin) return 403
    if (headers.origin === undefined && site !== 'same-origin') return 403
  }
  // No form here sends files, and a multipart body that is broken is a 500 to Remix.
  const form = type === 'application/x-www-form-urlencoded'
  if (!form && !(isServerCall && type === 'application/json')) return 415
  const length = headers['content-length']
  // A body whose length is not said could be endless; browsers always say it for forms.
  if (length === undefined) return 411
  return Number(length) > maxBodyBytes || !/^\d+$/.test(length) ? 413 : undefined
}
