import type { Request, Response } from 'express'
import { htmlLang, type Language } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { languageOf } from './language.server'

const known = [400, 403, 404, 405, 411, 413, 414, 415, 421, 429, 500, 503] as const
/** What is said: what goes with the status; of a 429 that it is files that are too many at once, of a 503 that it is a document. */
export type Problem = (typeof known)[number] | 'downloads' | 'document'

type Asked = { accept: string | null | undefined; language: Language; requestId: string }

/**
 * A short page in the reader's language, or problem+json for a machine. Used where the site's own layout cannot be: in
 * front of it, where a file was asked for, and when it has failed. Holds no stack and nothing that was sent.
 */
export function problemBody(status: number, problem: Problem, { accept, language, requestId }: Asked) {
  if (accept == null || !/text\/html|text\/\*|\*\/\*/.test(accept)) {
    const content = { type: 'about:blank', title: `HTTP ${status}`, status, instance: requestId }
    return { type: 'application/problem+json', body: JSON.stringify(content) }
  }
  const t = textsFor(language)
  const title = t(`errors.gate.${problem}.title`)
  const lines = [
    '<!doctype html>',
    `<html lang="${htmlLang(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${title}</title></head><body><main><h1>${title}</h1><p>${t(`errors.gate.${problem}.text`)}</p>`,
    `<p>${t('errors.gate.reference', { reference: requestId })}</p><p><a href="/">${t('errors.gate.start')}</a></p></main></body></html>`,
  ]
  return { type: 'text/html; charset=utf-8', body: lines.join('\n') }
}

/** Answers with `problemBody`. */
export function problemPage(request: Request, response: Response, status: number): void {
  const asked = {
    accept: request.accepts('html') === false ? null : request.headers.accept,
    language: languageOf(request),
    requestId: String(response.locals.requestId),
  }
  const { type, body } = problemBody(status, known.find((one) => one === status) ?? 500, asked)
  response.status(status).type(type).send(body)
}
