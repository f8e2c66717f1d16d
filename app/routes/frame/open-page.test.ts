import type { AppLoadContext } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { allScopes } from '~/domain/access/representation'
import { fault } from '~/platform/errors.server'
import type { OpenedRepository } from '~/database/types'
import { createReadings } from '~/services/live/readings.server'
import { createNews } from '~/services/news/news.server'
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
  headers = {},
  isFull = false,
  isWhole = true,
}: {
  held?: boolean
  scopes?: string[]
  method?: string
  headers?: Record<string, string>
  isFull?: boolean
  isWhole?: boolean
} = {}) {
  const rows: object[] = []
  const marks: object[] = []
  const warned: unknown[] = []
  const write = (what: object) => {
    if (isFull) return Promise.reject(new Error('the disk is full'))
    marks.push(what)
    return Promise.resolve()
  }
  const opened: OpenedRepository = Object.create({
    news: () => Promise.resolve({ visit: null, answers: [], wishes: [], access: [] }),
    mark: write,
    visit: (whose: object, visit: object) => write({ ...whose, ...visit }),
  })
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
      wasWhole: () => isWhole,
      live: { readings: createReadings(), done: () => undefined },
      news: createNews({ database: { opened }, logger: { warn: (...told: unknown[]) => void warned.push(told) } }),
      signIn: { session: () => Promise.resolve({ state: 'open', user: viewer }) },
      access: { find: () => Promise.resolve(found), noteRefused: () => add([{ outcome: 'denied' }]) },
      accessLog: createAccessLogService({ database: { accessLog }, provider: { providers } }),
    },
  })
  const request = new Request('https://insyn.example/b/b1/tidrapport/farsta/19830101-1234', { method, headers })
  return { rows, marks, warned, args: { request, context, params: { brukareId: 'b1' } } }
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

  it('is remembered as opened when it could be shown, and read by somebody; that it cannot be is no fault of the page', async () => {
    const page = showPage('reports:read', act, ({ saw, opens }) => {
      opens('report:farsta/rep-1')
      return saw({ a: 1 })
    })
    const whose = { personId: 'pia', brukareId: 'b1' }
    const marksOf = async (more: Parameters<typeof argsOf>[0]) => {
      const { marks, warned, args } = argsOf(more)
      expect(await page(args)).toEqual({ a: 1 })
      return { marks, warned: warned.length }
    }
    expect(await marksOf({})).toEqual({
      marks: [
        { ...whose, key: 'report:farsta/rep-1', at: now },
        { ...whose, firstAt: now, beforeAt: null, lastAt: now },
      ],
      warned: 0,
    })
    for (const [name, value] of [
      ['sec-purpose', 'prefetch'] as const,
      ['purpose', 'prefetch'] as const,
      ['sec-fetch-dest', 'empty'] as const,
    ]) {
      expect(await marksOf({ headers: { [name]: value } })).toEqual({ marks: [], warned: 0 })
    }
    // On one of which not all could be read, what has happened since need not have been seen.
    const unsure = (await marksOf({ isWhole: false })).marks
    expect(unsure).toContainEqual({ ...whose, key: 'unsure:page', at: now })
    expect(await marksOf({ method: 'HEAD' })).toEqual({ marks: [], warned: 0 })
    expect(await marksOf({ isFull: true })).toEqual({ marks: [], warned: 1 })
    const gone = argsOf()
    const opensNothing = showPage('reports:read', act, ({ opens }) => {
      opens('report:farsta/rep-1')
      throw notFound()
    })
    expect(await statusOf(opensNothing(gone.args))).toBe(404)
    expect(gone.marks).toEqual([])
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
