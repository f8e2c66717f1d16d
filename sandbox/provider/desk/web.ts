import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { parseDate, parseMonth } from '../../../app/domain/time/time'
import type { Notices } from './notices'
import type { Notice } from './layout'

/** The query parameter with the id of what was done. */
const noticeParameter = 'besked'

/** A cookie's value, or null. Sandbox cookies hold a staff id and nothing else. */
export const readCookie = (request: Request, name: string): string | null => {
  const pairs = (request.get('cookie') ?? '').split(';').map((it) => it.trim().split('='))
  const value = pairs.find(([key]) => key === name)?.[1]
  return value !== undefined && /^[\w.:-]{1,100}$/.test(value) ? value : null
}

/** Sets a cookie for these pages only. */
export const setCookie = (response: Response, name: string, value: string, path: string): void => {
  response.cookie(name, value, { path, httpOnly: true, sameSite: 'lax', maxAge: 30 * 86_400_000 })
}

/** Sends a page. 422 when a form had errors, so that nobody takes it for done. */
export const sendPage = (response: Response, page: string, status = 200): void => {
  response.status(status).type('html').send(page)
}

/** 303 to a page of our own, with what was done. */
export const redirectWith = (response: Response, notices: Notices, to: string, notice: Notice): void => {
  const separator = to.includes('?') ? '&' : '?'
  response.redirect(303, `${to}${separator}${noticeParameter}=${notices.put(notice)}`)
}

const text = z.string()

/** One query parameter as text; empty when it is absent or given twice. */
export const queryText = (request: Request, name: string): string => {
  const value = text.safeParse(request.query[name])
  return value.success ? value.data : ''
}

/** What was done on the page before, if anything. */
export const noticeOf = (request: Request, notices: Notices): Notice | null =>
  notices.find(queryText(request, noticeParameter))

const form = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** The posted fields: each name with its values, trimmed. A body that is no form gives none. */
export const formOf = (request: Request): { one: (name: string) => string; all: (name: string) => string[] } => {
  const parsed = form.safeParse(request.body)
  const fields = parsed.success ? parsed.data : {}
  const all = (name: string): string[] => [fields[name] ?? []].flat().map((it) => it.trim())
  return { one: (name) => all(name)[0] ?? '', all }
}

/** A part of the path; never empty where the route names it. */
export const param = (request: Request, name: string): string => request.params[name] ?? ''

/** The day asked for, or today. */
export const dayOf = (request: Request, today: string): string => parseDate(queryText(request, 'datum')) ?? today

/** The month asked for, or this one. */
export const monthOf = (request: Request, thisMonth: string): string =>
  parseMonth(queryText(request, 'manad')) ?? thisMonth

/**
 * Refuses a POST from any other origin, and one that does not say where it comes from: no page elsewhere may act as the
 * arbetsledare. Source: OWASP, verifying origin with standard headers.
 */
export const ownOriginOnly =
  (origins: ReadonlySet<string>): RequestHandler =>
  (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || origins.has(request.get('origin') ?? '')) return next()
    response.status(403).type('text').send('Formuläret kom inte från den här platsen.')
  }

/** Security headers of the pages. No script runs in them at all. */
export const pageHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
  next()
}
