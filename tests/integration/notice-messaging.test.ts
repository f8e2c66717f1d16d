import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Channel } from '~/services/notices/channel.server'
import {
  createMessagingChannels,
  createMessagingClient,
  mailboxOf,
  outcomeOfMessage,
} from '~/services/notices/messaging.server'
import { createSmtpChannel } from '~/services/notices/smtp.server'
import { brukare } from '../../sandbox/data/cast'
import { startTestPost } from '../support/post'

const support = { email: 'hjalp@insyn.example', phone: '08-123 450 00' }
const numberOf = (name: string) => brukare.find(({ key }) => key === name)?.number ?? ''
const letter = {
  id: 'msg-1',
  to: '',
  language: 'sv',
  subject: 'Något väntar',
  text: 'Logga in.\n',
  short: 'Något väntar.',
  stop: null,
}
const to = { email: 'pia@post.example', sms: '+46701740605', digitalPost: numberOf('pia') }

let post: Awaited<ReturnType<typeof startTestPost>>
let channels: Channel[]
beforeAll(async () => {
  post = await startTestPost()
  channels = createMessagingChannels(post.messaging, createMessagingClient(post.messaging), support)
})
afterAll(() => post.close())
beforeEach(() => {
  post.faults.clear()
  post.messages.clear()
})

const by = (name: Channel['channel']): Channel => channels.find(({ channel }) => channel === name)!
const handleOf = (outcome: Awaited<ReturnType<Channel['send']>>) => (outcome.ok ? (outcome.handle ?? '') : '')
const untilKnown = async (channel: Channel, handle: string) => {
  for (let asked = 0; asked < 50; asked++) {
    const fate = await channel.fateOf(handle)
    if (fate !== 'underWay') return fate
    await new Promise((done) => setTimeout(done, 50))
  }
  return 'underWay'
}

it.each(['email', 'sms', 'digitalPost'] as const)('hands over %s, and asks how it went', async (way) => {
  const outcome = await by(way).send({ ...letter, to: to[way] })
  expect(outcome).toMatchObject({ ok: true, isFollowed: true })
  const [came] = post.messages.all()
  expect(came).toMatchObject({ way, to: to[way], text: way === 'sms' ? letter.short : letter.text })
  // A letter that is sent again is seen to be the same by what reads it.
  expect(came?.reference).toBe(way === 'email' ? '<msg-1@insyn.example>' : null)
  expect(await by(way).fateOf(handleOf(outcome))).toBe('underWay')
  expect(await untilKnown(by(way), handleOf(outcome))).toBe('arrived')
  expect(by(way).isOnce).toBe(way !== 'email')
})

it('tells what has not been taken from what may have been', async () => {
  const sms = by('sms')
  const send = () => sms.send({ ...letter, to: to.sms })
  post.faults.set({ place: 'messaging', kind: 'later', times: 1 })
  expect(await send()).toEqual({ ok: false, why: 'later', isAddress: false, code: '503' })
  post.faults.set({ place: 'messaging', kind: 'lostAnswer', times: 1 })
  expect(await send()).toMatchObject({ ok: false, why: 'unsure' })
  expect(post.messages.all()).toHaveLength(1)
  post.faults.set({ place: 'messaging', kind: 'noSuchAddress', times: 1 })
  expect(await send()).toEqual({ ok: false, why: 'never', isAddress: true, code: 'NOT_SENT' })
  post.faults.set({ place: 'messaging', kind: 'bounce', times: 1 })
  expect(await untilKnown(sms, handleOf(await send()))).toBe('failed')
  expect(await sms.fateOf('00000000-0000-4000-8000-000000000000')).toBe('nobodySays')
  const stranger = { ...post.messaging, clientSecret: 'x' }
  const [other] = createMessagingChannels(stranger, createMessagingClient(stranger), support)
  expect(await other?.send({ ...letter, to: to.email })).toMatchObject({ ok: false, why: 'later', code: 'no-token' })
})

it('knows the words of the API for how it went, and takes no other for a yes', () => {
  const answered = (status: string) => {
    const body = JSON.stringify({ messageId: 'm1', deliveries: [{ deliveryId: 'd', messageType: 'SMS', status }] })
    return outcomeOfMessage({ is: 'answered', status: 201, body })
  }
  expect(answered('SENT')).toEqual({ ok: true, handle: 'm1', isFollowed: false })
  expect(answered('PENDING')).toEqual({ ok: true, handle: 'm1', isFollowed: true })
  for (const code of ['NOT_SENT', 'NO_CONTACT_SETTINGS_FOUND', 'NO_CONTACT_WANTED']) {
    expect(answered(code)).toEqual({ ok: false, why: 'never', isAddress: true, code })
  }
  expect(answered('FAILED')).toMatchObject({ ok: false, why: 'unsure' })
  expect(outcomeOfMessage({ is: 'answered', status: 201, body: '<html>' })).toMatchObject({ ok: false, why: 'unsure' })
  expect(outcomeOfMessage({ is: 'answered', status: 400, body: '{}' })).toMatchObject({
    ok: false,
    why: 'never',
    isAddress: false,
  })
})

it('asks whether a mailbox can be reached, and sends nothing where there is none', async () => {
  const client = createMessagingClient(post.messaging)
  const ask = (number: string) => mailboxOf(client, post.messaging, number)
  expect(await ask(to.digitalPost)).toEqual({ is: 'reachable', supplier: 'Kivra' })
  expect(await ask(numberOf('yngve'))).toEqual({ is: 'unreachable' })
  expect(await ask('190001019802')).toEqual({ is: 'unreachable' })
  post.faults.set({ place: 'messaging', kind: 'away', times: 1 })
  expect(await ask(to.digitalPost)).toEqual({ is: 'unknown' })
  const gone = { ok: false, why: 'never', isAddress: true }
  expect(await by('digitalPost').send({ ...letter, to: numberOf('yngve') })).toEqual({ ...gone, code: 'NOT_SENT' })
  expect(await by('digitalPost').send({ ...letter, to: '190001019802' })).toEqual({ ...gone, code: 'no-party' })
  expect(post.messages.all()).toEqual([])
})

it('hands letters to the sandbox’s own server of letters, which fails as it is told to', async () => {
  const smtp = { host: '127.0.0.1', port: post.smtpPort, tls: 'none' as const, from: 'insyn@insyn.example' }
  const channel = createSmtpChannel({ smtp, origin: 'https://insyn.example' })
  const send = () => channel.send({ ...letter, to: to.email })
  expect(await send()).toEqual({ ok: true })
  expect(post.messages.all()).toMatchObject([
    { way: 'email', to: to.email, from: 'Insyn', subject: letter.subject, reference: '<msg-1@insyn.example>' },
  ])
  const later = { ok: false, why: 'later', isAddress: false }
  for (const [kind, outcome] of [
    ['later', { ...later, code: '451' }],
    ['noSuchAddress', { ok: false, why: 'never', isAddress: true, code: '550' }],
    ['refused', { ...later, code: '550' }],
    ['away', later],
  ] as const) {
    post.faults.set({ place: 'smtp', kind })
    // A connection that is kept has been made already.
    const fresh = createSmtpChannel({ smtp, origin: 'https://insyn.example' })
    expect(await fresh.send({ ...letter, to: to.email }), kind).toMatchObject(outcome)
    fresh.close()
    post.faults.clear()
  }
  // Its answer is lost: it is sent once more, and is seen to be the same.
  post.faults.set({ place: 'smtp', kind: 'lostAnswer', times: 1 })
  expect(await send()).toMatchObject(later)
  expect(await send()).toEqual({ ok: true })
  expect(post.messages.all().map(({ reference }) => reference)).toEqual(new Array(3).fill('<msg-1@insyn.example>'))
  channel.close()
})
