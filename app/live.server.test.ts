import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import express from 'express'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Outlet } from '~/services/live/streams.server'
import { liveRoutes } from './live.server'
import { createGate } from './platform/gate.server'
import { createStopping, type Stopping } from './platform/stopping.server'

let server: Server
let stopping: Stopping
let outs: Outlet[]
let left: number

beforeEach(async () => {
  outs = []
  left = 0
  stopping = createStopping()
  const app = express()
  app.disable('x-powered-by')
  app.use((_request, response, next) => {
    Object.assign(response.locals, { nonce: 'n', requestId: 'r' })
    next()
  })
  app.use(stopping.lastAnswers)
  const gate = {
    host: 'insyn.test',
    origin: 'https://insyn.test',
    secure: true,
    maxBodyBytes: 1,
    formOrigins: () => [],
  }
  app.use(createGate(gate))
  const follow = (out: Outlet) => {
    outs.push(out)
    out.write('retry: 3000\n:\n\n')
    return () => {
      left++
    }
  }
  app.use(liveRoutes({ streams: { admit: () => Promise.resolve(follow) } }))
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Asks for a stream, and gives its connection and all that has come on it so far. */
async function listen(): Promise<{ socket: Socket; heard: () => string }> {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  const socket = connect(address.port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8')
  socket.on('data', (text: string) => (heard += text))
  socket.write('GET /b/b1/live HTTP/1.1\r\nHost: insyn.test\r\nCookie: a=b\r\n\r\n')
  while (!heard.includes('retry:')) await wait(5)
  return { socket, heard: () => heard }
}

it('is answered with what the gate says of every answer, and its own, in one head', async () => {
  const { heard } = await listen()
  const [head = '', body = ''] = heard().split('\r\n\r\n')
  const [status, ...lines] = head.split('\r\n')
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]))
  expect(headers.size).toBe(lines.length)
  expect(status).toBe('HTTP/1.1 200 OK')
  expect(Object.fromEntries(headers)).toMatchObject({
    connection: 'close',
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-request-id': 'r',
    'x-content-type-options': 'nosniff',
  })
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(Date.parse(headers.get('date') ?? '')).not.toBeNaN()
  expect(body).toBe('retry: 3000\n:\n\n')
})

it('hears what is written, and ends with the last word, or when the browser goes', async () => {
  const [first, second] = [await listen(), await listen()]
  for (const out of outs) out.write(Buffer.from('data: 1\n\n'))
  outs[0]?.end('event: ended\ndata: {}\n\n')
  await once(first.socket, 'close')
  expect(first.heard()).toMatch(/\n\ndata: 1\n\nevent: ended\ndata: \{\}\n\n$/)
  second.socket.destroy()
  while (left < 2) await wait(5)
})

it('is let go before the process stops listening, and does not hold it up', async () => {
  const { socket, heard } = await listen()
  const letGo = async () => {
    expect(server.listening).toBe(true)
    await wait(50)
    outs[0]?.end('event: bye\ndata: {}\n\n')
  }
  const ended = once(socket, 'close')
  const begun = performance.now()
  await stopping.close(server, 100, letGo)
  expect(performance.now() - begun).toBeLessThan(2_000)
  await ended
  expect(heard()).toContain('event: bye')
})
