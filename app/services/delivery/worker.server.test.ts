import { describe, expect, it, vi } from 'vitest'
import type { OutboxItem } from '~/database/types'
import type { Answer, WriteResult } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import { retryDelay } from './backoff'
import { createOutboxWorker } from './worker.server'

const body: Contract['NewObjection'] = {
  reference: 'INV-7K3M-Q2',
  target: { type: 'shift', shiftIds: ['s1'] },
  reason: 'didNotHappen',
  text: 'Ingen kom.',
  lodgedAt: '2026-11-19T12:00:00Z',
  onBehalfOf: 'brukare',
}
const received: Contract['Objection'] = {
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
  actor: { personId: 'p1', role: 'brukare', requestId: 'r1' },
  place: { providerId: 'farsta', brukareId: 'bru-1' },
} as const
const ofObjection = { objectionId: 'o1', providerObjectionId: 'obj-1' }
const objection: OutboxItem = { ...envelope, topic: 'objection', objectionId: 'o1', body }
const message: OutboxItem = { ...envelope, ...ofObjection, topic: 'message', messageId: 'm1', body: { text: 'Hej' } }
const withdrawal: OutboxItem = { ...envelope, ...ofObjection, topic: 'withdrawal', body: {} }
const comment: OutboxItem = {
  ...envelope,
  topic: 'comment',
  commentId: 'c1',
  timeReportId: 't1',
  body: { text: 'Hej' },
}

const review: OutboxItem = {
  ...envelope,
  topic: 'review',
  reviewId: 'v1',
  body: { month: '2026-10', action: 'reviewed' },
}

type Result = WriteResult<Contract['Objection']>
const taken: Result = { ok: true, data: received }
const down: Result = { ok: false, retry: true, code: 'timeout', status: 0 }
const refusal: Result = { ok: false, retry: false, code: 'http-422', status: 422 }

/** A worker over fakes. `did` is what the provider was sent and what the database was told, in order. */
function setUp(item: OutboxItem, result: Result, { first = true, syncFails = false } = {}) {
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
    claim: () => Promise.resolve(waiting.splice(0)),
    delivered: (id: string) => note(`delivered ${id}`, first),
    refused: (id: string, code: string) => note(`settled ${id} ${code}`, first),
    retryLater: (id: string, _: string, { delayMs, errorCode }: { delayMs: number; errorCode: string }) =>
      note(`later ${id} ${errorCode} ${delayMs}`, true),
  }
  const answer: Answer<Contract['Objection']> = { state: 'fresh', data: received, asOf: new Date(), etag: '"1"' }
  const provider = {
    lodgeObjection: (_: unknown, __: unknown, key: string) => note(`lodge ${key}`, result),
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
    getObjection: () => note('get', answer),
  }
  const transaction = async <T>(
    work: (repositories: {
      outbox: typeof outbox
      objections: typeof objections
      comments: typeof comments
      reviews: typeof reviews
    }) => Promise<T>,
  ) => work({ outbox, objections, comments, reviews })
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const worker = createOutboxWorker({
    database: { outbox, objections, transaction },
    provider,
    logger,
    random: () => 0.5,
  })
  return { did, worker, logger, waiting }
}

const delay = retryDelay(3, 0.5)

describe.each<[string, OutboxItem, Result, string[]]>([
  ['an objection that is taken', objection, taken, ['lodge key-1', 'delivered out-1', 'sync portal-1 obj-1']],
  ['an objection that must wait', objection, down, ['lodge key-1', `later out-1 timeout ${delay}`]],
  [
    'an objection that is refused',
    objection,
    refusal,
    ['lodge key-1', 'settled out-1 http-422', 'objection refused o1 http-422'],
  ],
  [
    'a receipt for another objection',
    objection,
    { ok: true, data: { ...received, reference: 'INV-0000-00' } },
    ['lodge key-1', `later out-1 wrong-answer ${delay}`],
  ],
  ['a reply that is taken', message, taken, ['message key-1 obj-1', 'delivered out-1', 'sync portal-1 obj-1']],
  [
    'a reply that is refused, after which the truth is asked for',
    message,
    refusal,
    ['message key-1 obj-1', 'settled out-1 http-422', 'message refused m1 http-422', 'get', 'sync portal-1 obj-1'],
  ],
  [
    'a reply to what the provider never took, so that it does not block the queue',
    { ...message, providerObjectionId: null },
    taken,
    ['settled out-1 objection-not-received', 'message refused m1 objection-not-received'],
  ],
  [
    'a review that is taken',
    review,
    taken,
    ['review key-1 2026-10 reviewed', 'delivered out-1', 'review received v1 rev-1'],
  ],
  [
    'a review that is refused',
    review,
    refusal,
    ['review key-1 2026-10 reviewed', 'settled out-1 http-422', 'review refused v1 http-422'],
  ],
  ['a withdrawal that is taken', withdrawal, taken, ['withdraw key-1 obj-1', 'delivered out-1', 'sync portal-1 obj-1']],
  [
    'a withdrawal that comes after the answer',
    withdrawal,
    { ok: false, retry: false, code: 'http-409', status: 409 },
    ['withdraw key-1 obj-1', 'settled out-1 http-409', 'get', 'sync portal-1 obj-1'],
  ],
  ['a withdrawal of what never arrived', { ...withdrawal, providerObjectionId: null }, taken, ['delivered out-1']],
  ['a comment that is taken', comment, taken, ['comment key-1 t1', 'delivered out-1', 'comment received c1 com-1']],
  [
    'a comment that is refused',
    comment,
    refusal,
    ['comment key-1 t1', 'settled out-1 http-422', 'comment refused c1 http-422'],
  ],
])('%s', (_, item, result, expected) => {
  it('is written down as that', async () => {
    const { worker, did } = setUp(item, result)
    expect(await worker.work()).toBe(1)
    expect(did).toEqual(expected)
  })
})

describe('the worker', () => {
  it('writes nothing more about an item that another worker has settled', async () => {
    const { worker, did } = setUp(objection, taken, { first: false })
    await worker.work()
    expect(did).toEqual(['lodge key-1', 'delivered out-1'])
  })

  it('sends again, with the same key, when the receipt could not be written', async () => {
    const { worker, did, waiting } = setUp(objection, taken, { syncFails: true })
    await worker.work()
    expect(did).toEqual(['lodge key-1', 'delivered out-1', `later out-1 portal ${delay}`])
    waiting.push(objection)
    await worker.work()
    expect(did.filter((text) => text === 'lodge key-1')).toHaveLength(2)
  })

  it('logs ids only', async () => {
    const { worker, logger } = setUp(objection, refusal)
    await worker.work()
    expect(JSON.stringify([logger.info.mock.calls, logger.warn.mock.calls])).not.toContain('Ingen kom')
  })

  it('wakes at once by a nudge, and lets what is under way finish before it stops', async () => {
    const { worker, did, waiting } = setUp(objection, taken)
    worker.start()
    await vi.waitFor(() => expect(did).toHaveLength(3))
    waiting.push({ ...objection, idempotencyKey: 'key-2' })
    const before = performance.now()
    worker.nudge()
    await vi.waitFor(() => expect(did).toContain('lodge key-2'), { interval: 5 })
    expect(performance.now() - before).toBeLessThan(1_000)
    await worker.stop()
    expect(did.at(-1)).toBe('sync portal-1 obj-1')
    waiting.push(objection)
    worker.nudge()
    expect(waiting).toHaveLength(1)
  })
})

describe('retryDelay', () => {
  it('grows, has full jitter and a ceiling of two minutes', () => {
    expect([1, 2, 3, 8, 400].map((attempts) => retryDelay(attempts, 0.999_999))).toEqual([
      1_000, 2_000, 4_000, 120_000, 120_000,
    ])
    expect(retryDelay(400, 0)).toBe(200)
    expect(retryDelay(8, 0.5)).toBeGreaterThan(50_000)
  })
})
