import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { RequestHandler, Response } from 'express'
import { sendProblem } from '../http/problem'
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
    case 'huge':
      await sendHuge(response)
      return true
  }
}

/** Lets calls of a tenant meet the faults ordered for it. Mounted at the tenant's prefix. */
export const faultMiddleware =
  (tenant: string, faults: Faults): RequestHandler =>
  (request, response, next) => {
    const fault = faults.take(tenant, request.path)
    if (!fault) return next()
    carryOut(fault, response).then((answered) => (answered || isGone(response) ? undefined : next()), next)
  }
