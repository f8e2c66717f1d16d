import type { Request, Response, Router } from 'express'
import type { DeskStaff, ProviderStore } from '../store/types'
import type { ReadLog } from '../../../provider-kit/http/read-log'
import type { FormError } from './forms'
import type { Html, Value } from './html'
import { html } from './html'
import { renderPage } from './layout'
import type { Notices } from './notices'
import { handle } from '../../../provider-kit/http/handle'
import { noticeOf, readCookie, sendPage } from './web'

/** What every page of one tenant's desk works with. `base` is its path, such as `/farsta/skrivbord`. */
export type Desk = {
  base: string
  store: () => ProviderStore
  clock: () => Date
  notices: Notices
  readLog: ReadLog
}

/** Adds a group of pages to the desk. */
export type DeskPages = (router: Router, desk: Desk) => void

/** One request by an arbetsledare who has said who they are. */
export type DeskRequest = { request: Request; response: Response; me: DeskStaff }

/** The cookie with the chosen arbetsledare's id. */
export const arbetsledareCookie = 'arbetsledare'

/** The chosen arbetsledare, or null when none, or one who is not here, is chosen. */
export const findMe = async (desk: Desk, request: Request): Promise<DeskStaff | null> => {
  const id = readCookie(request, arbetsledareCookie)
  if (id === null) return null
  return (await desk.store().desk.listArbetsledare()).find((it) => it.id === id) ?? null
}

/** A handler that needs to know who is at the desk; sends others to choose first. */
export const atDesk = (desk: Desk, run: (call: DeskRequest) => Promise<void>) =>
  handle(async (request, response) => {
    const me = await findMe(desk, request)
    if (me) return run({ request, response, me })
    response.redirect(303, `${desk.base}/valj`)
  })

const menuItems = [
  { path: '', label: 'Översikt' },
  { path: '/rapporter', label: 'Tidrapporter' },
  { path: '/invandningar', label: 'Invändningar' },
  { path: '/onskemal', label: 'Önskemål' },
  { path: '/logg', label: 'Läslogg' },
]

const whoIsHere = (base: string, me: DeskStaff): Html =>
  html`<p class="vem">Du är ${me.displayName}. <a class="ds-link" href="${base}/valj">Byt arbetsledare</a></p>`

/** Sends a page of the desk. With errors the status is 422. */
export const sendDeskPage = (
  desk: Desk,
  { request, response, me }: { request: Request; response: Response; me: DeskStaff | null },
  page: { heading: string; section?: string; content: Value; errors?: readonly FormError[]; status?: number },
): void => {
  const { heading, section, content, errors = [], status } = page
  sendPage(
    response,
    renderPage({
      heading,
      site: `${desk.store().tenant.name}, arbetsledarens skrivbord`,
      home: desk.base,
      links: me
        ? menuItems.map(({ path, label }) => ({ href: desk.base + path, label, current: section === path }))
        : [],
      who: me ? whoIsHere(desk.base, me) : null,
      notice: errors.length > 0 ? null : noticeOf(request, desk.notices),
      errors,
      content,
    }),
    status ?? (errors.length > 0 ? 422 : 200),
  )
}

/** The page for something that is not here. */
export const sendNotFound = (desk: Desk, call: DeskRequest): void =>
  sendDeskPage(desk, call, {
    heading: 'Sidan finns inte',
    status: 404,
    content: html`<p class="ds-paragraph">
      Det du söker finns inte här, eller har tagits bort. <a class="ds-link" href="${desk.base}">Till översikten</a>
    </p>`,
  })
