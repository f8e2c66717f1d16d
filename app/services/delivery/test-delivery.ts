/** What the tests of sending are made of: one item of each topic, what a provider can answer, and a worker over fakes. */
import { vi } from 'vitest'
import type { OutboxItem, OutboxLane } from '~/database/types'
import type { SendingFault } from '~/domain/delivery/undelivered'
import type { Answer, MissingAnswer, WriteResult } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import { retryDelay } from './backoff'
import { defaultRule } from '~/domain/schedule/deviation'
import { createOutboxWorker } from './worker.server'

const body: Contract['NewObjection'] = {
  reference: 'INV-7K3M-Q2',
  target: { type: 'shift', shiftIds: ['s1'] },
  reason: 'didNotHappen',
  text: 'Ingen kom.',
  lodgedAt: '2026-11-19T12:00:00Z',
  onBehalfOf: 'brukare',
}
export const received: Contract['Objection'] = {
  ...body,
  id: 'obj-1',
  brukareId: 'bru-1',
  state: 'received',
  receivedAt: '2026-11-19T12:00:01Z',
  answerDueBy: '2026-11-26',
  history: [],
  messages: [],
  answers: [],
}
const envelope = {
  id: 'out-1',
  brukareId: 'portal-1',
  idempotencyKey: 'key-1',
  attempts: 3,
  createdAt: new Date('2026-11-19T12:00:00Z'),
  ageMs: 60_000,
  actor: { personId: 'p1', role: 'brukare', requestId: 'r1' },
  place: { providerId: 'farsta', brukareId: 'bru-1' },
} as const
const ofObjection = { objectionId: 'o1', providerObjectionId: 'obj-1' }
export const objection: OutboxItem = { ...envelope, topic: 'objection', objectionId: 'o1', body }
export const message: OutboxItem = {
  ...envelope,
  ...ofObjection,
  topic: 'message',
  messageId: 'm1',
  body: { text: 'Hej' },
}
/** A reply to what the provider never took. */
export const orphan: OutboxItem = { ...message, providerObjectionId: null }
export const withdrawal: OutboxItem = {
  ...{ ...envelope, ...ofObjection, topic: 'withdrawal' },
  reference: body.reference,
  body: {},
}
/** Of an objection whose receipt never came. */
export const unsure: OutboxItem = { ...withdrawal, providerObjectionId: null }
export const comment: OutboxItem = {
  ...envelope,
  topic: 'comment',
  commentId: 'c1',
  timeReportId: 't1',
  body: { text: 'Hej' },
}

export const review: OutboxItem = {
  ...envelope,
  topic: 'review',
  reviewId: 'v1',
  body: { month: '2026-10', action: 'reviewed' },
}

const wishBody: Contract['NewWish'] = {
  ...{ reference: 'ONS-7K3M-Q2', kind: 'cancel', shiftId: 's1', text: '' },
  ...{ sentAt: '2026-11-19T12:00:00Z', onBehalfOf: 'brukare' },
}
export const wishReceived: Contract['Wish'] = {
  ...{ ...wishBody, id: 'wis-1', brukareId: 'bru-1', state: 'received', receivedAt: '2026-11-19T12:00:01Z' },
  answers: [],
}
export const wish: OutboxItem = { ...envelope, topic: 'wish', wishId: 'w1', body: wishBody }
export const wishWithdrawal: OutboxItem = {
  ...{ ...envelope, topic: 'wishWithdrawal', wishId: 'w1', reference: wishBody.reference, providerWishId: 'wis-1' },
  body: { name: 'Pia' },
}
/** Of a wish whose receipt never came. */
export const unsureWish: OutboxItem = { ...wishWithdrawal, providerWishId: null }

export const urgent: OutboxItem = { ...objection, body: { ...body, urgent: true } }
export const arrival: OutboxItem = {
  ...envelope,
  topic: 'arrival',
  body: { shiftId: 's1', saidAt: '2026-11-19T12:00:00Z', name: 'Pia' },
}

export type Result = WriteResult<Contract['Objection']>
export const taken: Result = { ok: true, data: received }
const failed = { ok: false, status: 0, retryAfterMs: null } as const
export const down: Result = { ...failed, why: 'unavailable', code: 'timeout' }
export const refusal: Result = { ...failed, why: 'refused', code: 'http-422', status: 422 }
/** A final no that is no fault of what was sent. */
export const tooLate: Result = { ...refusal, code: 'http-409', status: 409 }
/** "Later", and when. */
export const later: Result = { ...down, code: 'http-503', status: 503, retryAfterMs: 60_000 }
export const strange: Result = { ...failed, why: 'broken', code: 'http-302', status: 302 }

export type List = Answer<readonly Contract['Objection'][]>
const asOf = new Date('2026-11-19T12:00:00Z')
/** A list as it was, and not as it is. */
export const keptList: List = { ...{ state: 'kept', data: [], asOf }, etag: '"1"', reason: 'unavailable' }
/** What the provider has of the brukare, as it is now. */
export const listed = (data: readonly Contract['Objection'][]): List => ({
  ...{ state: 'fresh', data },
  asOf,
  etag: '"1"',
})
/** Why it is not known. */
export const noList = (reason: 'unavailable' | 'contract' | 'notFound'): MissingAnswer => ({
  state: 'missing',
  reason,
  since: null,
})

type Later = { delayMs: number; errorCode: string; fault: SendingFault }
type Options = {
  first: boolean
  syncFails: boolean
  list: List
  wishList: Answer<readonly Contract['Wish'][]>
  capabilities: Answer<Contract['Capabilities']>
}

/** What a provider of version 1.1 can take, or with `false` one of 1.0. */
export const capable = (isNew: boolean): Answer<Contract['Capabilities']> => ({
  ...{ state: 'fresh', asOf, etag: '"1"' },
  data: {
    ...{ providerName: 'Farsta', groups: isNew ? ['wishes' as const] : [], classificationRule: { ...defaultRule } },
    ...(isNew ? { urgentObjections: true, arrivals: true } : {}),
  },
})

/** How long the fakes' worker waits after the third try. */
export const delay = retryDelay(3, 0.5)

/** A worker over fakes. `did` is what the provider was sent and what the database was told, in order. */
export function setUp(
  item: OutboxItem,
  result: Result,
  {
    first = true,
    syncFails = false,
    list = listed([received]),
    wishList = { state: 'fresh', data: [wishReceived], asOf, etag: '"1"' },
    capabilities = capable(true),
  }: Partial<Options> = {},
) {
  const did: string[] = []
  const note = <T>(text: string, value: T): Promise<T> => {
    did.push(text)
    return Promise.resolve(value)
  }
  const objections = {
    sync: ({ brukareId, objection: { id } }: { brukareId: string; objection: Contract['Objection'] }) =>
      syncFails ? Promise.reject(new Error('database')) : note(`sync ${brukareId} ${id}`, undefined),
    refused: (id: string, code: string) => note(`objection refused ${id} ${code}`, undefined),
    messageRefused: (id: string, code: string) => note(`message refused ${id} ${code}`, undefined),
  }
  const wishes = {
    sync: ({ brukareId, wish: { id, state } }: { brukareId: string; wish: Contract['Wish'] }) =>
      note(`sync wish ${brukareId} ${id} ${state}`, undefined),
    refused: (id: string, code: string) => note(`wish refused ${id} ${code}`, undefined),
  }
  const comments = {
    received: (id: string, theirs: string) => note(`comment received ${id} ${theirs}`, undefined),
    refused: (id: string, code: string) => note(`comment refused ${id} ${code}`, undefined),
  }
  const reviews = {
    received: (id: string, theirs: string) => note(`review received ${id} ${theirs}`, undefined),
    refused: (id: string, code: string) => note(`review refused ${id} ${code}`, undefined),
  }
  const waiting = [item]
  const outbox = {
    claim: (_: string, __: number, ___: number, lane: OutboxLane = { exceptProviderIds: [] }) =>
      Promise.resolve('providerId' in lane ? waiting.splice(0) : []),
    delivered: (id: string) => note(`delivered ${id}`, first),
    refused: (id: string, code: string) => note(`settled ${id} ${code}`, first),
    retryLater: (id: string, _: string, { delayMs, errorCode, fault }: Later) =>
      note(`later ${id} ${fault} ${errorCode} ${delayMs}`, true),
  }
  const answer: Answer<Contract['Objection']> = { state: 'fresh', data: received, asOf: new Date(), etag: '"1"' }
  const provider = {
    lodgeObjection: (_: unknown, __: unknown, key: string, { urgent: isUrgent }: Contract['NewObjection']) =>
      note(`lodge ${key}${isUrgent === true ? ' urgent' : ''}`, result),
    addObjectionMessage: (_: unknown, __: unknown, key: string, id: string) => note(`message ${key} ${id}`, result),
    withdrawObjection: (_: unknown, __: unknown, key: string, id: string) => note(`withdraw ${key} ${id}`, result),
    addComment: (_: unknown, __: unknown, key: string, id: string) =>
      note(
        `comment ${key} ${id}`,
        result.ok
          ? ({ ok: true, data: { id: 'com-1', text: 'Hej', at: '', byRole: 'brukare', name: 'Pia' } } as const)
          : result,
      ),
    addReview: (_: unknown, __: unknown, key: string, { month, action }: Contract['NewReview']) =>
      note(
        `review ${key} ${month} ${action}`,
        result.ok ? ({ ok: true, data: { id: 'rev-1', month, action, at: '', byRole: 'brukare' } } as const) : result,
      ),
    sayArrived: (_: unknown, __: unknown, key: string, { shiftId, saidAt }: Contract['NewArrival']) =>
      note(
        `arrived ${key} ${shiftId}`,
        result.ok ? ({ ok: true, data: { id: 'ank-1', shiftId, saidAt } } as const) : result,
      ),
    sendWish: (_: unknown, __: unknown, key: string) =>
      note(`wish ${key}`, result.ok ? ({ ok: true, data: wishReceived } as const) : result),
    withdrawWish: (_: unknown, __: unknown, key: string, id: string) =>
      note(
        `withdraw wish ${key} ${id}`,
        result.ok ? ({ ok: true, data: { ...wishReceived, state: 'withdrawn' } } as const) : result,
      ),
    listWishes: () => note('list wishes', wishList),
    getCapabilities: () => Promise.resolve(capabilities),
    getObjection: () => note('get', answer),
    listObjections: () => note('list', list),
    providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }],
  }
  const transaction = async <T>(
    work: (repositories: {
      outbox: typeof outbox
      objections: typeof objections
      comments: typeof comments
      reviews: typeof reviews
      wishes: typeof wishes
    }) => Promise<T>,
  ) => work({ outbox, objections, comments, reviews, wishes })
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const worker = createOutboxWorker({
    database: { outbox, objections, wishes, transaction },
    provider,
    logger,
    random: () => 0.5,
  })
  return { did, worker, logger, waiting, provider }
}
