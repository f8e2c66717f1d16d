import express, { Router, type RequestHandler } from 'express'
import { faultOrder, type Faults } from './faults'
import type { Messages } from './messages'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Only from this machine, and never from a web page: a browser says its origin on every POST. */
const onlyFromHere: RequestHandler = (request, response, next) => {
  const isHere = loopback.has(request.socket.remoteAddress ?? '') && request.get('origin') === undefined
  if (isHere) return next()
  response.status(404).type('text').send('Not here')
}

/** What the admin calls steer, and where the server of letters listens. */
type AdminDeps = { messages: Messages; faults: Faults; smtpPort: number }

/** For tests and demonstrations: `POST /admin/faults`, `GET /admin/messages` (all that came, in order), and `DELETE` of them. */
export const createAdmin = ({ messages, faults, smtpPort }: AdminDeps): Router => {
  const router = Router()
  router.use(onlyFromHere, express.json({ limit: '10kb' }))
  router.post('/faults', (request, response) => {
    const order = faultOrder.safeParse(request.body)
    if (!order.success) {
      const detail = order.error.issues.map((it) => `${it.path.join('.')}: ${it.message}`).join('; ')
      return void response.status(400).type('text').send(`Not a fault that can be ordered: ${detail}`)
    }
    faults.set(order.data)
    response.status(204).end()
  })
  router.get('/messages', (_request, response) => response.json({ smtpPort, messages: messages.all() }))
  router.delete('/messages', (_request, response) => {
    messages.clear()
    faults.clear()
    response.status(204).end()
  })
  router.use((_request, response) => response.status(404).type('text').send('Not here'))
  return router
}
