import { setTimeout as wait } from 'node:timers/promises'
import express, { Router, type RequestHandler } from 'express'
import { z } from 'zod'
import { disturb } from './disturb'
import type { Faults } from './faults'
import type { Message, Messages } from './messages'

/** What the SMS service works with. `user` and `secret`: of the one account that it has. */
export type SmsDeps = { messages: Messages; faults: Faults; user: string; secret: string }

const form = z.object({
  from: z.string().min(1).max(16),
  to: z.string(),
  message: z.string().min(1).max(1530),
  whendelivered: z.url().optional(),
})

const isTelephone = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text)
/** Up to eleven letters and digits, or a telephone. */
const isSender = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]{2,10}$/.test(text) || isTelephone(text)

const soonMs = 150
const reportTries = 5

/** Says what became of it, to the address that came with it; again when it is not taken, as the service does. */
const report = async (address: string, fields: Record<string, string>): Promise<void> => {
  for (let tried = 0; tried < reportTries; tried++) {
    await wait(soonMs * 4 ** tried, undefined, { ref: false })
    const body = new URLSearchParams(fields)
    const answer = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(5_000) }).catch(() => null)
    await answer?.body?.cancel()
    if (answer !== null && answer.status >= 200 && answer.status <= 204) return
  }
}

const asTheirs = ({ id, takenAt, from, to, text, arrived }: Message) => ({
  ...{
    id: `s${id.replaceAll('-', '')}`,
    created: takenAt.replace(/Z$/, '000'),
    direction: 'outgoing',
    from,
    to,
    message: text,
  },
  ...{ status: arrived ? 'delivered' : 'failed', cost: 3500 },
})

const basicOnly =
  (user: string, secret: string): RequestHandler =>
  (request, response, next) => {
    const right = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
    if (request.get('authorization') === right) return next()
    response.status(401).type('text').send('API access requires Basic HTTP authentication')
  }

/**
 * An SMS service of the shape of 46elks (https://46elks.se/docs): `POST /sms` takes one, `GET /sms` tells which were taken, and
 * `whendelivered` is called when it has arrived or failed.
 */
export const createSmsApi = ({ messages, faults, user, secret }: SmsDeps): Router => {
  const router = Router()
  const read = express.urlencoded({ extended: false, limit: '20kb' })
  const toOf = z.object({ to: z.string() })
  const disturbed = disturb('sms', faults, ({ body }) => {
    const sent = toOf.safeParse(body)
    return sent.success ? sent.data.to : ''
  })
  router.use('/sms', read, disturbed, basicOnly(user, secret))

  router.post('/sms', (request, response) => {
    const given = form.safeParse(request.body)
    if (!given.success) return void response.status(400).type('text').send('Missing key from, to or message')
    const { from, to, message, whendelivered } = given.data
    if (!isSender(from)) return void response.status(400).type('text').send('Invalid from')
    if (!isTelephone(to)) return void response.status(400).type('text').send('Invalid to number')
    const refused = faults.take('sms', ['noSuchAddress', 'refused'], to)
    if (refused?.kind === 'noSuchAddress') return void response.status(400).type('text').send('Invalid to number')
    if (refused !== null) return void response.status(403).type('text').send('Not enough credits')
    const arrived = faults.take('sms', ['bounce'], to) === null
    const taken = messages.add({ way: 'sms', to, from, subject: null, text: message, reference: null, arrived })
    const theirs = asTheirs(taken)
    if (whendelivered !== undefined) {
      const fate: Record<string, string> = arrived
        ? { status: 'delivered', delivered: taken.takenAt }
        : { status: 'failed' }
      void report(whendelivered, { id: theirs.id, ...fate })
    }
    // When it is answered nothing is known of how it goes.
    response.json({ ...theirs, status: 'created', parts: 1 })
  })

  router.get('/sms/:id', (request, response) => {
    const sent = messages.all().find((it) => it.way === 'sms' && asTheirs(it).id === request.params.id)
    if (sent === undefined) return void response.status(404).type('text').send('Not found')
    response.json(asTheirs(sent))
  })
  router.get('/sms', (request, response) => {
    const { to = '', end = '' } = z
      .object({ to: z.string().optional(), end: z.string().optional() })
      .catch({})
      .parse(request.query)
    const sent = messages.all().filter((it) => it.way === 'sms' && (to === '' || it.to === to))
    const data = sent.map((message) => asTheirs(message)).filter(({ created }) => created >= end)
    response.json({ data: data.reverse().slice(0, 100) })
  })
  return router
}
