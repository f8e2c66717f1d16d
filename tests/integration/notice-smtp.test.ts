import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Channel } from '~/services/notices/channel.server'
import { createSmtpChannel } from '~/services/notices/smtp.server'
import { startSmtpServer } from '../support/smtp-server'

const letter = {
  id: 'msg-1',
  to: 'greta@post.example',
  language: 'sv',
  subject: 'Något väntar på dig',
  text: 'Hej då.\n',
  short: 'Hej då.',
  stop: 'https://insyn.example/avsluta-aviseringar/id.hash',
}
const from = 'insyn@insyn.example'
const surroundings = { origin: 'https://insyn.example' }

let server: Awaited<ReturnType<typeof startSmtpServer>>
let channel: Channel
beforeAll(async () => {
  server = await startSmtpServer()
  const smtp = { host: '127.0.0.1', port: server.port, tls: 'none' as const, from }
  channel = createSmtpChannel({ smtp, ...surroundings })
})
afterAll(async () => {
  channel.close()
  await server.stop()
})
beforeEach(() => {
  server.letters.length = 0
  for (const name of ['greeting', 'MAIL', 'RCPT', 'DATA', 'end'] as const) server.answers[name] = undefined
})

it('hands a letter over with an id that is the same each time, and says that a machine wrote it', async () => {
  expect(await channel.send(letter)).toEqual({ ok: true })
  expect(await channel.send(letter)).toEqual({ ok: true })
  const ids = server.letters.map(({ data }) => /^Message-ID: (.*)$/im.exec(data)?.[1])
  expect(ids).toEqual(['<msg-1@insyn.example>', '<msg-1@insyn.example>'])
  const [{ to, data } = { to: '', data: '' }] = server.letters
  expect(to).toBe(letter.to)
  expect(data).toMatch(/^From: Insyn <insyn@insyn\.example>$/m)
  expect(data).toMatch(/^Auto-Submitted: auto-generated$/m)
  // One press ends it, without a sign-in: RFC 8058.
  expect(data.replaceAll(/\n\s+/g, ' ')).toMatch(
    /^List-Unsubscribe: <https:\/\/insyn\.example\/avsluta-aviseringar\/id\.hash>$/m,
  )
  expect(data).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(data).toMatch(/^Content-Language: sv$/m)
  expect(data).toMatch(/^Content-Type: text\/plain; charset=utf-8/im)
  // Nothing of what sent it, or from which machine.
  expect(data).not.toMatch(/nodemailer|X-Mailer|localhost/i)
})

it('has no way to end it in a letter that was asked for', async () => {
  expect(await channel.send({ ...letter, stop: null })).toEqual({ ok: true })
  expect(server.letters[0]?.data).not.toMatch(/List-Unsubscribe/i)
})

it('gives up on an address by a final no to it, and on nothing else', async () => {
  const never = { ok: false, why: 'never', isAddress: true }
  const later = { ok: false, why: 'later', isAddress: false }
  const cases = [
    [{ RCPT: '550 5.1.1 No such user' }, { ...never, code: '550' }],
    [{ RCPT: '553 5.1.3 Not an address' }, { ...never, code: '553' }],
    [{ RCPT: '451 4.7.1 Greylisted, try again' }, { ...later, code: '451' }],
    [{ RCPT: '452 4.2.2 Mailbox full' }, { ...later, code: '452' }],
    [{ RCPT: '552 5.2.2 Mailbox full' }, { ...later, code: '552' }],
    [{ RCPT: '550 5.7.1 We take nothing from you' }, { ...later, code: '550' }],
    [{ MAIL: '550 5.7.1 Not from you' }, { ...later, code: '550' }],
    [{ DATA: '554 5.7.1 Not that letter' }, { ...later, code: '554' }],
    [{ end: '554 5.7.1 Not that letter' }, { ...later, code: '554' }],
  ] as const
  for (const [answers, outcome] of cases) {
    Object.assign(server.answers, { MAIL: undefined, RCPT: undefined, DATA: undefined, end: undefined }, answers)
    expect(await channel.send(letter), JSON.stringify(answers)).toEqual(outcome)
  }
  Object.assign(server.answers, { end: undefined })
  expect(await channel.send(letter)).toEqual({ ok: true })
})

it('sends nothing unencrypted to a server that offers no encryption, and tries again when nobody answers', async () => {
  const smtp = { host: '127.0.0.1', port: server.port, tls: 'starttls' as const, from }
  const careful = createSmtpChannel({ smtp, ...surroundings })
  expect(await careful.send(letter)).toMatchObject({ ok: false, why: 'later' })
  careful.close()
  expect(server.letters).toEqual([])
  const nobody = createSmtpChannel({ smtp: { ...smtp, port: 1, tls: 'none' }, ...surroundings })
  expect(await nobody.send(letter)).toMatchObject({ ok: false, why: 'later', isAddress: false })
  nobody.close()
})
