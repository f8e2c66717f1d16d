import { createServer, type Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { Config } from '~/platform/config.server'
import type { Metrics, MetricsBook } from '~/platform/metrics.server'
import type { NotedCall } from '~/provider/calls'
import type { HealthDetail } from '~/services/metrics/health.server'
import { livePatterns } from './live.server'
import { createRoutePatterns } from './route-patterns.server'

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])

/** When whoever asked has gone before the answer was there: nginx's number for it. */
const wentAway = 499

/** Counts every request when its answer is whole. A page that listens is no request that somebody waits for. */
export function countRequests(metrics: Pick<Metrics, 'answered'>, build: Pick<ServerBuild, 'routes'>): RequestHandler {
  const patternOf = createRoutePatterns(build)
  return (request, response, next) => {
    const begun = performance.now()
    response.once('close', () => {
      const [path = ''] = request.originalUrl.split('?')
      const route = patternOf(path)
      if (livePatterns.includes(route)) return
      metrics.answered({
        route,
        method: methods.has(request.method) ? request.method : 'other',
        status: response.writableFinished ? response.statusCode : wentAway,
        seconds: (performance.now() - begun) / 1000,
      })
    })
    next()
  }
}

type Parts = {
  config: Pick<Config, 'metricsPort' | 'metricsAddress'>
  read: MetricsBook['read']
  look: () => Promise<HealthDetail>
  /** The last calls to providers; left out: none are kept. */
  calls?: (() => NotedCall[]) | undefined
}

/**
 * What who runs the portal may look at, on a port of its own that nobody else reaches: `/metrics` for Prometheus, `/health` as
 * JSON, and `/calls`, the last calls to providers, where those are kept. Nothing when no port is configured.
 * @returns ends it
 * @throws Error when the port cannot be had
 */
export async function startMetrics({ config, read, look, calls }: Parts): Promise<() => Promise<void>> {
  const { metricsPort: port, metricsAddress: address } = config
  if (port === undefined) return () => Promise.resolve()
  const server = createServer((request, response) => {
    const say = (status: number, type: string, text: string) => {
      const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
      response.writeHead(status, headers).end(text)
    }
    const asked = `${request.method} ${request.url}`
    const answer = async () => {
      if (asked === 'GET /metrics') {
        const { contentType, text } = await read()
        say(200, contentType, text)
      } else if (asked === 'GET /health') say(200, 'application/json', `${JSON.stringify(await look(), null, 2)}\n`)
      else if (asked === 'GET /calls' && calls) say(200, 'application/json', JSON.stringify(calls()))
      else say(404, 'text/plain', 'GET /metrics or /health\n')
    }
    answer().catch(() => say(500, 'text/plain', 'not now\n'))
  })
  await listen(server, port, address)
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const why = 'code' in error ? String(error.code) : error.message
      reject(
        new Error(
          `The portal cannot start:\n  ${address} port ${port} cannot be had: ${why} (METRICS_PORT, METRICS_ADDRESS)`,
        ),
      )
    })
    server.listen(port, address, resolve)
  })
}
