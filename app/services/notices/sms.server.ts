import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { callService, readJson, type Called } from '~/platform/calling.server'
import type { Config } from '~/platform/config.server'
import type { Channel, Fate, Found, SendOutcome } from './channel.server'

type SmsConfig = NonNullable<Config['sms']>
type SmsParts = { sms: SmsConfig; origin: string }

/** A service that is silent has had its chance, in milliseconds: whether it has taken the message is asked later. */
const patienceMs = 10_000

const takenSchema = z.object({ id: z.string().min(1).max(100) })
const historySchema = z.object({
  data: z.array(
    z.looseObject({ id: z.string().max(100), message: z.string().optional(), direction: z.string().optional() }),
  ),
})
const statusSchema = z.object({ status: z.string() })

/** What a delivery report of the service says (https://46elks.se/docs/sms-delivery-reports). `sent`: it is on its way. */
const reportSchema = z.object({ id: z.string().min(1).max(100), status: z.enum(['sent', 'delivered', 'failed']) })

/**
 * What came of an SMS. Only what has certainly not been taken is sent again: no connection, or an answer from 500 up (or 429)
 * without an id. A silence or an answer that cannot be read may be a yes.
 */
export function outcomeOfSms(called: Called): SendOutcome {
  if (called.is === 'refused') return { ok: false, why: 'later', isAddress: false, code: called.code }
  if (called.is === 'lost') return { ok: false, why: 'unsure', isAddress: false, code: called.code }
  const { status, body } = called
  const taken = readJson(takenSchema, body)
  if (taken !== null) return { ok: true, handle: taken.id }
  const code = `${status}`
  if (status >= 200 && status < 300) return { ok: false, why: 'unsure', isAddress: false, code }
  // 400 to a number that we have sent a code to is the service's own about that number; 401 and 403 are about the account.
  const isAddress = status === 400 && /\bto\b/i.test(body)
  return { ok: false, why: isAddress ? 'never' : 'later', isAddress, code }
}

/** What only who has the account's secret can have made of a message's id. */
const proofOf = (secret: string, messageId: string): string =>
  createHmac('sha256', secret).update(`delivery report ${messageId}`).digest('base64url').slice(0, 32)

/** The last part of the address that a delivery report of a message comes to: nobody can make it up, and it is for that one only. */
export function reportToken(secret: string, messageId: string): string {
  return `${messageId}.${proofOf(secret, messageId)}`
}

/** Whose report it is; null when the token was not made here. */
export function messageOfToken(secret: string, token: string): string | null {
  const [messageId = '', proof = ''] = token.split('.')
  const right = Buffer.from(proofOf(secret, messageId))
  const given = Buffer.from(proof)
  return given.length === right.length && timingSafeEqual(given, right) ? messageId : null
}

/** What a report says of a message: how it went, and what the service calls it; null when it says nothing that is known. */
export function readReport(fields: unknown): { handle: string; fate: Fate } | null {
  const read = reportSchema.safeParse(fields)
  if (!read.success) return null
  const fate = { sent: 'underWay', delivered: 'arrived', failed: 'failed' } as const
  return { handle: read.data.id, fate: fate[read.data.status] }
}

/**
 * SMS by a service of 46elks' shape: one short sentence without any address, since banks and authorities say that they never send
 * a link. What may have been taken is looked for among what the service has taken for that number, before anything is sent again.
 */
export function createSmsChannel({ sms, origin }: SmsParts): Channel {
  const { user, secret, from, api } = sms
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
  const read = (path: string) => callService(`${api}${path}`, { method: 'GET', headers: { authorization }, patienceMs })
  return {
    channel: 'sms',
    isOnce: true,
    send: async ({ id, to, short, stop }) => {
      // Whoever asked for a code sees whether it came: nobody waits for a report of it.
      const report: Record<string, string> =
        stop === null ? {} : { whendelivered: `${origin}/webhooks/sms/${reportToken(secret, id)}` }
      const body = new URLSearchParams({ from, to, message: short, ...report }).toString()
      const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
      const outcome = outcomeOfSms(await callService(`${api}/sms`, { headers, body, patienceMs }))
      return outcome.ok ? { ...outcome, isFollowed: true } : outcome
    },
    find: async ({ to, short }, startedAt): Promise<Found> => {
      // `end` is what it was sent after, in their words; our clock and theirs may differ by a little.
      const end = new Date(startedAt.getTime() - 60_000).toISOString().slice(0, -1)
      const called = await read(`/sms?${new URLSearchParams({ to, end, limit: '100' }).toString()}`)
      const history = called.is === 'answered' && called.status === 200 ? readJson(historySchema, called.body) : null
      if (history === null) return { is: 'notNow' }
      const ours = history.data.find(({ message, direction }) => message === short && direction !== 'incoming')
      return ours === undefined ? { is: 'notTaken' } : { is: 'taken', handle: ours.id }
    },
    fateOf: async (handle) => {
      const called = await read(`/sms/${encodeURIComponent(handle)}`)
      const state = called.is === 'answered' && called.status === 200 ? readJson(statusSchema, called.body) : null
      if (state?.status === 'delivered') return 'arrived'
      return state?.status === 'failed' ? 'failed' : 'underWay'
    },
    close: () => undefined,
  }
}
