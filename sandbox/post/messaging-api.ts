import { randomBytes, randomUUID } from 'node:crypto'
import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { disturb } from './disturb'
import type { Faults } from './faults'
import type { Messages, NewMessage } from './messages'
import { receivers } from './people'

/** What the municipality's messages work with. `clientId` and `clientSecret`: of the one client that it knows. */
export type MessagingDeps = { messages: Messages; faults: Faults; clientId: string; clientSecret: string }

const smsBody = z.object({
  mobileNumber: z.string().regex(/^\+467[02369]\d{7}$/),
  message: z.string().min(1),
  sender: z.string().min(3).max(11).optional(),
})
const emailBody = z.object({
  emailAddress: z.email(),
  subject: z.string().min(1),
  message: z.string().optional(),
  headers: z.object({ MESSAGE_ID: z.array(z.string()).optional() }).optional(),
  sender: z.object({ name: z.string(), address: z.email() }).optional(),
})
const digitalBody = z.object({
  party: z.object({ partyIds: z.array(z.uuid()).min(1) }),
  subject: z.string().optional(),
  contentType: z.enum(['text/plain', 'text/html']),
  body: z.string().min(1),
})

const tokenSeconds = 3600
/** How long a message is on its way before its status says how it went. */
const underWayMs = 300

type Sent = { to: string; way: NewMessage['way'] }
const sentTo = z.union([
  z.object({ mobileNumber: z.string() }).transform((it) => it.mobileNumber),
  z.object({ emailAddress: z.string() }).transform((it) => it.emailAddress),
  z.object({ party: z.object({ partyIds: z.array(z.string()) }) }).transform((it) => it.party.partyIds[0] ?? ''),
])

const problem = (response: Response, status: number, title: string): void =>
  void response.status(status).type('application/problem+json').send(JSON.stringify({ status, title }))

/**
 * Messages of a municipality, of the shape of Sundsvall's (github.com/Sundsvallskommun/api-service-messaging), with its token
 * endpoint (OAuth 2.0 client credentials) and the look-up of whose party id a number has. What is taken is AWAITING_FEEDBACK for a
 * moment; how it went is asked for by the message's id.
 */
export const createMessagingApi = ({ messages, faults, clientId, clientSecret }: MessagingDeps): Router => {
  const router = Router()
  const tokens = new Map<string, number>()
  const statuses = new Map<string, { deliveryId: string; type: string; from: number; status: string }>()

  router.post('/token', express.urlencoded({ extended: false, limit: '5kb' }), (request, response) => {
    const right = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    if (request.get('authorization') !== right) return void response.status(401).json({ error: 'invalid_client' })
    const grant = z.object({ grant_type: z.literal('client_credentials') }).safeParse(request.body)
    if (!grant.success) return void response.status(400).json({ error: 'unsupported_grant_type' })
    const token = randomBytes(24).toString('base64url')
    tokens.set(token, Date.now() + tokenSeconds * 1000)
    response.json({ access_token: token, token_type: 'Bearer', expires_in: tokenSeconds })
  })

  const bearerOnly: RequestHandler = (request, response, next) => {
    const until = tokens.get((request.get('authorization') ?? '').replace(/^Bearer /, ''))
    if (until !== undefined && until > Date.now()) return next()
    problem(response, 401, 'Unauthorized')
  }
  const toOf = ({ body }: Request): string => {
    const sent = sentTo.safeParse(body)
    return sent.success ? sent.data : ''
  }
  router.use(express.json({ limit: '200kb' }), disturb('messaging', faults, toOf), bearerOnly)

  /** Takes a message, unless it has nowhere to go, and gives its result. */
  const take = (type: string, { to, way }: Sent, rest: Omit<NewMessage, 'to' | 'way' | 'arrived'>) => {
    const refused = faults.take('messaging', ['noSuchAddress', 'refused'], to)
    const isTaken = refused === null
    const arrived = isTaken && faults.take('messaging', ['bounce'], to) === null
    const status = refused?.kind === 'noSuchAddress' ? 'NOT_SENT' : arrived ? 'SENT' : 'FAILED'
    if (isTaken) messages.add({ ...rest, to, way, arrived })
    const messageId = randomUUID()
    const deliveryId = randomUUID()
    statuses.set(messageId, { deliveryId, type, from: Date.now() + underWayMs, status })
    const first = isTaken ? 'AWAITING_FEEDBACK' : status
    return { messageId, deliveries: [{ deliveryId, messageType: type, status: first }] }
  }

  router.post('/:municipalityId/sms', (request, response) => {
    const given = smsBody.safeParse(request.body)
    if (!given.success) return problem(response, 400, 'Constraint Violation')
    const { mobileNumber: to, message: text, sender: from = 'Kommunen' } = given.data
    response.status(201).json(take('SMS', { to, way: 'sms' }, { from, subject: null, text, reference: null }))
  })
  router.post('/:municipalityId/email', (request, response) => {
    const given = emailBody.safeParse(request.body)
    if (!given.success) return problem(response, 400, 'Constraint Violation')
    const { emailAddress: to, subject, message: text = '', sender, headers } = given.data
    const reference = headers?.MESSAGE_ID?.[0] ?? null
    const rest = { from: sender?.name ?? 'Kommunen', subject, text, reference }
    response.status(201).json(take('EMAIL', { to, way: 'email' }, rest))
  })
  router.post('/:municipalityId/:organizationNumber/digital-mail', (request, response) => {
    const given = digitalBody.safeParse(request.body)
    if (!given.success) return problem(response, 400, 'Constraint Violation')
    const { party, subject = null, body: text } = given.data
    const sent = party.partyIds.map((partyId) => {
      const receiver = receivers.find((one) => one.partyId === partyId)
      if (receiver?.mailbox == null) {
        const messageId = randomUUID()
        return {
          messageId,
          deliveries: [{ deliveryId: randomUUID(), messageType: 'DIGITAL_MAIL', status: 'NOT_SENT' }],
        }
      }
      return take(
        'DIGITAL_MAIL',
        { to: receiver.number, way: 'digitalPost' },
        { from: 'Insyn', subject, text, reference: null },
      )
    })
    response.status(201).json({ batchId: randomUUID(), messages: sent })
  })
  router.post('/:municipalityId/:organizationNumber/mailboxes', (request, response) => {
    const given = z.array(z.uuid()).min(1).max(1000).safeParse(request.body)
    if (!given.success) return problem(response, 400, 'Constraint Violation')
    response.json(
      given.data.map((partyId) => {
        const mailbox = receivers.find((one) => one.partyId === partyId)?.mailbox ?? null
        return { partyId, supplier: mailbox?.supplier ?? null, reachable: mailbox !== null }
      }),
    )
  })
  router.get('/:municipalityId/status/message/:messageId', (request, response) => {
    const kept = statuses.get(request.params.messageId)
    if (kept === undefined) return problem(response, 404, 'Not Found')
    const status = Date.now() < kept.from ? 'AWAITING_FEEDBACK' : kept.status
    const delivery = { deliveryId: kept.deliveryId, messageType: kept.type, status }
    response.json({ messageId: request.params.messageId, deliveries: [delivery] })
  })
  router.get('/party/:municipalityId/PRIVATE/:legalId/partyId', (request, response) => {
    const known = receivers.find(({ number }) => number === request.params.legalId)
    if (known === undefined) return problem(response, 404, 'Not Found')
    response.type('text').send(known.partyId)
  })
  router.use((_request, response) => problem(response, 404, 'Not Found'))
  return router
}
