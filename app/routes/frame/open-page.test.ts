import type { AppLoadContext } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { allScopes } from '~/domain/access/representation'
import { fault } from '~/platform/errors.server'
import { createAccessLogService } from '~/services/access-log/log.server'
import { rightAt } from '../../../tests/support/rights'
import { notFound, showPage, takeForm } from './open-page.server'

const now = new Date('2026-11-19T14:00:00Z')
const act = { action: 'report.read', type: 'timeReport' }
const providers = [
  { id: 'farsta', name: 'Farsta Assistans', webhookSecret: undefined },
  { id: 'soder', name: 'Söders Hemtjänst', webhookSecret: undefined },
]
const busy = fault('unavailable', { code: 'access-log-busy', message: 'held' })

const throwing = (thrown: Error | Response) => () => {
  if (thrown instanceof Response) throw thrown
  throw thrown
}

/** A page's arguments, and the rows that it left; `held`: somebody holds the chain of the log. */
function argsOf({
  held = false,
  scopes = ['reports:read'],
  method = 'GET',
}: { held?: boolean; scopes?: string[]; method?: string } = {}) {
  const rows: object[] = []
  const add = (entries: readonly object[]) => {
    if (held) return Promise.reject(busy)
    rows.push(...entries)
    return Promise.resolve()
  }
  const viewer = { personId: 'pia', authenticatedAt: now }
  const places = providers.map(({ id }) =>
    rightAt(id, { scopes: new Set(allScopes.filter((one) => scopes.includes(one))) }),
  )
  const brukare = { id: 'b1', name: 'Pia', protectedIdentity: false }
  const found = { ...places[0], viewer, brukare, places, scopesAnywhere: new Set(scopes), asOf: now, stale: false }
  const accessLog = Object.create({ append: (entry: object) => add([entry]), appendAll: add })
  const context: AppLoadContext = Object.create({
    page: { language: 'sv', requestId: 'r', now },
    services: {
      logger: { warn: () => undefined },
      answers: () => Promise.resolve([]),
      signIn: { session: () => Promise.resolve({ state: 'open', user: viewer }) },
      access: { find: () => Promise.resolve(found), noteRefused: () => add([{ outcome: 'denied' }]) },
      accessLog: createAccessLogService({ database: { accessLog }, provider: { providers } }),
    },
  })
  const request = new Request('https://insyn.example/b/b1/tidrapport/farsta/19830101-1234', { method })
  return { rows, args: { request, context, params: { brukareId: 'b1' } } }
}

const statusOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : 500),
  )

describe('a page about a brukare', () => {
  it('is in the log as seen, with what was found', async () => {
    const { rows, args } = argsOf()
    const what = { id: 'rep-1', providerId: 'farsta', period: '2026-10', about: 'Anna Berg' }
    expect(await showPage('reports:read', act, ({ saw }) => saw({ a: 1 }, what))(args)).toEqual({ a: 1 })
    expect(rows).toMatchObject([
      { outcome: 'allowed', resourceId: 'rep-1', providerId: 'farsta', period: '2026-10', about: 'Anna Berg' },
    ])
  })

  it('has a row for each provider that was asked, and of the silent one nothing was seen', async () => {
    const { rows, args } = argsOf()
    const silent = { providerName: 'Söders Hemtjänst', reason: 'unavailable' as const, asOf: null, since: null }
    await showPage('reports:read', act, ({ sawAtEach }) => sawAtEach({}, [silent], { period: '2026-10' }))(args)
    expect(rows).toMatchObject([
      { providerId: 'farsta', outcome: 'allowed' },
      { providerId: 'soder', outcome: 'failed' },
    ])
  })

  it.each([
    ['is not there', notFound(), 404, 'absent'],
    ['breaks', new Error('broken'), 500, 'failed'],
    ['cannot be had now', fault('unavailable', { code: 'x', message: 'x' }), 503, 'failed'],
  ])('that %s is a try, and names nothing', async (_what, thrown, status, outcome) => {
    for (const loader of [
      showPage('reports:read', act, throwing(thrown)),
      takeForm('reports:read', act, throwing(thrown)),
    ]) {
      const { rows, args } = argsOf()
      expect(await statusOf(loader(args))).toBe(status)
      expect(rows).toMatchObject([{ outcome, resourceId: null }])
    }
  })

  it('of which only the headers are asked for is not in the log as seen; what came of a try is', async () => {
    const { rows, args } = argsOf({ method: 'HEAD' })
    await showPage('reports:read', act, ({ saw }) => saw({ a: 1 }, { id: 'rep-1' }))(args)
    expect(rows).toEqual([])
    expect(await statusOf(showPage('reports:read', act, throwing(notFound()))(args))).toBe(404)
    expect(rows).toMatchObject([{ outcome: 'absent' }])
  })

  it('that leads on has no row: nothing was seen', async () => {
    const { rows, args } = argsOf()
    const leads = new Response(null, { status: 303, headers: { location: '/' } })
    expect(await statusOf(showPage('reports:read', act, throwing(leads))(args))).toBe(303)
    expect(rows).toEqual([])
  })

  it('is not shown without its row, nor refused without it: who waits for the log in vain is told to try again', async () => {
    const page = showPage('reports:read', act, ({ saw }) => saw({ a: 1 }))
    expect(await statusOf(page(argsOf({ held: true }).args))).toBe(503)
    expect(await statusOf(page(argsOf({ held: true, scopes: [] }).args))).toBe(503)
    const form = takeForm('reports:read', act, ({ did }) => did())
    expect(await statusOf(form(argsOf({ held: true }).args))).toBe(503)
    const { rows, args } = argsOf({ scopes: [] })
    expect(await statusOf(page(args))).toBe(404)
    expect(rows).toEqual([{ outcome: 'denied' }])
  })
})
