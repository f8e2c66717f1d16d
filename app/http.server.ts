import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type Express, type Request, type Response } from 'express'
import { publicJwks } from '~/auth/keys.server'
import { signInFormOrigins } from '~/auth/oidc.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { createGate } from '~/platform/gate.server'
import { languageOf } from '~/platform/language.server'
import { problemPage } from '~/platform/problem-page.server'
import { createRateLimit } from '~/platform/rate-limit.server'
import { requestNumber } from '~/platform/request-number.server'
import type { Services } from '~/services/create.server'
import type { PageContext } from './load-context'
import { createSections } from './sections.server'

type Parts = { build: ServerBuild; buildFolder: string; config: Config; services: Services; database: Database }

const year = 'public, max-age=31536000, immutable'

/** The portal's HTTP: files, health, keys, the gate, and Remix behind it. */
export function createApp({ build, buildFolder, config, services, database }: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(18).toString('base64')
    response.locals.requestId = requestNumber()
    next()
  })
  // These two stand before the gate, which would ask for the public host name.
  app.use(['/livez', '/readyz'], (_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    next()
  })
  app.get('/livez', (_request, response) => {
    response.type('text').send('ok')
  })
  app.get('/readyz', (_request, response) => {
    database.ready().then(
      () =>
        response.type('text').send(config.databaseUrl === undefined ? 'ok (embedded database: for trying out)' : 'ok'),
      () => response.status(503).type('text').send('database'),
    )
  })
  app.use(
    createGate({
      host: config.host,
      origin: config.origin,
      secure: config.secure,
      maxBodyBytes: 200_000,
      // Only there may a form lead to the broker.
      formOrigins: (request) => (request.path === '/logga-in' ? signInFormOrigins(config) : []),
    }),
  )
  const files = { index: false, redirect: false, dotfiles: 'ignore' as const }
  app.use(
    '/assets',
    express.static(join(buildFolder, 'client/assets'), {
      ...files,
      setHeaders: (response) => response.setHeader('cache-control', year),
    }),
  )
  app.get(
    filesAtTop(buildFolder),
    express.static(join(buildFolder, 'client'), {
      ...files,
      setHeaders: (response) => response.setHeader('cache-control', 'public, max-age=3600'),
    }),
  )
  app.use(createRateLimit(config.rateLimitPerMinute))
  app.get('/auth/jwks.json', (_request, response) => {
    response.set('cache-control', 'public, max-age=300').json(publicJwks(config))
  })
  // The raw body is what is signed.
  app.post('/webhooks/:providerId', express.text({ type: 'application/json', limit: '10kb' }), (request, response) => {
    const body: unknown = request.body
    const headers = new Headers()
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
      headers.set(name, request.get(name) ?? '')
    const taken = typeof body === 'string' && services.takeNudge(request.params.providerId, headers, body)
    response.status(taken ? 204 : 401).end()
  })
  const enhanceUrl = readEnhanceUrl(buildFolder)
  const sectionOf = createSections(build)
  const handlers = new Map<ServerBuild, ReturnType<typeof createRequestHandler>>()
  const handlerFor = (section: ServerBuild) => {
    const made = createRequestHandler({
      build: section,
      mode: 'production',
      getLoadContext: (request, response) => ({ services, page: pageContext(request, response, config, enhanceUrl) }),
    })
    handlers.set(section, made)
    return made
  }
  app.all('*', compressed, (request, response, next) => {
    const section = sectionOf(request.path)
    const remix = handlers.get(section) ?? handlerFor(section)
    void remix(request, response, next)
  })
  app.use((error: unknown, request: Request, response: Response, _next: unknown) => {
    services.logger.error({ err: error, requestId: String(response.locals.requestId) }, 'request failed')
    if (!response.headersSent) problemPage(request, response, 500)
    else response.destroy()
  })
  return app
}

function pageContext(request: Request, response: Response, config: Config, enhanceUrl: string): PageContext {
  return {
    requestId: String(response.locals.requestId),
    nonce: String(response.locals.nonce),
    language: languageOf(request),
    now: config.clock(),
    ip: request.ip ?? '',
    enhanceUrl,
    sessionIdleSeconds: config.session.idleMinutes * 60,
    support: config.support,
  }
}

/** Addresses of the few files at the top, as `/favicon.svg`: no page has to ask the disk whether it is a file. */
function filesAtTop(buildFolder: string): string[] {
  const entries = readdirSync(join(buildFolder, 'client'), { withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => `/${name}`)
}

function readEnhanceUrl(buildFolder: string): string {
  return readFileSync(join(buildFolder, 'enhance-url.txt'), 'utf8').trim()
}

const brotli = promisify(brotliCompress)
const gunzippable = promisify(gzip)

/**
 * Gathers the finished page and compresses it in one call: a compressor on the stream cost more than the page.
 * Pages are one string of a few tens of kilobytes.
 */
function compressed(request: Request, response: Response, next: () => void): void {
  const chunks: Buffer[] = []
  const end = response.end.bind(response)
  response.write = (chunk: unknown): boolean => {
    chunks.push(toBuffer(chunk))
    return true
  }
  response.end = (chunk?: unknown): Response => {
    if (chunk !== undefined && typeof chunk !== 'function') chunks.push(toBuffer(chunk))
    const body = Buffer.concat(chunks)
    // A route without a page of its own, such as a file, refuses with nothing; a person gets a page.
    if (body.length === 0 && response.statusCode === 404 && request.method !== 'HEAD') {
      problemPage(request, response, 404)
      return response
    }
    void finish(request, response, body).then(
      (packed) => end(packed),
      () => response.destroy(),
    )
    return response
  }
  next()
}

/**
 * Quality 4 costs about what gzip does and gives less. The window is no larger than the page: the usual one takes
 * megabytes a page, which doubled the time and had the garbage collector run every fifth page.
 */
function brotliParams(bytes: number): Record<number, number> {
  const window = Math.ceil(Math.log2(bytes + 16))
  return {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(Math.max(window, 10), constants.BROTLI_MAX_WINDOW_BITS),
  }
}

function toBuffer(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk)
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0)
}

async function finish(request: Request, response: Response, body: Buffer): Promise<Buffer> {
  if (body.length === 0) return body
  response.vary('Accept-Encoding')
  const encoding = body.length > 1000 ? request.acceptsEncodings('br', 'gzip') : false
  const packed =
    encoding === 'br'
      ? await brotli(body, { params: brotliParams(body.length) })
      : encoding === 'gzip'
        ? await gunzippable(body, { level: 6 })
        : body
  if (packed !== body && typeof encoding === 'string') response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', packed.length)
  return packed
}
