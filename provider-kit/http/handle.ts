import type { Request, RequestHandler, Response } from 'express'

/** Makes a promise-returning handler one that Express 4 understands: what it throws goes to the error handler. */
export const handle =
  (run: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  (request, response, next) => {
    run(request, response).catch(next)
  }
