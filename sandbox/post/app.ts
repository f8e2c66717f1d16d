import express, { type ErrorRequestHandler, type Express, type Response } from 'express'
import type { Html } from '../provider/desk/html'
import { html } from '../provider/desk/html'
import { renderPage } from '../provider/desk/layout'
import { pageHeaders, sendPage } from '../provider/desk/web'
import { createAdmin } from './admin'
import type { Faults } from './faults'
import type { Messages } from './messages'
import { readCalls } from './calls'
import { callsView, chosenIn } from './calls-view'
import { createMessagingApi } from './messaging-api'
import { isForNobody, receivers } from './people'
import { createSmsApi } from './sms-api'
import { stylesheet, stylesheetPath } from './styles'
import { peopleView, personView, strangersView } from './views'

/** What the post office's site needs: what has come, the faults in force, and who may call its services. */
export type PostDeps = {
  messages: Messages
  faults: Faults
  /** Where the server of letters listens. */
  smtpPort: number
  sms: { user: string; secret: string }
  messaging: { clientId: string; clientSecret: string }
  /** Where the portal tells of its calls to providers; null: nowhere. */
  callsAt: string | null
}

const site = 'Telefon och brevlåda'

const ofCalls = 'Anrop till anordnarna'

const send = (response: Response, heading: string, content: Html, status = 200): void => {
  const links = [
    { href: '/', label: 'Alla testpersoner', current: heading === site },
    { href: '/andra', label: 'Andra adresser', current: heading === 'Andra adresser' },
    { href: '/anrop', label: ofCalls, current: heading === ofCalls },
  ]
  sendPage(response, renderPage({ heading, site, home: '/', links, content, stylesheetPath }), status)
}

const pageError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  if (response.headersSent) return response.destroy()
  send(response, 'Något gick fel', html`<p class="ds-paragraph">Försök igen om en stund.</p>`, 500)
}

/** The whole site: the SMS service, the municipality's messages, the switch for faults, and a page for each test person. */
export const createApp = ({ messages, faults, smtpPort, sms, messaging, callsAt }: PostDeps): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.get('/livez', (_request, response) => response.type('text').send('ok'))
  app.get(stylesheetPath, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(stylesheet)
  })
  app.use('/admin', createAdmin({ messages, faults, smtpPort }))
  app.use('/a1', createSmsApi({ messages, faults, ...sms }))
  app.use('/messaging', createMessagingApi({ messages, faults, ...messaging }))

  app.use(pageHeaders)
  app.get('/', (_request, response) => {
    const all = messages.all()
    send(response, site, peopleView(receivers, all, all.filter(isForNobody).length))
  })
  app.get('/andra', (_request, response) => {
    send(response, 'Andra adresser', strangersView(messages.all().filter(isForNobody)))
  })
  app.get('/anrop', (request, response, next) => {
    const reading = callsAt === null ? Promise.resolve(null) : readCalls(callsAt)
    reading.then((calls) => send(response, ofCalls, callsView(calls, chosenIn(request.query)))).catch(next)
  })
  app.get('/:key', (request, response, next) => {
    const person = receivers.find(({ key }) => key === request.params.key)
    if (person === undefined) return next()
    send(response, person.name, personView(person, messages.all()))
  })
  app.use((_request, response) => {
    send(response, 'Sidan finns inte', html`<p class="ds-paragraph">Kontrollera adressen.</p>`, 404)
  })
  app.use(pageError)
  return app
}
