import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { Request as HttpRequest, Response as HttpResponse } from 'express'
import { livePlace } from '~/components/live/follows'
import { asOfHeader, followHeader } from '~/domain/live/following'
import { formatsFor } from '~/i18n/format'
import type { Language } from '~/i18n/languages'
import type { Clock } from '~/platform/clock'
import { languageOf } from '~/platform/language.server'
import { shownFrom } from '~/routes/live/drawn.server'
import type { Services } from '~/services/create.server'

/** What of a document is another each time, or says only when it was made: not what makes a page another page. */
const passing = [
  /<p class="on-paper[^]*?<\/p>/g,
  /@page\{[^]*?<\/style>/g,
  /<p [^>]*\bdata-live=[^]*?<\/p>/g,
  /<input [^>]*type="hidden"[^>]*>/g,
]

/** The version of a rendered document, as 72 bits: the same for what shows the same. `nonce` is another in each. */
function tagOf(html: string, nonce: string): string {
  const shown = passing.reduce((text, one) => text.replaceAll(one, ''), html.replaceAll(nonce, ''))
  return createHash('sha256').update(shown).digest('base64url').slice(0, 12)
}

/**
 * Writes into a page that can follow what happens which version it is, and remembers that it was drawn so.
 * @returns the document, and its tag; null for a page that does not follow anything
 */
export function liveDocument(
  html: string,
  request: Request,
  context: AppLoadContext,
): { html: string; tag: string | null } {
  if (!html.includes(livePlace)) return { html, tag: null }
  const { services, page } = context
  const tag = tagOf(html, page.nonce)
  const held = shownFrom(context)
  const sessionId = held?.[0]?.viewer.sessionId
  if (held !== undefined && sessionId !== undefined && services.wasWhole(page.requestId)) {
    const { pathname, search } = new URL(request.url)
    const key = keyOf(sessionId, page.language, pathname + search)
    services.live.pages.remember(key, { held, now: page.now, tag: weak(tag), since: page.heard })
  }
  return { html: html.replace(livePlace, tag), tag: weak(tag) }
}

/** The header's form of it: two documents of one version show the same, and are not the same to the letter. */
const weak = (tag: string) => `W/"${tag}"`

/** True when a page that asks by itself has this version already. */
export function isAsBefore(tag: string | null, { headers }: Pick<Request, 'headers'>): boolean {
  return tag !== null && headers.has(followHeader) && headers.get('if-none-match') === tag
}

/** What is said with "as it was": from when that is. */
export function unchangedHeaders({ language, now }: { language: Language; now: Date }): [string, string][] {
  return [[asOfHeader, encodeURIComponent(formatsFor(language, now).time(now))]]
}

const keyOf = (sessionId: string, language: string, path: string) => `${sessionId} ${language} ${path}`

/**
 * Answers a page that asks for itself again with 304 before anything is drawn, when it can be told that it would be drawn as it
 * was. The guard has run: session and rights are read as for any page.
 * @returns gives null when the request does not ask so; false when the page must be drawn
 */
export function createUnchanged({ services, clock }: { services: Services; clock: Clock }) {
  const { signIn, access, live } = services
  const answer = async (request: HttpRequest, response: HttpResponse, tag: string): Promise<boolean> => {
    const now = clock()
    const language = languageOf(request)
    const state = await signIn.session(request.get('cookie') ?? null, { isUse: false })
    if (state.state !== 'open' || state.waitSeconds) return false
    const key = keyOf(state.user.sessionId, language, request.originalUrl)
    if (!live.pages.isKnown(key, { tag, now })) return false
    const brukareId = /^\/b\/([^/?]+)/i.exec(request.path)?.[1] ?? null
    const held = await access.reach(state.user, brukareId, String(response.locals.requestId))
    if (!live.pages.isUnchanged(key, { held, now, tag })) return false
    for (const [name, value] of [['etag', tag] as const, ...unchangedHeaders({ language, now })]) {
      response.set(name, value)
    }
    response.status(304).end()
    return true
  }
  return (request: HttpRequest, response: HttpResponse): Promise<boolean> | null => {
    const tag = request.get('if-none-match')
    const isAsked = tag !== undefined && request.get(followHeader) !== undefined && request.method === 'GET'
    return isAsked ? answer(request, response, tag) : null
  }
}
