import express, { type Express, type Request, type Response } from 'express'
import type { Faults, FaultOrder } from './faults'
import { faultOrder } from './faults'
import { filterBy, readCondition } from './query'
import {
  clientShapeOf,
  decisionShapeOf,
  planShapeOf,
  personnelShapeOf,
  visitShapeOf,
  workshiftOf,
  type Secret,
} from './shapes'
import type { MockTenant } from './tenant'

/** What the mock stands on. `domain` and `key`: what every call must have. */
export type MockDeps = {
  tenant: MockTenant
  clock: () => Date
  domain: string
  key: string
  secret: Secret
  faults: Faults
}

/** What stands before every path. */
export const basePath = '/WE.EC.Integration.Host'

type Row = Record<string, unknown>
type List = { rows: () => { row: Row; updated: Date }[]; searchable: readonly string[]; isDelta: boolean }

const defaultCount = 100
/** Some fixed instant before everything, for what has no time of change. */
const longAgo = new Date('2026-01-01T08:00:00Z')

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const wholeNumber = (value: unknown, otherwise: number): number | null => {
  if (value === undefined) return otherwise
  const text = one(value)
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null
}

const refuse = (response: Response, status: number, message: string): void => {
  response.status(status).json({ Message: message })
}

const html = '<!DOCTYPE html><html><body><h1>Välkommen</h1></body></html>'

/** Lets a fault happen. True when the call has been answered, or never will be. */
function happens(fault: FaultOrder['kind'] | null, response: Response): boolean {
  if (fault === 'tooMany') response.status(429).set('Retry-After', '1').json({ Message: 'Too many requests' })
  else if (fault === 'status500') refuse(response, 500, 'An error has occurred.')
  else if (fault === 'html') response.status(200).type('html').send(html)
  else if (fault === 'refuse') refuse(response, 403, 'Not in the licence')
  else if (fault === 'empty') response.json([])
  else if (fault === 'drop') response.destroy()
  else if (fault !== 'slow') return false
  return true
}

/** The mock of Lifecare's Elderly Care API: strict where the real one is, and able to fail as it does. */
export function createMock({ tenant, clock, domain, key, secret, faults }: MockDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.get('/livez', (_request, response) => response.type('text').send('ok'))

  const given = (name: string, { rows }: List) =>
    rows().map(({ row, updated }) => {
      const { Id } = row
      return { row: { ...row, ...(typeof Id === 'number' && tenant.spoiled(name, Id)) }, updated }
    })
  const still = (rows: Row[]) => rows.map((row) => ({ row, updated: longAgo }))
  const lists: Record<string, List> = {
    reported_visits: {
      // The newest first, so that what comes while one reads pushes the rest down.
      rows: () =>
        tenant
          .visitsAt(clock())
          .map((visit) => ({ row: visitShapeOf(visit, secret), updated: visit.updated }))
          .sort((a, b) => b.updated.getTime() - a.updated.getTime()),
      searchable: ['Id', 'ClientPersonId', 'PersonnelPersonId', 'ProviderUnitId', 'Status'],
      isDelta: true,
    },
    clients: {
      rows: () => still(tenant.clients.map((client) => clientShapeOf(client, secret))),
      searchable: ['Id', 'PersonId', 'FirstName', 'LastName', 'Active'],
      isDelta: true,
    },
    provider_personnels: {
      rows: () => still(tenant.staff.map((staff) => personnelShapeOf(staff, secret))),
      searchable: ['Id', 'PersonId', 'UserId'],
      isDelta: true,
    },
    sol_decisions: {
      rows: () => still(tenant.clients.map((client) => decisionShapeOf(client, secret))),
      searchable: ['Id', 'PersonId'],
      isDelta: true,
    },
    service_plans: {
      rows: () => still(tenant.clients.map((client) => planShapeOf(client, secret))),
      searchable: ['Id', 'PersonId', 'ProviderUnitId'],
      isDelta: false,
    },
    lss_decisions: { rows: () => [], searchable: ['Id', 'PersonId'], isDelta: true },
  }

  app.post('/admin/faults', express.json(), (request, response) => {
    const order = faultOrder.safeParse(request.body)
    if (!order.success) return refuse(response, 400, 'Not a fault that can be ordered')
    faults.order(order.data)
    response.status(204).end()
  })

  app.use(basePath, (request, response, next) => {
    const isKnown = one(request.query.domain) === domain && (one(request.query.key) ?? request.get('x-api-key')) === key
    // The parameter given twice is refused as a wrong one is: a retry must not append it again.
    if (!isKnown || Array.isArray(request.query.key)) return refuse(response, 401, 'Authorization has been denied')
    const fault = faults.take(request.path)
    response.locals.isShifting = fault === 'shift'
    if (!happens(fault, response)) next()
  })

  app.get(`${basePath}/api/v1/planned_workshifts`, (request, response) => {
    const since = one(request.query.modifiedTime)
    const lastSeen = one(request.query.lastSeenWorkshiftId)
    const most = wholeNumber(request.query.maxCount, defaultCount)
    const from = since === undefined ? 0 : Date.parse(since)
    if (most === null || Number.isNaN(from)) return refuse(response, 400, 'The request is invalid.')
    const after = tenant.workshiftsAt(clock()).filter(({ modified, id }) => {
      const at = modified.getTime()
      return at > from || (at === from && (lastSeen === undefined || id > lastSeen))
    })
    const page = after.slice(0, Math.min(most, tenant.cap.rows))
    response.json(
      page.map((shift) => ({ ...workshiftOf(shift, secret), ...tenant.spoiled('planned_workshifts', shift.id) })),
    )
  })

  for (const [name, list] of Object.entries(lists)) {
    app.get(`${basePath}/api/v1/${name}`, (request, response) =>
      answerList({ ...list, rows: () => given(name, list) }, tenant.cap.rows, request, response),
    )
  }
  app.use((_request, response) => refuse(response, 404, 'No HTTP resource was found that matches the request URI.'))
  return app
}

function answerList({ rows, searchable, isDelta }: List, cap: number, request: Request, response: Response): void {
  const { query } = request
  const limit = wholeNumber(query.limit, defaultCount)
  const offset = wholeNumber(query.offset, 0)
  const [gt, lt, q] = [one(query.gt), one(query.lt), one(query.q)]
  const bounds = [gt, lt].map((bound) => (bound === undefined ? null : Date.parse(bound)))
  if (limit === null || offset === null || bounds.some((bound) => bound !== null && Number.isNaN(bound))) {
    return refuse(response, 400, 'The request is invalid.')
  }
  const [after = null, before = null] = bounds
  let found = rows()
    .filter(({ updated }) => !isDelta || after === null || updated.getTime() > after)
    .filter(({ updated }) => !isDelta || before === null || updated.getTime() < before)
    .map(({ row }) => row)
  if (q !== undefined) {
    const condition = readCondition(q)
    const matching = 'refusal' in condition ? condition : filterBy(found, condition, searchable)
    if ('refusal' in matching) return refuse(response, 400, matching.refusal)
    found = matching
  }
  // What is removed from the front while one reads pulls the rest up, so that some of it is never given.
  if (response.locals.isShifting === true) found = found.slice(7)
  response.json(found.slice(offset, offset + Math.min(limit, cap)))
}
