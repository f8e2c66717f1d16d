import express, { Router, type Request, type Response } from 'express'
import type { FormError } from '../desk/forms'
import { clock } from '../desk/format'
import { html, type Html, type Value } from '../desk/html'
import { renderPage } from '../desk/layout'
import type { Notices } from '../desk/notices'
import {
  formOf,
  noticeOf,
  ownOriginOnly,
  pageHeaders,
  readCookie,
  redirectWith,
  sendPage,
  setCookie,
} from '../desk/web'
import { handle } from '../../../provider-kit/http/handle'
import { failureWords } from '../desk/words'
import type { ActionFailure } from '../store/action-result'
import type { DeskShift, DeskStaff, ProviderStore } from '../store/types'
import { chooseView, shiftView, type CheckInForm } from './view'

/** What the check-in of one tenant works with. `base` is its path, such as `/farsta/pass`. */
export type CheckIn = { base: string; store: () => ProviderStore; clock: () => Date; notices: Notices }

const cookieName = 'assistent'
const nothingTyped: CheckInForm = { comment: '', done: [], errors: [] }

/** The assistant's page on a phone: the shift that is nearest is there already; start it, end it. */
export const createCheckInRouter = (checkIn: CheckIn, origins: ReadonlySet<string>): Router => {
  const { base, store, notices } = checkIn
  const router = Router()
  router.use(pageHeaders, ownOriginOnly(origins), express.urlencoded({ extended: false, limit: '50kb' }))

  const findMe = async (request: Request): Promise<DeskStaff | null> => {
    const id = readCookie(request, cookieName)
    return id === null ? null : ((await store().checkIn.listAssistants()).find((it) => it.id === id) ?? null)
  }

  const whoIsHere = (me: DeskStaff): Html =>
    html`<p class="vem">Du är ${me.displayName}. <a class="ds-link" href="${base}/valj">Byt person</a></p>`

  const send = (
    { request, response, me }: { request: Request; response: Response; me: DeskStaff | null },
    page: { heading: string; content: Value; errors?: readonly FormError[] },
  ): void => {
    const { heading, content, errors = [] } = page
    const site = `${store().tenant.name}, stämpla`
    const notice = errors.length > 0 ? null : noticeOf(request, notices)
    const who = me ? whoIsHere(me) : null
    const text = renderPage({ heading, site, home: base, links: [], who, notice, errors, content })
    sendPage(response, text, errors.length > 0 ? 422 : 200)
  }

  const sendChoose = async (request: Request, response: Response, errors: readonly FormError[]): Promise<void> => {
    const content = chooseView(base, await store().checkIn.listAssistants(), errors)
    send({ request, response, me: await findMe(request) }, { heading: 'Välj vem du är', content, errors })
  }

  const sendShift = async (request: Request, response: Response, me: DeskStaff, form: CheckInForm): Promise<void> => {
    const shift = await store().checkIn.nextShiftFor(me.id)
    const call = { request, response, me }
    if (!shift) {
      const content = html`<p class="ds-paragraph">Du har inget pass det närmaste dygnet.</p>`
      return send(call, { heading: 'Inget pass nu', content, errors: form.errors })
    }
    const heading = shift.status === 'started' ? `Avsluta hos ${shift.brukare.name}` : `Börja hos ${shift.brukare.name}`
    send(call, { heading, content: shiftView(base, shift, form), errors: form.errors })
  }

  router.get(
    '/valj',
    handle((request, response) => sendChoose(request, response, [])),
  )

  router.post(
    '/valj',
    handle(async (request, response) => {
      const id = formOf(request).one('assistent')
      const chosen = (await store().checkIn.listAssistants()).find((it) => it.id === id)
      if (!chosen) return sendChoose(request, response, [{ field: 'assistent', message: 'Välj ditt namn i listan' }])
      setCookie(response, cookieName, chosen.id, base)
      // Who one is stands on every page.
      response.redirect(303, base)
    }),
  )

  router.get(
    '/',
    handle(async (request, response) => {
      const me = await findMe(request)
      if (!me) return response.redirect(303, `${base}/valj`)
      await sendShift(request, response, me, nothingTyped)
    }),
  )

  /** One press: what was typed stays when it is refused. Only a shift that is the assistant's own can be touched. */
  const addAction = (
    name: string,
    run: (shiftId: string, at: Date, form: CheckInForm) => Promise<{ ok: true; data: DeskShift } | ActionFailure>,
    said: (shift: DeskShift, at: Date) => string,
  ): void => {
    router.post(
      `/${name}`,
      handle(async (request, response) => {
        const me = await findMe(request)
        if (!me) return response.redirect(303, `${base}/valj`)
        const fields = formOf(request)
        const form = { comment: fields.one('kommentar'), done: fields.all('insatser[]'), errors: [] }
        const shift = await store().checkIn.nextShiftFor(me.id)
        const at = checkIn.clock()
        const result =
          shift?.id === fields.one('pass')
            ? await run(shift.id, at, form)
            : ({ ok: false, code: 'stateConflict' } satisfies ActionFailure)
        if (!result.ok) {
          const field = result.code === 'commentMissing' ? 'kommentar' : null
          return sendShift(request, response, me, { ...form, errors: [{ field, message: failureWords[result.code] }] })
        }
        redirectWith(response, notices, base, { title: said(result.data, at) })
      }),
    )
  }

  addAction(
    'starta',
    (shiftId, at, { comment }) => store().checkIn.start(shiftId, at, comment || undefined),
    (shift, at) => `Klart: du började klockan ${clock(at)} hos ${shift.brukare.name}`,
  )
  addAction(
    'avsluta',
    (shiftId, at, { comment, done }) => store().checkIn.end(shiftId, at, comment || undefined, done),
    (shift, at) => `Klart: du slutade klockan ${clock(at)} hos ${shift.brukare.name}`,
  )

  return router
}
