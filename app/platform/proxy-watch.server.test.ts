import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { createProxyWatch } from './proxy-watch.server'

const ended: (() => void)[] = []
afterEach(() => ended.splice(0).forEach((end) => end()))

/** The watch in an Express that trusts so many proxies; `ask` sends X-Forwarded-For, and `said` are the codes in the log. */
async function scene(trustProxy: number, secure: boolean) {
  const said: unknown[] = []
  let now = 0
  const logger = { warn: (fields: { code: string }) => void said.push(fields.code) }
  const app = express().set('trust proxy', trustProxy)
  app.use(createProxyWatch({ trustProxy, secure, elapsed: () => now, logger }))
  app.use((_request, response) => void response.end())
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ended.push(() => server.close())
  const address = server.address()
  const port = isNetwork(address) ? address.port : 0
  const ask = async (forwardedFor?: string, times = 1) => {
    for (let n = 0; n < times; n++)
      await fetch(`http://127.0.0.1:${port}/`, {
        headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
      }).then((answer) => answer.text())
  }
  return { said, ask, wait: (hours: number) => (now += hours * 3_600_000) }
}

const isNetwork = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

describe('a wrong TRUST_PROXY', () => {
  it('is said at start when it is certain', async () => {
    expect((await scene(0, true)).said).toEqual(['trust-proxy-off'])
    expect((await scene(1, true)).said).toEqual([])
    expect((await scene(0, false)).said).toEqual([])
  })

  it('is said when a proxy names addresses that are not read, once an hour', async () => {
    const { said, ask, wait } = await scene(0, false)
    await ask()
    expect(said).toEqual([])
    await ask('192.0.2.7', 3)
    expect(said).toEqual(['trust-proxy-unread'])
    wait(1)
    await ask('192.0.2.7')
    expect(said).toEqual(['trust-proxy-unread', 'trust-proxy-unread'])
  })

  it('is said when there are fewer proxies than it says', async () => {
    const { said, ask } = await scene(2, true)
    await ask('192.0.2.7, 10.0.0.1')
    expect(said).toEqual([])
    await ask('192.0.2.7')
    expect(said).toEqual(['trust-proxy-few'])
  })

  it('is said when everybody comes from one address within', async () => {
    const { said, ask } = await scene(1, true)
    await ask('192.0.2.7, 10.0.0.1', 99)
    expect(said).toEqual([])
    await ask('192.0.2.8, 10.0.0.1')
    expect(said).toEqual(['trust-proxy-oneInside'])
  })

  it('is not said when they come from more than one, or from the internet', async () => {
    const { said, ask } = await scene(1, true)
    await ask('10.0.0.1', 60)
    await ask('10.0.0.2')
    await ask('10.0.0.1', 60)
    await ask('192.0.2.7', 110)
    expect(said).toEqual([])
  })
})
