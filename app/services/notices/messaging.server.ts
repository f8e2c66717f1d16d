import { z } from 'zod'
import { callService, readJson, type Called } from '~/platform/calling.server'
import type { Config } from '~/platform/config.server'
import type { Channel, Fate, Letter, SendOutcome } from './channel.server'

export type MessagingConfig = NonNullable<Config['messaging']>
type Support = { email: string; phone: string }

/** It asks others itself before it answers, so it has longer than an SMS service, in milliseconds. */
const patienceMs = 15_000
/** A token is not used in its last seconds. */
const spareMs = 30_000

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const resultSchema = z.object({
  messageId: z.string().min(1).max(100),
  deliveries: z.array(z.object({ status: z.string() })).min(1),
})
const batchSchema = z.object({ messages: z.array(resultSchema).min(1) })
const mailboxesSchema = z.array(z.object({ supplier: z.string().nullish(), reachable: z.boolean() }))

/** Whether somebody can get digital post, and who keeps the mailbox. */
export type Mailbox = { is: 'reachable'; supplier: string | null } | { is: 'unreachable' } | { is: 'unknown' }

/**
 * A client of a municipality's messages: OAuth 2.0 client credentials, and a token that is kept until it is about to end. A call
 * that is answered 401 is made once more with a new one.
 */
export function createMessagingClient(config: MessagingConfig) {
  const { tokenEndpoint, clientId, clientSecret } = config
  let kept: { token: string; until: number } | null = null

  async function token(): Promise<string | null> {
    if (kept !== null && kept.until > Date.now()) return kept.token
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'grant_type=client_credentials'
    const called = await callService(tokenEndpoint, { headers, body, patienceMs })
    const given = called.is === 'answered' && called.status === 200 ? readJson(tokenSchema, called.body) : null
    kept = given && { token: given.access_token, until: Date.now() + given.expires_in * 1000 - spareMs }
    return given?.access_token ?? null
  }

  async function once(url: string, sent: unknown): Promise<Called> {
    const bearer = await token()
    // Without a token nothing of the letter has left.
    if (bearer === null) return { is: 'refused', code: 'no-token' }
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json', 'x-origin': 'insyn' }
    if (sent === undefined) return callService(url, { method: 'GET', headers, patienceMs })
    const body = JSON.stringify(sent)
    return callService(url, { headers: { ...headers, 'content-type': 'application/json' }, body, patienceMs })
  }

  return async (url: string, sent?: unknown): Promise<Called> => {
    const called = await once(url, sent)
    if (called.is !== 'answered' || called.status !== 401) return called
    kept = null
    return once(url, sent)
  }
}

export type MessagingClient = ReturnType<typeof createMessagingClient>

/** The words of api-service-messaging for how it goes. What is not here is not known, and asked again. */
const fates: Readonly<Record<string, Fate>> = {
  SENT: 'arrived',
  PENDING: 'underWay',
  AWAITING_FEEDBACK: 'underWay',
  FAILED: 'failed',
  NOT_SENT: 'failed',
  NO_CONTACT_SETTINGS_FOUND: 'failed',
  NO_CONTACT_WANTED: 'failed',
}

const unreachable = new Set(['NOT_SENT', 'NO_CONTACT_SETTINGS_FOUND', 'NO_CONTACT_WANTED'])

/** What came of a message: of the states of its deliveries, the first, since it has one. */
export function outcomeOfMessage(called: Called): SendOutcome {
  if (called.is === 'refused') return { ok: false, why: 'later', isAddress: false, code: called.code }
  if (called.is === 'lost') return { ok: false, why: 'unsure', isAddress: false, code: called.code }
  const { status, body } = called
  const result = readJson(resultSchema, body) ?? readJson(batchSchema, body)?.messages[0] ?? null
  if (result === null) {
    const isYes = status >= 200 && status < 300
    return {
      ok: false,
      why: isYes ? 'unsure' : status === 400 ? 'never' : 'later',
      isAddress: false,
      code: `${status}`,
    }
  }
  const state = result.deliveries[0]?.status ?? ''
  // Nobody is there, or wants nothing from the municipality: nor will the next get there.
  if (unreachable.has(state)) return { ok: false, why: 'never', isAddress: true, code: state }
  // It was tried, and did not go. Whether something of it went nobody says.
  if (state === 'FAILED') return { ok: false, why: 'unsure', isAddress: false, code: state }
  return { ok: true, handle: result.messageId, isFollowed: fates[state] !== 'arrived' }
}

/** The party id of a number; null: the municipality knows nobody with it; undefined: it cannot be asked now. */
async function partyIdOf(
  client: MessagingClient,
  { partyUrl, municipalityId }: MessagingConfig,
  number: string,
): Promise<string | null | undefined> {
  if (partyUrl === undefined) return null
  const called = await client(`${partyUrl}/${municipalityId}/PRIVATE/${number}/partyId`)
  if (called.is !== 'answered' || (called.status !== 200 && called.status !== 404)) return undefined
  const id = z.uuid().safeParse(called.body.replaceAll(/["\s]/g, ''))
  return called.status === 200 && id.success ? id.data : null
}

/** Asks whether whoever has a number (12 digits) can get digital post. Never throws. */
export async function mailboxOf(client: MessagingClient, config: MessagingConfig, number: string): Promise<Mailbox> {
  const { baseUrl, municipalityId, organizationNumber = '' } = config
  const partyId = await partyIdOf(client, config, number)
  if (partyId === undefined) return { is: 'unknown' }
  if (partyId === null) return { is: 'unreachable' }
  const called = await client(`${baseUrl}/${municipalityId}/${organizationNumber}/mailboxes`, [partyId])
  const mailboxes = called.is === 'answered' && called.status === 200 ? readJson(mailboxesSchema, called.body) : null
  if (mailboxes === null) return { is: 'unknown' }
  const open = mailboxes.find(({ reachable }) => reachable)
  return open === undefined ? { is: 'unreachable' } : { is: 'reachable', supplier: open.supplier ?? null }
}

type Sending = (letter: Letter) => Promise<SendOutcome>

/** The ways that go by a municipality's messages, as the configuration names them. */
export function createMessagingChannels(config: MessagingConfig, client: MessagingClient, support: Support): Channel[] {
  const { baseUrl, municipalityId, organizationNumber = '', smsFrom, emailFrom = '' } = config
  const place = `${baseUrl}/${municipalityId}`
  const post = async (path: string, sent: unknown) => outcomeOfMessage(await client(`${place}${path}`, sent))
  const sendings: Record<Channel['channel'], Sending> = {
    sms: ({ to, short }) => post('/sms', { sender: smsFrom, mobileNumber: to, message: short }),
    email: ({ id, to, subject, text }) => {
      const headers = { MESSAGE_ID: [`<${id}@${emailFrom.slice(emailFrom.lastIndexOf('@') + 1)}>`] }
      const sender = { name: 'Insyn', address: emailFrom }
      return post('/email', { emailAddress: to, subject, message: text, sender, headers })
    },
    digitalPost: async ({ to, subject, text }) => {
      const partyId = await partyIdOf(client, config, to)
      if (partyId === undefined) return { ok: false, why: 'later', isAddress: false, code: 'no-party' }
      if (partyId === null) return { ok: false, why: 'never', isAddress: true, code: 'no-party' }
      const sender = { supportInfo: { text: subject, emailAddress: support.email, phoneNumber: support.phone } }
      const letter = { party: { partyIds: [partyId] }, sender, subject, contentType: 'text/plain', body: text }
      return post(`/${organizationNumber}/digital-mail`, letter)
    },
  }
  return config.channels.map((channel) => ({
    channel,
    // A letter of e-mail has its id, by which a mail program sees that it is the same.
    isOnce: channel !== 'email',
    send: sendings[channel],
    find: () => Promise.resolve({ is: 'never' }),
    fateOf: async (handle) => {
      const called = await client(`${place}/status/message/${encodeURIComponent(handle)}`)
      if (called.is !== 'answered') return 'underWay'
      if (called.status === 404) return 'nobodySays'
      const result = readJson(resultSchema, called.body)
      return fates[result?.deliveries[0]?.status ?? ''] ?? 'underWay'
    },
    close: () => undefined,
  }))
}
