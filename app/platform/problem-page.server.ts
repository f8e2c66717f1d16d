import type { Request, Response } from 'express'
import { htmlLang } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { languageOf } from './language.server'

const known = [400, 403, 404, 405, 411, 413, 414, 415, 421, 429, 500, 503] as const

/**
 * Answers with a short page in the reader's language, or with problem+json for a machine. Used where the site's own
 * layout cannot be: in front of it, and when it has failed. Holds no stack and nothing that was sent.
 */
export function problemPage(request: Request, response: Response, status: number): void {
  const requestId = String(response.locals.requestId)
  response.status(status)
  if (!request.accepts('html') || request.headers.accept === undefined) {
    response
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title: `HTTP ${status}`, status, instance: requestId }))
    return
  }
  const language = languageOf(request)
  const t = textsFor(language)
  const kind = known.find((one) => one === status) ?? 500
  const title = t(`errors.gate.${kind}.title`)
  const lines = [
    '<!doctype html>',
    `<html lang="${htmlLang(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${title}</title></head><body><main><h1>${title}</h1><p>${t(`errors.gate.${kind}.text`)}</p>`,
    `<p>${t('errors.gate.reference', { reference: requestId })}</p><p><a href="/">${t('errors.gate.start')}</a></p></main></body></html>`,
  ]
  response.type('html').send(lines.join('\n'))
}
