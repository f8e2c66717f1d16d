import express, { Router, type RequestHandler } from 'express'
import { faultOrder, type Faults } from '../faults/faults'
import { handle } from '../../../provider-kit/http/handle'
import { problemHandler, sendProblem } from '../../../provider-kit/http/problem'
import type { Logger } from '../../../provider-kit/http/logger'

/** What the admin calls steer. `tenants`: keys there are; `reset`: makes the world anew. */
export type AdminDeps = {
  faults: Faults
  tenants: () => readonly string[]
  reset: () => Promise<void>
  logger: Logger
  production: boolean
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Only from this machine, never in production, and never from a web page: a browser says its origin on every POST. */
const onlyFromHere =
  (production: boolean): RequestHandler =>
  (request, response, next) => {
    const isHere = loopback.has(request.socket.remoteAddress ?? '') && request.get('origin') === undefined
    if (production || !isHere) return sendProblem(response, 404, 'Not here')
    next()
  }

/** `POST /admin/faults` and `POST /admin/reset`, for tests and demonstrations. */
export const createAdmin = ({ faults, tenants, reset, logger, production }: AdminDeps): Router => {
  const router = Router()
  router.use(onlyFromHere(production), express.json({ limit: '10kb' }))

  router.post('/faults', (request, response) => {
    const order = faultOrder.safeParse(request.body)
    if (!order.success) {
      const detail = order.error.issues.map((it) => `${it.path.join('.')}: ${it.message}`).join('; ')
      return sendProblem(response, 400, 'Not a fault that can be ordered', detail)
    }
    if (!tenants().includes(order.data.tenant)) return sendProblem(response, 404, 'No such tenant')
    faults.set(order.data)
    response.status(204).end()
  })

  router.post(
    '/reset',
    handle(async (_request, response) => {
      faults.clear()
      await reset()
      response.status(204).end()
    }),
  )

  router.use((_request, response) => sendProblem(response, 404, 'Not here'))
  router.use(problemHandler((error) => logger.error({ err: error }, 'fault in an admin call')))
  return router
}
