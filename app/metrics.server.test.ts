import { createServer } from 'node:http'
import { once } from 'node:events'
import express from 'express'
import { describe, expect, it } from 'vitest'
import type { Metrics } from '~/platform/metrics.server'
import type { HealthDetail } from '~/services/metrics/health.server'
import { countRequests, startMetrics } from './metrics.server'

type Counted = Parameters<Metrics['answered']>[0]

const routes = { week: { id: 'week', path: 'b/:brukareId/schema', module: { default: () => null } } }

/** A site with one page, and one that listens, whose requests are counted. */
async function siteOf(counted: Counted[]) {
  const app = express()
  app.use(countRequests({ answered: (one) => void counted.push(one) }, { routes }))
  app.get('/b/:brukareId/live', (_request, response) => {
    response.setHeader('x-one', '1')
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.end(':\n\n')
  })
  app.get('/b/:brukareId/schema', (_request, response) => void response.send('a week'))
  const server = createServer(app).listen(0)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

describe('counting requests', () => {
  it('is by pattern, method and status, and without those that listen', async () => {
    const counted: Counted[] = []
    const site = await siteOf(counted)
    for (const [path, method] of [
      ['/b/pia/schema?q=198311059847', 'GET'],
      ['/b/pia/live', 'GET'],
      ['/198311059847', 'GET'],
      ['/b/pia/schema', 'PROPFIND'],
    ] as const)
      await (await fetch(site.origin + path, { method })).text()
    site.close()
    expect(counted.map(({ route, method, status }) => [route, method, status])).toEqual([
      ['/b/:brukareId/schema', 'GET', 200],
      ['(other)', 'GET', 404],
      ['/b/:brukareId/schema', 'other', 404],
    ])
    expect(counted.every(({ seconds }) => seconds > 0 && seconds < 10)).toBe(true)
  })
})

describe('the port of the figures', () => {
  const detail: HealthDetail = {
    ...{ at: '2026-11-19T14:00:00.000Z', upSeconds: 1, version: '1', changes: [], providers: [], streams: 0 },
    database: { kind: 'server', connections: { total: 0, idle: 0, waiting: 0 }, detail: null },
    accessLog: { secondsSinceSigned: null },
    keys: { active: { encryption: 'k1', index: 'k1', signing: 's1' }, retiring: [] },
  }
  const parts = (
    port: number | undefined,
    read = () => Promise.resolve({ contentType: 'text/plain', text: 'up 1\n' }),
  ) => ({
    ...{ config: { metricsPort: port, metricsAddress: '127.0.0.1' }, read, look: () => Promise.resolve(detail) },
  })
  const freePort = async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    server.close()
    await once(server, 'close')
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  it('gives figures and state, and nothing else, until it is ended', async () => {
    const port = await freePort()
    const end = await startMetrics(parts(port))
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
    expect(await (await get('/metrics')).text()).toBe('up 1\n')
    expect(await (await get('/health')).json()).toEqual(detail)
    expect((await get('/livez')).status).toBe(404)
    await expect(startMetrics(parts(port))).rejects.toThrow(`127.0.0.1 port ${port} cannot be had: EADDRINUSE`)
    await end()
    await expect(get('/metrics')).rejects.toThrow()
  })

  it('says that it cannot now, and goes on', async () => {
    const port = await freePort()
    const end = await startMetrics(parts(port, () => Promise.reject(new Error('no'))))
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(500)
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
    await end()
  })

  it('is none where none is configured', async () => {
    await (
      await startMetrics(parts(undefined))
    )()
  })
})
