import { Router } from 'express'

/** What readiness depends on, and what is said of it. `ready` throws when it is not there, or keys that its rows need. */
type Health = { ready: () => Promise<void>; isEmbedded: boolean; isStopping: () => boolean }

/**
 * `/livez`: the process answers. `/readyz`: it can serve, which depends on the database, that it takes what is written, and its keys alone;
 * 503 when it cannot, and at once when the process has been asked to stop. They stand before the gate, which would ask for the public host name.
 */
export function healthRoutes({ ready, isEmbedded, isStopping }: Health): Router {
  const router = Router()
  router.use(['/livez', '/readyz'], (_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    next()
  })
  router.get('/livez', (_request, response) => {
    response.type('text').send('ok')
  })
  router.get('/readyz', (_request, response) => {
    if (isStopping()) {
      response.status(503).type('text').send('stopping')
      return
    }
    ready().then(
      () => response.type('text').send(isEmbedded ? 'ok (embedded database: for trying out)' : 'ok'),
      (error: unknown) => response.status(503).type('text').send(whyNot(error)),
    )
  })
  return router
}

/** The words of `/readyz`, by the codes of what the database throws. */
const words: Readonly<Record<string, string>> = { 'missing-keys': 'keys', 'read-only': 'read-only', full: 'full' }

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return (typeof code === 'string' && Object.hasOwn(words, code) ? words[code] : undefined) ?? 'database'
}
