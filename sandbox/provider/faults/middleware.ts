import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { sendProblem } from '../../../provider-kit/http/problem'
import type { Fault, Faults } from './faults'

const hugeBytes = 1_000_000_000
const slowBytes = 600
const hugePiece = `{"id":"${'x'.repeat(65_000)}"},`

const asJson = (response: Response): Response => response.status(200).setHeader('Content-Type', 'application/json')

const isGone = (response: Response): boolean => response.destroyed || response.socket?.destroyed === true

/** Right JSON, one byte at a time. */
const sendSlowly = async (response: Response, pauseMs: number): Promise<void> => {
  asJson(response)
  for (const byte of `{"items":[${' '.repeat(slowBytes)}]}`) {
    if (isGone(response)) return
    response.write(byte)
    await wait(pauseMs)
  }
  response.end()
}

function* hugePieces(): Generator<string> {
  yield '{"items":['
  for (let sent = 0; sent < hugeBytes; sent += hugePiece.length) yield hugePiece
  yield '{}]}'
}

/** A billion bytes of JSON, no faster than the client reads. A client that has had enough is no fault of ours. */
const sendHuge = (response: Response): Promise<void> =>
  pipeline(Readable.from(hugePieces()), asJson(response)).catch(() => undefined)

/** Promises more than it sends, then breaks the connection. */
const sendTruncated = (response: Response): void => {
  asJson(response).setHeader('Content-Length', 5000)
  response.write('{"items":[{"id":"shf-', () => response.socket?.destroy())
}

/** A whole second at least, as the header has them. */
const retryAfter = (ms: number | undefined): string => String(Math.max(1, Math.round((ms ?? 1000) / 1000)))

/** The call is carried out as usual, and breaks off where its answer should begin. */
const loseAnswer = (response: Response): void => {
  response.writeHead = () => response.destroy()
  response.end = () => response.destroy()
}

/** Carries a fault out. False: the call goes on to its real answer. */
const carryOut = async (fault: Fault, response: Response): Promise<boolean> => {
  switch (fault.kind) {
    case 'latency':
      await wait(fault.ms ?? 2000)
      return false
    case 'status500':
      sendProblem(response, 500, 'Ordered fault')
      return true
    case 'timeout':
      await wait(fault.ms ?? 120_000, undefined, { ref: false })
      response.socket?.destroy()
      return true
    case 'wrongJson':
      asJson(response).end('<html><body>It works!</body></html>')
      return true
    case 'wrongSchema':
      asJson(response).end(JSON.stringify({ id: 42, items: 'none', rows: {}, representations: null }))
      return true
    case 'truncated':
      sendTruncated(response)
      return true
    case 'drop':
      response.socket?.destroy()
      return true
    case 'slowBytes':
      await sendSlowly(response, fault.ms ?? 1000)
      return true
    case 'redirect':
      response.redirect(302, '/somewhere-else')
      return true
    case 'htmlNotFound':
      response.status(404).type('html').end('<html><body>No such page</body></html>')
      return true
    case 'plainRefusal':
      response.status(400).type('text').end('Bad Request')
      return true
    case 'refusal':
      sendProblem(response, 422, 'Refused')
      return true
    case 'busy':
      response.setHeader('Retry-After', retryAfter(fault.ms))
      sendProblem(response, 409, 'Still being handled')
      return true
    case 'slowDown':
      response.setHeader('Retry-After', retryAfter(fault.ms))
      sendProblem(response, 429, 'Slow down')
      return true
    case 'lostAnswer':
      loseAnswer(response)
      return false
    case 'huge':
      await sendHuge(response)
      return true
  }
}

const readJson: RequestHandler = express.json({ limit: '1mb' })

/** What a call says, as JSON in one line: for the faults that hit one thing among others. */
const bodyOf = (request: Request): string => {
  const body: unknown = request.body
  return body === undefined ? '' : JSON.stringify(body)
}

/** Lets calls of a tenant meet the faults ordered for it. Mounted at the tenant's prefix. */
export const faultMiddleware = (tenant: string, faults: Faults): RequestHandler => {
  const meet: RequestHandler = (request, response, next) => {
    const fault = faults.take(tenant, request.path, { method: request.method, body: bodyOf(request) })
    if (!fault) return next()
    carryOut(fault, response).then((answered) => (answered || isGone(response) ? undefined : next()), next)
  }
  return (request, response, next) => {
    if (!faults.readsBodies(tenant)) return meet(request, response, next)
    readJson(request, response, (error: unknown) => (error === undefined ? meet(request, response, next) : next(error)))
  }
}
