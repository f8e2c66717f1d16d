import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import express from 'express'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { liveRoutes } from '~/live.server'
import { createGate } from '~/platform/gate.server'
import { createLiveStreams } from '~/services/live/streams.server'
import { allScopes } from '~/domain/access/representation'
import { isDeep } from '../support/depth'
import { heldTo } from '../support/goal'
import { liveBytes } from '../support/live-memory'
import { rightAt } from '../support/rights'

/** `STREAMS=10000 npx vitest run --project integration tests/performance/live-streams.test.ts` gives the figures. */
const count = Number(process.env.STREAMS ?? (isDeep ? 3_000 : 300))
/** docs/performance.md. Of few, what a process has anyway counts for much. */
const bounds = { bytes: count < 1_000 ? 60_000 : 28_000, p99Ms: heldTo(500, process.env.STREAMS) }

const ended: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ended.reverse()) await end()
})

const answer = z.union([
  z.object({ opened: z.number() }),
  z.object({ times: z.array(z.number()) }),
  z.object({ failed: z.string() }),
])
async function hear(child: ChildProcess) {
  const [said]: unknown[] = await once(child, 'message')
  const heard = answer.parse(said)
  if ('failed' in heard) throw new Error(heard.failed)
  return heard
}

/** Streams behind the gate and the route of the portal; who is signed in, and may see what, is given. */
async function serve() {
  const now = new Date()
  const scopes = new Set(allScopes)
  const place = { ...rightAt('farsta', { scopes }), brukareId: 'f-1' }
  const user = { personId: 'p', name: 'Pia', authenticatedAt: now, previousSignInAt: null, isCoordinationNumber: false }
  let sessions = 0
  const streams = createLiveStreams({
    clock: () => new Date(),
    most: count,
    signIn: {
      session: () =>
        Promise.resolve(
          Object.assign(Object.create(null), { state: 'open', user: { ...user, sessionId: `s${sessions++}` } }),
        ),
    },
    access: {
      reach: () => {
        const about = {
          brukare: { id: 'b1', name: 'Pia', protectedIdentity: false },
          places: [{ ...place }],
          asOf: now,
        }
        return Promise.resolve([Object.assign(Object.create(null), { ...place, ...about, scopesAnywhere: scopes })])
      },
      noteRefused: () => Promise.resolve(),
    },
  })
  const app = express()
  const gate = { host: 'localhost', origin: 'http://localhost', secure: true, maxBodyBytes: 1, formOrigins: () => [] }
  app.use(createGate(gate), liveRoutes({ streams }))
  const server: Server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ended.push(
    () => server.close(),
    () => server.closeAllConnections(),
  )
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { streams, port: address.port }
}

it(
  `tells ${count} open pages that something has happened, and holds little for each`,
  { timeout: 300_000 },
  async () => {
    const { streams, port } = await serve()
    const clients = fork(new URL('live-clients.mjs', import.meta.url))
    ended.push(() => clients.kill('SIGKILL'))
    const [before, rssBefore] = [liveBytes(), process.memoryUsage().rss]
    clients.send({ port, count })
    expect(await hear(clients)).toEqual({ opened: count })
    expect(streams.count()).toBe(count)
    await wait(1_000)
    const bytes = (liveBytes() - before) / count
    const rss = (process.memoryUsage().rss - rssBefore) / count

    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      const told = hear(clients)
      const at = performance.timeOrigin + performance.now()
      streams.hear({ kind: 'change', type: 'shift', providerId: 'farsta', brukareId: 'f-1', isHere: false })
      const heard = await told
      if ('times' in heard) times.push(...heard.times.map((one) => one - at))
      await wait(200)
    }
    times.sort((one, other) => one - other)
    const p99 = times[Math.ceil(times.length * 0.99) - 1] ?? NaN
    const figures = { count, bytes, rss, p50: times[times.length >> 1], p99, most: times.at(-1) }
    console.info(
      `streams ${JSON.stringify(figures, (_, one: unknown) => (typeof one === 'number' ? Math.round(one) : one))}`,
    )
    expect(bytes).toBeLessThan(bounds.bytes)
    expect(p99).toBeLessThan(bounds.p99Ms)
  },
)
