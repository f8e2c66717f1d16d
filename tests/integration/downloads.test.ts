import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { AppLoadContext } from '@remix-run/node'
import express, { type Request as Asked, type Response as Answered } from 'express'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '~/database/types'
import { afterwards, attachFile } from '~/platform/file-sending.server'
import { createLogger } from '~/platform/logger.server'
import { packPages } from '~/platform/packing.server'
import { openDownload } from '~/routes/tables/file-response.server'
import { createDownloads } from '~/services/tables/downloads.server'
import { databaseKinds, useTestDatabase, type TestDatabase } from '../support/databases'

const line = `${'x'.repeat(1000)}\r\n`

/** Lines without end, or so many; `told` is how many have been read, and whether it was closed. */
function source(most = Infinity) {
  const told = { lines: 0, closed: false, failAt: Infinity }
  async function* lines() {
    try {
      while (told.lines < most) {
        if (told.lines >= told.failAt) throw new Error('the database has gone')
        told.lines += 1
        yield line
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      told.closed = true
    }
  }
  return { told, content: () => Readable.from(lines()) }
}

describe.each(databaseKinds)('files, with places on the %s database', (kind) => {
  let database: Database
  let test: TestDatabase
  let port = 0
  let end: () => void
  let next: ReturnType<typeof source>
  const failures: unknown[] = []
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  /** The part of the load context that a file needs. */
  function contextOf(asked: Asked, response: Answered): AppLoadContext {
    const user = { personId: asked.get('x-person') ?? '', authenticatedAt: test.time.now }
    const parts = {
      page: {
        ...{ language: 'sv', requestId: 'r', now: test.time.now },
        attachFile: (content: Readable) => attachFile(response, content),
        afterwards: (work: () => void) => afterwards(response, work),
      },
      services: {
        signIn: { session: () => Promise.resolve({ state: 'open', user }) },
        takeDownload: createDownloads({ database, config: { downloadsAtOnce: 2 }, logger: createLogger('silent') }),
      },
    }
    const context: AppLoadContext = Object.create(parts)
    return context
  }

  beforeAll(async () => {
    const app = express().all('*', packPages, (asked, response, fail) => {
      const request = new Request(`http://localhost${asked.url}`, { headers: { accept: 'text/html' } })
      openDownload({ request, context: contextOf(asked, response) })
        .then((download) =>
          download.file({ what: 'logg' }, { name: 'Pia', protectedIdentity: false }, 'csv', next.content()),
        )
        .catch((thrown: unknown) => {
          if (thrown instanceof Response) return thrown
          throw thrown
        })
        .then(async (answer) => {
          response.status(answer.status)
          for (const [name, value] of answer.headers) response.append(name, value)
          response.end(answer.body === null ? undefined : await answer.text())
        })
        .catch(fail)
    })
    app.use((error: unknown, _request: Asked, response: Answered, _next: unknown) => {
      failures.push(error)
      response.destroy()
    })
    const server = createServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
    end = () => server.close()
  })
  afterAll(() => end())

  async function ask(person: string, method = 'GET', headers: Record<string, string> = {}): Promise<IncomingMessage> {
    const request = get({ port, host: '127.0.0.1', method, headers: { 'x-person': person, ...headers }, agent: false })
    const [answer] = await once(request, 'response')
    if (!isAnswer(answer)) throw new Error('no answer')
    answer.on('error', () => undefined)
    return answer
  }
  const isAnswer = (value: unknown): value is IncomingMessage => typeof value === 'object' && value !== null
  const taken = async () => (await test.sql('SELECT count(*)::int AS n FROM "DownloadSlot"'))[0]?.n
  const textOf = async (answer: IncomingMessage) => (await answer.toArray()).join('')

  it('are sent as fast as they are taken, and no faster', async () => {
    next = source()
    const { told } = next
    const answer = await ask('slow')
    await vi.waitFor(() => expect(told.lines).toBeGreaterThan(100))
    let before = -1
    // What the kernel has room for is a few megabytes; then nobody reads, and nothing is read.
    await vi.waitFor(
      async () => {
        before = told.lines
        await wait(300)
        expect(told.lines).toBe(before)
      },
      { timeout: 60_000 },
    )
    expect(before).toBeLessThan(30_000)
    answer.resume()
    await vi.waitFor(() => expect(told.lines).toBeGreaterThan(before + 5000), { timeout: 60_000 })
    answer.destroy()
    await vi.waitFor(() => expect(told.closed).toBe(true))
    await vi.waitFor(async () => expect(await taken()).toBe(0))
    expect(failures).toEqual([])
  })

  it('are two at a time for a person, until one has ended or its client has gone', async () => {
    next = source()
    const first = await ask('p')
    const second = await ask('p')
    const third = await ask('p')
    expect([first.statusCode, second.statusCode, third.statusCode]).toEqual([200, 200, 429])
    expect(third.headers['retry-after']).toBe('30')
    expect(await textOf(third)).toContain('Du laddar redan ner flera filer')
    const other = await ask('q')
    expect(other.statusCode).toBe(200)
    first.destroy()
    await vi.waitFor(async () => expect(await taken()).toBe(2))
    const fourth = await ask('p')
    expect(fourth.statusCode).toBe(200)
    for (const answer of [second, fourth, other]) answer.destroy()
    await vi.waitFor(async () => expect(await taken()).toBe(0))
    next = source(10)
    expect(await textOf(await ask('p'))).toBe(line.repeat(10))
    await vi.waitFor(async () => expect(await taken()).toBe(0))
  })

  it('are cut when they cannot be read to the end, so that a part is not taken for the whole', async () => {
    next = source()
    next.told.failAt = 2000
    const answer = await ask('p')
    await expect(textOf(answer)).rejects.toThrow(/aborted/)
    expect(failures.splice(0)).toEqual([new Error('the database has gone')])
    await vi.waitFor(async () => expect(await taken()).toBe(0))
  })

  it('are packed on the way for who takes that, and not read for who asks for the head', async () => {
    next = source(100)
    const packed = await ask('p', 'GET', { 'accept-encoding': 'gzip' })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    const bytes = Buffer.concat(await packed.toArray())
    expect(bytes.length).toBeLessThan(5000)
    next = source()
    const head = await ask('p', 'HEAD')
    expect([head.statusCode, await textOf(head), next.told.lines]).toEqual([200, '', 0])
    await vi.waitFor(async () => expect(await taken()).toBe(0))
  })

  it('have places that nobody takes twice, however many ask at once', async () => {
    const leases = await Promise.all(Array.from({ length: 12 }, () => database.downloadSlots.take('r', 5, 60_000)))
    expect(leases.filter((lease) => lease !== null)).toHaveLength(5)
    for (const lease of leases) if (lease !== null) await database.downloadSlots.release(lease)
    expect(await taken()).toBe(0)
  })

  it('lose their places when their process has said nothing for a minute', async () => {
    const start = test.time.now
    const [dead, living] = [
      await database.downloadSlots.take('s', 2, 60_000),
      await database.downloadSlots.take('s', 2, 60_000),
    ]
    test.time.now = new Date(start.getTime() + 40_000)
    expect(await database.downloadSlots.extend(living ?? '', 60_000)).toBe(true)
    expect(await database.downloadSlots.take('s', 2, 60_000)).toBeNull()
    test.time.now = new Date(start.getTime() + 60_001)
    const again = await database.downloadSlots.take('s', 2, 60_000)
    expect(again).not.toBeNull()
    expect(await database.downloadSlots.take('s', 2, 60_000)).toBeNull()
    expect(await database.downloadSlots.extend(dead ?? '', 60_000)).toBe(false)
    test.time.now = new Date(start.getTime() + 200_000)
    await database.purge()
    expect(await taken()).toBe(0)
    test.time.now = start
  })
})
