import { Router, type Request, type Response } from 'express'
import { everythingPath } from '~/domain/live/following'
import type { LiveStreams, Outlet } from '~/services/live/streams.server'

/** Where pages listen, as patterns. */
export const livePatterns: readonly string[] = ['/b/:brukareId/live', everythingPath]

type Parts = { streams: Pick<LiveStreams, 'admit'> }

/** It ends with its connection, so that what is said is written as it is, and not in pieces with a length before each. */
const streamHeaders = {
  connection: 'close',
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/**
 * `GET /b/<id>/live` and `/att-gora/live`: what has happened, as server-sent events that say nothing but what it is about. 204
 * when the session or the right is gone, which ends it for good; 503 when this process takes no more. It never goes through
 * what packs pages, and no proxy is to hold it back.
 */
export function liveRoutes({ streams }: Parts): Router {
  const router = Router()
  router.get([...livePatterns], (request, response, next) => {
    if (request.method === 'HEAD') return next()
    const brukareId = request.params.brukareId ?? null
    streams.admit(request.get('cookie') ?? null, brukareId, String(response.locals.requestId)).then(
      (admitted) => {
        if (admitted === 'gone') response.status(204).end()
        else if (admitted === 'busy') response.status(503).end()
        else if (response.closed) return
        // One that is asked for on a connection before another has been answered: no browser does.
        else if (response.socket === null) response.status(503).end()
        else begin(request, response, admitted)
      },
      (error: unknown) => next(error),
    )
  })
  return router
}

/**
 * Answers, and leaves the connection to the stream. The head is written by hand from what the gate has set: the response would keep
 * its copy, and Express what it found the way by, for as long as the page is open, which is half of what ten thousand of them weigh.
 */
function begin(request: Request, response: Response, follow: (out: Outlet) => () => void): void {
  const { socket } = request
  const headers = Object.entries({ ...response.getHeaders(), ...streamHeaders, date: new Date().toUTCString() })
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  Object.assign(request, { next: undefined, route: undefined, params: {} })
  response.locals = {}
  socket.setNoDelay(true)
  const lines = ['HTTP/1.1 200 OK', ...headers.map(([name, value]) => `${name}: ${String(value)}`)]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  socket.on('close', follow(socket))
}
