import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, Response } from 'express'

/** An error that becomes an application/problem+json answer (RFC 9457). `detail` holds nothing personal. */
export type HttpProblem = Error & { problem: { status: number; title: string; detail?: string } }

/** Makes an error to throw from a handler. `title` and `detail` are in English: engineers read them. */
export const httpProblem = (status: number, title: string, detail?: string): HttpProblem =>
  Object.assign(new Error(title), { problem: { status, title, ...(detail ? { detail } : {}) } })

/** True for an error made by httpProblem. */
export const isHttpProblem = (error: unknown): error is HttpProblem => error instanceof Error && 'problem' in error

/** Sends a problem document. `instance` is the request's X-Request-Id. */
export const sendProblem = (response: Response, status: number, title: string, detail?: string): void => {
  const requestId: unknown = response.getHeader('X-Request-Id')
  const body = {
    type: 'about:blank',
    title,
    status,
    ...(detail ? { detail } : {}),
    ...(typeof requestId === 'string' ? { instance: requestId } : {}),
  }
  response.status(status).setHeader('Content-Type', 'application/problem+json').end(JSON.stringify(body))
}

/** The status of an error thrown by Express's own body parsers, which is 4xx for what the client did. */
const statusOf = (error: unknown): number => {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500
  const { status } = error
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

/**
 * Turns every error under the API into a problem document. Errors that nobody meant go to `onFault`, so that they are
 * seen; the client only learns that there was one.
 */
export const problemHandler =
  (onFault: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (isHttpProblem(error)) {
      const { status, title, detail } = error.problem
      if (status >= 500) onFault(error)
      sendProblem(response, status, title, detail)
      return
    }
    const status = statusOf(error)
    if (status === 500) onFault(error)
    sendProblem(response, status, STATUS_CODES[status] ?? 'Error')
  }
