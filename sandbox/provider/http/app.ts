import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { createCheckInRouter } from '../check-in/router'
import { createNotices } from '../desk/notices'
import { html } from '../desk/html'
import { renderPage } from '../desk/layout'
import { createDeskRouter } from '../desk/router'
import { stylesheet, stylesheetPath } from '../desk/styles'
import { pageHeaders, sendPage } from '../desk/web'
import type { Faults } from '../faults/faults'
import { faultMiddleware } from '../faults/middleware'
import { createAccessTokens } from '../../../provider-kit/oauth/access-token'
import { createPortalKeys } from '../../../provider-kit/oauth/portal-keys'
import type { SigningKey } from '../../../provider-kit/oauth/signing-key'
import { createTokenEndpoint } from '../../../provider-kit/oauth/token-endpoint'
import { createUsedAssertions } from '../../../provider-kit/oauth/used-assertions'
import type { Provider, ProviderStore } from '../store/types'
import { createAdmin } from './admin'
import { createApi, type ApiDeps } from '../../../provider-kit/http/api'
import type { ProviderConfig } from './config'
import { createContract } from '../../../provider-kit/http/contract-validation'
import type { Logger } from '../../../provider-kit/http/logger'
import { createReadLog } from '../../../provider-kit/http/read-log'

/** What the whole site of the sandbox provider needs. `provider` gives the store there is now; a reset changes it. */
export type AppDeps = {
  config: Pick<ProviderConfig, 'clientId' | 'portalKeys' | 'production'>
  origin: string
  provider: () => Provider
  key: SigningKey
  faults: Faults
  reset: () => Promise<void>
  logger: Logger
  onContractBreak: ApiDeps['onContractBreak']
  /** Real time, for tokens: a sandbox clock must not make them valid again. */
  now: () => Date
}

const site = 'Sandlåda för anordnare'

/** The addresses that a form may come from: how the browser may call this machine. */
const ownOrigins = (origin: string): ReadonlySet<string> => {
  const port = new URL(origin).port
  return new Set([origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`])
}

const startPage = (tenants: Provider['tenants']): string =>
  renderPage({
    heading: 'Anordnare i sandlådan',
    site,
    home: '/',
    links: [],
    content: tenants.map(
      ({ key, name }) =>
        html`<section>
          <h2 class="ds-heading" data-size="sm">${name}</h2>
          <ul class="lista">
            <li><a class="ds-link" href="/${key}/skrivbord">Arbetsledarens skrivbord hos ${name}</a></li>
            <li><a class="ds-link" href="/${key}/pass">Assistentens stämpling hos ${name}</a></li>
          </ul>
        </section>`,
    ),
  })

const plainPage = (heading: string, text: string): string =>
  renderPage({ heading, site, home: '/', links: [], content: html`<p class="ds-paragraph">${text}</p>` })

const notFound: RequestHandler = (_request, response) =>
  sendPage(response, plainPage('Sidan finns inte', 'Kontrollera adressen.'), 404)

const pageError =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    logger.error({ err: error }, 'fault on a page')
    if (response.headersSent) return response.destroy()
    sendPage(response, plainPage('Något gick fel', 'Felet är noterat. Försök igen om en stund.'), 500)
  }

/** The whole site: token endpoint, API, desk and check-in of each tenant under its prefix, and the admin calls. */
export const createApp = (deps: AppDeps): Express => {
  const { config, origin, provider, key, faults, logger, now } = deps
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)

  const contract = createContract()
  const notices = createNotices()
  const portalKeys = createPortalKeys(config.portalKeys)
  const used = createUsedAssertions(now)
  const clock = (): Date => provider().clock()
  const origins = ownOrigins(origin)

  app.get(stylesheetPath, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(stylesheet)
  })
  app.get('/livez', (_request, response) => response.type('text').send('ok'))
  app.use(
    '/admin',
    createAdmin({
      faults,
      tenants: () => provider().tenants.map((it) => it.key),
      reset: deps.reset,
      logger,
      production: config.production,
    }),
  )

  for (const { key: tenant } of provider().tenants) {
    const store = (): ProviderStore => {
      const found = provider().store(tenant)
      if (!found) throw new Error(`The tenant ${tenant} is gone`)
      return found
    }
    const issuer = `${origin}/${tenant}`
    const tokens = createAccessTokens(key, issuer, now)
    const readLog = createReadLog()
    app.use(
      `/${tenant}`,
      faultMiddleware(tenant, faults),
      createTokenEndpoint({ issuer, clientId: config.clientId, portalKeys, used, tokens, now }),
      createApi({
        contract,
        store: () => store().contract,
        photo: (staffId) => store().photo(staffId),
        tokens,
        readLog,
        clock,
        logger,
        onContractBreak: deps.onContractBreak,
      }),
    )
    app.use(
      `/${tenant}/skrivbord`,
      createDeskRouter({ base: `/${tenant}/skrivbord`, store, clock, notices, readLog }, origins),
    )
    app.use(`/${tenant}/pass`, createCheckInRouter({ base: `/${tenant}/pass`, store, clock, notices }, origins))
  }

  app.get('/', pageHeaders, (_request, response) => sendPage(response, startPage(provider().tenants)))
  app.use(pageHeaders, notFound)
  app.use(pageError(logger))
  return app
}
