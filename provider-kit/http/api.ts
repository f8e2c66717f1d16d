import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { validatorFor } from '../../provider-api/validate'
import type { AccessTokens } from '../oauth/access-token'
import type { Actor, ContractStore } from '../contract-store'
import type { ApiAnswer, ApiHandler } from './call'
import { sendConditionally } from './conditional'
import type { Operation, RawRequest, Violation } from './contract-validation'
import type { Logger } from './logger'
import { createOperations } from './operations'
import { problemHandler, sendProblem } from './problem'
import type { ReadLog } from './read-log'

/** What the API of one tenant needs. */
export type ApiDeps = {
  contract: readonly Operation[]
  store: () => ContractStore
  /** The photo of a member of staff, as PNG; null when there is none. */
  photo: (staffId: string) => Uint8Array | null
  tokens: AccessTokens
  readLog: ReadLog
  clock: () => Date
  logger: Logger
  /** Told each time an answer of ours breaks the contract, which is our fault and fails a test. */
  onContractBreak: (operation: string, violations: readonly Violation[]) => void
}

/** Where the photos of the staff are, under the tenant's own address. */
export const photoPath = '/bilder'

const isRole = validatorFor('ActorRole')

const actorIn = (request: Request): Actor | null => {
  const reference = request.get('insyn-actor')
  const role: unknown = request.get('insyn-actor-role')
  return reference !== undefined && isRole(role) ? { reference, role } : null
}

const said = (violations: readonly Violation[]): string =>
  violations.map((it) => `${it.where}: ${it.message}`).join('; ')

/** Sends X-Request-Id back, so that one page view can be followed through both systems. */
const echoRequestId: RequestHandler = (request, response, next) => {
  const id = request.get('x-request-id')
  if (id !== undefined && /^[\w.:-]{1,100}$/.test(id)) response.setHeader('X-Request-Id', id)
  next()
}

const isReportSearch = validatorFor('TimeReportSearch')

/** Whom a call is about, by the ids in it, and in which role: one in the address, or those in the body of the search. */
const subjectsOf = (request: Request): { subject: string; role: string | null }[] => {
  const asked: unknown = request.body
  if (isReportSearch(asked)) return asked.brukare.map(({ id, role }) => ({ subject: id, role }))
  const role = request.get('insyn-actor-role') ?? null
  return [{ subject: Object.values(request.params).join(' ') || 'ingen', role }]
}

const expressPath = (template: string): string => template.replace(/\{(\w+)\}/g, ':$1')

/**
 * The API of one tenant: each call of the contract, its token, its request and its answer checked. Routes are made from
 * the contract itself, so none can be missing.
 */
export const createApi = (deps: ApiDeps): Router => {
  const { contract, tokens, readLog, clock, logger, onContractBreak } = deps
  const handlers: Record<string, ApiHandler | undefined> = createOperations(deps.store)

  const authorize: RequestHandler = (request, response, next) => {
    tokens.clientOf(request.get('authorization')).then((client) => {
      if (client !== null) return next()
      response.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"')
      sendProblem(response, 401, 'No valid access token')
    }, next)
  }

  const send = (operation: Operation, request: Request, response: Response, answer: ApiAnswer): void => {
    if (answer === null) return sendProblem(response, 404, 'Not here')
    if ('bytes' in answer) {
      return sendConditionally(request, response, { mediaType: answer.mediaType, body: answer.bytes })
    }
    const violations = operation.checkAnswer(answer.status, answer.json)
    if (violations.length > 0) {
      logger.error({ operation: operation.id, violations }, 'OUR OWN ANSWER BREAKS THE CONTRACT')
      onContractBreak(operation.id, violations)
      return sendProblem(response, 500, 'The answer does not follow the contract', said(violations))
    }
    if (answer.replayed) response.setHeader('Idempotent-Replayed', 'true')
    const body = JSON.stringify(answer.json)
    if (operation.method === 'get') {
      return sendConditionally(request, response, { mediaType: 'application/json', body })
    }
    response.status(answer.status).set({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(body)
  }

  const answerCall = async (operation: Operation, handler: ApiHandler, request: Request, response: Response) => {
    const { params, query, headers } = request
    const takesBody = operation.bodySchema !== null
    if (takesBody && !request.is('application/json')) return sendProblem(response, 415, 'The body is to be JSON')
    const raw: RawRequest = { params, query, headers, body: takesBody ? request.body : null }
    const violations = operation.checkRequest(raw)
    if (violations.length > 0) {
      const status = violations.every((it) => it.where === 'body') ? 422 : 400
      return sendProblem(response, status, 'The request does not follow the contract', said(violations))
    }
    const idempotencyKey = request.get('idempotency-key') ?? ''
    send(operation, request, response, await handler({ ...raw, actor: actorIn(request), idempotencyKey }))
  }

  /** Log rows are written when the answer is sent, so that its status is in them. */
  const log = (operation: Operation, request: Request, response: Response): void => {
    response.on('finish', () => {
      const call = {
        at: clock(),
        actor: request.get('insyn-actor') ?? null,
        operation: operation.id,
        status: response.statusCode,
        requestId: String(response.getHeader('X-Request-Id') ?? ''),
      }
      for (const about of subjectsOf(request)) readLog.add({ ...call, ...about })
      logger.info({ ...call, subjects: subjectsOf(request) }, 'call')
    })
  }

  const router = Router()
  router.get(`${photoPath}/:file`, authorize, (request, response) => {
    const photo = deps.photo((request.params.file ?? '').replace(/\.png$/, ''))
    if (photo === null) return sendProblem(response, 404, 'Not here')
    sendConditionally(request, response, { mediaType: 'image/png', body: photo })
  })
  router.use('/v1', echoRequestId, authorize, express.json({ limit: '200kb' }))
  for (const operation of contract) {
    const handler = handlers[operation.id]
    if (!handler) throw new Error(`Nothing answers ${operation.id}`)
    router[operation.method](expressPath(operation.path), (request, response, next) => {
      log(operation, request, response)
      answerCall(operation, handler, request, response).catch(next)
    })
  }
  router.use('/v1', (_request, response) => sendProblem(response, 404, 'Not in the contract'))
  router.use(
    '/v1',
    problemHandler((error) => logger.error({ err: error }, 'fault in the API')),
  )
  return router
}
