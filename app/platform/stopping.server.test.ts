import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import express from 'express'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createStopping, type Stopping } from './stopping.server'

let server: Server
let stopping: Stopping
let agent: Agent
let port: number
let release: () => void
/** As long as a connection is kept open, in milliseconds: whoever waits for one waits that long. */
const keptOpenMs = 65_000

beforeEach(async () => {
  stopping = createStopping()
  const held = new Promise<void>((resolve) => (release = resolve))
  const app = express()
  app.use(stopping.lastAnswers)
  app.get('/', (_request, response) => {
    response.send('ok')
  })
  app.get('/slow', (_request, response) => {
    response.flushHeaders()
    void held.then(() => response.end('ok'))
  })
  server = createServer(app)
  server.keepAliveTimeout = keptOpenMs
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  port = address.port
  agent = new Agent({ keepAlive: true })
})
afterEach(() => {
  release()
  agent.destroy()
  server.closeAllConnections()
  server.close()
})

async function ask(path: string): Promise<IncomingMessage> {
  const request = get({ port, host: '127.0.0.1', path, agent })
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    request.once('error', reject)
  })
}

async function answered(path: string) {
  const response = await ask(path)
  response.resume()
  await once(response, 'end')
  return response
}

it('keeps connections while it serves', async () => {
  const { headers } = await answered('/')
  expect(headers.connection).toBe('keep-alive')
  expect(stopping.isStopping()).toBe(false)
})

it('answers on while the balancer looks, each answer the last on its connection', async () => {
  await answered('/')
  const closed = stopping.close(server, 300)
  expect(stopping.isStopping()).toBe(true)
  const { statusCode, headers } = await answered('/')
  expect([statusCode, headers.connection]).toEqual([200, 'close'])
  await closed
  await expect(answered('/')).rejects.toThrow(/ECONNREFUSED/)
})

it('ends in a moment when nothing is under way, though connections were kept open', async () => {
  await answered('/')
  const begun = performance.now()
  await stopping.close(server, 0)
  expect(performance.now() - begun).toBeLessThan(keptOpenMs / 4)
})

it('finishes what is under way, and does not wait for its connection to be given up', async () => {
  const slow = await ask('/slow')
  const closed = stopping.close(server, 0)
  let isClosed = false
  void closed.then(() => (isClosed = true))
  await wait(100)
  expect(isClosed).toBe(false)
  release()
  slow.resume()
  await once(slow, 'end')
  const begun = performance.now()
  await closed
  expect(performance.now() - begun).toBeLessThan(keptOpenMs / 4)
})
