import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '~/services/notices/channel.server'
import { createSmsChannel, messageOfToken, readReport, reportToken } from '~/services/notices/sms.server'
import { freePorts } from '../../scripts/processes.mjs'
import { startTestPost } from '../support/post'
import { settled } from '../support/settled'

const to = '+46701740605'
const letter = {
  id: 'msg-1',
  to,
  language: 'sv',
  subject: 'S',
  text: 'T',
  short: 'Något väntar på dig i Insyn.',
  stop: 'x',
}

let post: Awaited<ReturnType<typeof startTestPost>>
let channel: Channel
/** What the service has said of how it went: path, and the form. */
const reports: { path: string; fields: URLSearchParams }[] = []
const portal = createServer((request, response) => {
  void text(request).then((body) => {
    reports.push({ path: request.url ?? '', fields: new URLSearchParams(body) })
    response.writeHead(204).end()
  })
})

beforeAll(async () => {
  portal.listen(0, '127.0.0.1')
  await once(portal, 'listening')
  const address = portal.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  post = await startTestPost()
  channel = createSmsChannel({ sms: post.sms, origin: `http://127.0.0.1:${port}` })
})
afterAll(async () => {
  await post.close()
  portal.closeAllConnections()
  portal.close()
})
beforeEach(() => {
  post.faults.clear()
  post.messages.clear()
  reports.length = 0
})

describe('an SMS', () => {
  it('is handed over once, in one sentence without an address, and the service says how it went', async () => {
    const before = new Date()
    const outcome = await channel.send(letter)
    expect(outcome).toMatchObject({ ok: true, isFollowed: true })
    expect(post.messages.all()).toMatchObject([{ way: 'sms', to, from: 'Insyn', text: letter.short }])
    const handle = outcome.ok ? (outcome.handle ?? '') : ''
    expect(await channel.find(letter, before)).toEqual({ is: 'taken', handle })
    expect(await channel.fateOf(handle)).toBe('arrived')
    await settled(() => Promise.resolve(reports.length === 1), 5_000)
    const [{ path, fields } = { path: '', fields: new URLSearchParams() }] = reports
    const token = path.replace('/webhooks/sms/', '')
    expect(messageOfToken(post.sms.secret, token)).toBe(letter.id)
    expect(readReport(Object.fromEntries(fields))).toEqual({ handle, fate: 'arrived' })
    // Nothing of the account stands in the address that the service is given.
    expect(path).not.toContain(post.sms.secret)
  })

  it('is not looked for among what was sent before, to others, or in other words', async () => {
    await channel.send(letter)
    expect(await channel.find(letter, new Date(Date.now() + 120_000))).toEqual({ is: 'notTaken' })
    expect(await channel.find({ ...letter, to: '+46701740606' }, new Date())).toEqual({ is: 'notTaken' })
    expect(await channel.find({ ...letter, short: 'Annat.' }, new Date())).toEqual({ is: 'notTaken' })
  })

  it('may be sent again only when it has certainly not been taken', async () => {
    const later = { ok: false, why: 'later', isAddress: false }
    post.faults.set({ place: 'sms', kind: 'later', times: 1 })
    expect(await channel.send(letter)).toEqual({ ...later, code: '503' })
    post.faults.set({ place: 'sms', kind: 'refused', times: 1 })
    expect(await channel.send(letter)).toEqual({ ...later, code: '403' })
    const [closed = 0] = await freePorts(1)
    const nobody = createSmsChannel({
      ...{ sms: { ...post.sms, api: `http://127.0.0.1:${closed}/a1` }, origin: 'http://localhost' },
    })
    expect(await nobody.send(letter)).toEqual({ ...later, code: 'ECONNREFUSED' })
    expect(await nobody.find(letter, new Date())).toEqual({ is: 'notNow' })
    const stranger = createSmsChannel({ sms: { ...post.sms, secret: 'x' }, origin: 'http://localhost' })
    expect(await stranger.send(letter)).toEqual({ ...later, code: '401' })
    expect(post.messages.all()).toEqual([])
    // It has been taken, and its answer is lost; or the connection breaks before anybody knows.
    post.faults.set({ place: 'sms', kind: 'lostAnswer', times: 1 })
    expect(await channel.send(letter)).toMatchObject({ ok: false, why: 'unsure', isAddress: false })
    expect(await channel.find(letter, new Date())).toMatchObject({ is: 'taken' })
    post.faults.set({ place: 'sms', kind: 'away', times: 1 })
    expect(await channel.send(letter)).toMatchObject({ ok: false, why: 'unsure' })
    expect(post.messages.all()).toHaveLength(1)
  })

  it('gives up on a number that the service says is none, and is told of one that did not arrive', async () => {
    post.faults.set({ place: 'sms', kind: 'noSuchAddress', times: 1 })
    expect(await channel.send(letter)).toEqual({ ok: false, why: 'never', isAddress: true, code: '400' })
    post.faults.set({ place: 'sms', kind: 'bounce', times: 1 })
    const outcome = await channel.send(letter)
    const handle = outcome.ok ? (outcome.handle ?? '') : ''
    expect(await channel.fateOf(handle)).toBe('failed')
    // Of what other tests have sent it may be told now too.
    const read = await settled(() => {
      const own = reports
        .map(({ fields }) => readReport(Object.fromEntries(fields)))
        .find((it) => it?.handle === handle)
      return Promise.resolve(own ?? null)
    }, 5_000)
    expect(read.fate).toBe('failed')
  })
})

describe('a delivery report', () => {
  it('is known by a token that is for one message, and nobody else can make', () => {
    const token = reportToken('secret', 'msg-1')
    expect(messageOfToken('secret', token)).toBe('msg-1')
    for (const wrong of ['', 'msg-1', 'msg-1.', token.replace('msg-1', 'msg-2'), `${token}x`, token.slice(0, -1)]) {
      expect(messageOfToken('secret', wrong), wrong).toBeNull()
    }
    expect(messageOfToken('another', token)).toBeNull()
  })

  it('that says nothing that is known is nothing', () => {
    for (const fields of [{}, null, 'x', { id: 's1' }, { id: 's1', status: 'read' }, { id: '', status: 'failed' }]) {
      expect(readReport(fields)).toBeNull()
    }
    expect(readReport({ id: 's1', status: 'sent' })).toEqual({ handle: 's1', fate: 'underWay' })
  })
})
