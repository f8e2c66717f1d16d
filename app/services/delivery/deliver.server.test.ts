import { describe, expect, it } from 'vitest'
import type { OutboxItem } from '~/database/types'
import {
  comment,
  delay,
  down,
  keptList,
  later,
  listed,
  message,
  noList,
  objection,
  orphan,
  received,
  refusal,
  review,
  setUp,
  strange,
  taken,
  tooLate,
  unsure,
  withdrawal,
  type List,
  type Result,
} from './test-delivery'

describe.each<[string, OutboxItem, Result, string[]]>([
  ['an objection that is taken', objection, taken, ['lodge key-1', 'delivered out-1', 'sync portal-1 obj-1']],
  ['an objection that must wait', objection, down, ['lodge key-1', `later out-1 unavailable timeout ${delay}`]],
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
    ['lodge key-1', `later out-1 broken wrong-answer ${delay}`],
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
    orphan,
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
    tooLate,
    ['withdraw key-1 obj-1', 'get', 'settled out-1 http-409', 'sync portal-1 obj-1'],
  ],
  [
    'a withdrawal of what arrived, as its list shows, though its receipt never came',
    unsure,
    taken,
    ['list', 'sync portal-1 obj-1', 'withdraw key-1 obj-1', 'delivered out-1', 'sync portal-1 obj-1'],
  ],
  [
    'an objection that is answered with what the contract does not know',
    objection,
    strange,
    ['lodge key-1', `later out-1 broken http-302 ${delay}`],
  ],
  [
    'an objection that the provider wants later',
    objection,
    later,
    ['lodge key-1', 'later out-1 unavailable http-503 60500'],
  ],
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

describe.each<[string, List, string[]]>([
  ['does not have', listed([{ ...received, reference: 'INV-0000-00' }]), ['list', 'delivered out-1']],
  ['cannot tell of', noList('unavailable'), ['list', `later out-1 unavailable list-unavailable ${delay}`]],
  [
    'tells of in another way than the contract',
    noList('contract'),
    ['list', `later out-1 broken list-contract ${delay}`],
  ],
  ['told of before', keptList, ['list', `later out-1 unavailable list-unavailable ${delay}`]],
  ['does not show to this person', noList('notFound'), ['list', 'settled out-1 not-here']],
])('a withdrawal of what the provider %s', (_, list, expected) => {
  it('is sent to nobody, and done only when it is known that there is nothing to take back', async () => {
    const { worker, did } = setUp(unsure, taken, { list })
    await worker.work()
    expect(did).toEqual(expected)
  })
})
