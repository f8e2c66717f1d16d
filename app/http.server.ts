import { randomBytes } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import express, { type Express, type Request, type Response } from 'express'
import { publicJwks } from '~/auth/keys.server'
import { signInFormOrigins } from '~/auth/oidc.server'
import { iconsFile, iconsUrl } from '~/components/frame/generated/icons'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Metrics } from '~/platform/metrics.server'
import { fileRoutes } from '~/platform/files.server'
import { createGate } from '~/platform/gate.server'
import { healthRoutes } from '~/platform/health.server'
import { packPages } from '~/platform/packing.server'
import { createProxyWatch } from '~/platform/proxy-watch.server'
import { problemPage } from '~/platform/problem-page.server'
import { createRateLimit } from '~/platform/rate-limit.server'
import { requestNumber } from '~/platform/request-number.server'
import { securityTextRoute } from '~/platform/security-text.server'
import type { Stopping } from '~/platform/stopping.server'
import { webhookRoutes } from '~/platform/webhook.server'
import type { Services } from '~/services/create.server'
import { liveRoutes } from './live.server'
import { countRequests } from './metrics.server'
import { createPages } from './pages.server'
import { styleFiles } from './styles.server'

type Parts = {
  build: ServerBuild
  buildFolder: string
  config: Config
  services: Services
  database: Database
  stopping: Stopping
  /** Left out: nothing is counted. */
  metrics?: Metrics
}

/** What pages refer to by an address that changes with its content. */
const madeFiles = [
  ...styleFiles.map(({ path, content }) => ({ path, content, type: 'text/css' as const })),
  { path: iconsUrl, content: iconsFile, type: 'image/svg+xml' as const },
]

/** The portal's HTTP, in the order a request meets it: health, the gate, files, limits, keys, webhooks, and the pages. */
export function createApp({ build, buildFolder, config, services, database, stopping, metrics }: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(18).toString('base64')
    response.locals.requestId = requestNumber()
    next()
  })
  if (metrics !== undefined) app.use(countRequests(metrics, build))
  app.use(stopping.lastAnswers)
  app.use(healthRoutes({ ...stopping, ready: database.ready, isEmbedded: config.databaseUrl === undefined }))
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
  app.use(fileRoutes(buildFolder, madeFiles))
  app.use(createProxyWatch({ ...config, logger: services.logger }))
  app.use(createRateLimit(config.rateLimitPerMinute))
  app.get('/auth/jwks.json', (_request, response) => {
    // So long a broker or provider may go by an old set after a change of keys.
    response.set('cache-control', 'public, max-age=60').json(publicJwks(config))
  })
  app.use(securityTextRoute(config))
  app.use(webhookRoutes(services))
  app.use(liveRoutes({ streams: services.live.streams }))
  app.all('*', packPages, createPages({ build, buildFolder, config, services, database }))
  app.use((error: unknown, request: Request, response: Response, _next: unknown) => {
    services.logger.error({ err: error, requestId: String(response.locals.requestId) }, 'request failed')
    if (!response.headersSent) problemPage(request, response, 500)
    else response.destroy()
  })
  return app
}
