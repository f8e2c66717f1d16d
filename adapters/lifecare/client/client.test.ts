import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, LifecareFault, type LifecareClient } from './http'
import { readAll } from './pages'

type Answer = { status: number; type?: string; body: string; headers?: Record<string, string> }
let answers: Answer[] = []
const asked: string[] = []
const pauses: number[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  const { status, type = 'application/json', body, headers } = answers.shift() ?? { status: 200, body: '[]' }
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
})
let client: LifecareClient

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  const sleep = (ms: number) => {
    pauses.push(ms)
    return Promise.resolve()
  }
  client = createClient({ url, domain: 'd', key: 'hemlig', keyIn: 'query' }, { sleep, mostBytes: 1000 })
})
afterAll(() => server.close())

const ask = async (...list: Answer[]) => {
  answers = list
  asked.length = 0
  pauses.length = 0
  return client('clients', { limit: '5' }).catch((error: unknown) => error)
}
const html = { status: 200, type: 'text/html', body: '<h1>Välkommen</h1>' }

describe('asking Lifecare', () => {
  it('waits as long as a 429 says, and asks again with the key once', async () => {
    expect(await ask({ status: 429, body: '', headers: { 'retry-after': '7' } }, { status: 200, body: '[1]' })).toEqual(
      [1],
    )
    expect(pauses).toEqual([7000])
    for (const url of asked) expect(url.match(/key=/g)).toHaveLength(1)
  })

  it('takes HTML with 200 for no answer, also when it says that it is JSON', async () => {
    expect(await ask(html, { ...html, type: 'application/json' }, { status: 200, body: '[2]' })).toEqual([2])
    expect(await ask(html, html, html, html)).toMatchObject({ why: 'noJson' })
  })

  it('does not ask again after a refusal', async () => {
    expect(await ask({ status: 400, body: '{}' })).toMatchObject({ why: 'refused' })
    expect(asked).toHaveLength(1)
  })

  it('takes no more than it can hold', async () => {
    expect(await ask({ status: 200, body: `["${'x'.repeat(2000)}"]` })).toMatchObject({ why: 'tooLarge' })
  })

  it('says nothing of address or key in what it throws', async () => {
    const broken = createClient(
      { url: 'http://127.0.0.1:1', domain: 'd', key: 'hemlig', keyIn: 'query' },
      { sleep: () => Promise.resolve() },
    )
    const error = await broken('clients', {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(LifecareFault)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/hemlig|127\.0\.0\.1:1/)
  })
})

describe('a list whose pages move', () => {
  const sizes = { limit: 4, shared: 2 }
  /** Before each page after the first, `move` changes the list that is read. */
  const reading = (move: (rows: number[], page: number) => number[]) => {
    let rows = Array.from({ length: 11 }, (_, n) => n)
    let page = 0
    const list: LifecareClient = (_, { offset, limit }) => {
      if (page > 0) rows = move(rows, page)
      page += 1
      const from = Number(offset)
      return Promise.resolve(rows.slice(from, from + Number(limit)).map((Id) => ({ Id })))
    }
    return readAll(list, 'reported_visits', {}, sizes).then((found) => found.map(({ Id }) => Id))
  }
  const all = Array.from({ length: 11 }, (_, n) => n)

  it('is read whole when it stands still', async () => {
    expect(await reading((rows) => rows)).toEqual(all)
  })

  it('has each once when something new pushes it down', async () => {
    const found = await reading((rows, page) => (page === 1 ? [100, ...rows] : rows))
    expect(found.toSorted((a, b) => Number(a) - Number(b))).toEqual(all)
  })

  it('loses none when something is taken from its front', async () => {
    for (const gone of [1, 2, 3]) {
      const found = await reading((rows, page) => (page === 2 ? rows.slice(gone) : rows))
      expect(found).toEqual(expect.arrayContaining(all.slice(gone)))
    }
  })

  it('is read whole from a server that gives fewer at a time than it is asked for', async () => {
    for (const most of [2, 3, 5]) {
      const list: LifecareClient = (_, { offset }) =>
        Promise.resolve(all.slice(Number(offset), Number(offset) + most).map((Id) => ({ Id })))
      const found = await readAll(list, 'reported_visits', {}, { limit: 100, shared: 4 })
      expect(found.map(({ Id }) => Id)).toEqual(all)
    }
    expect(await readAll(() => Promise.resolve([]), 'reported_visits', {})).toEqual([])
  })

  it('is refused whole when a row has no Id', async () => {
    const error = await readAll(() => Promise.resolve([{ Id: 1 }, {}]), 'clients', {}).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ why: 'shape' })
  })

  it('is given up when it moves each time', async () => {
    const error = await reading((rows) => [...rows.slice(3), ...rows.slice(0, 3)]).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ why: 'shifting' })
  })
})
