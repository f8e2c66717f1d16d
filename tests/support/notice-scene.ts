import type { Answer } from '~/provider/types'
import type { NewNoticeEvent } from '~/database/types'
import type { Channel, Letter, SendOutcome } from '~/services/notices/channel.server'
import { createJudge } from '~/services/notices/judging.server'
import { createReminding } from '~/services/notices/reminding.server'
import { createTelling } from '~/services/notices/telling.server'
import { createWatching } from '~/services/notices/watching.server'
import { createNoticeWorker } from '~/services/notices/worker.server'
import type { Document, Shift } from '../../provider-api/contract'
import { giveAccess, newCase, newNumber, type TestDatabase } from './databases'
import { rightAt } from './rights'

/** A clock in Sweden on the day of the tests. */
export const at = (clock: string) => new Date(`2026-11-19T${clock}:00+01:00`)
/** What a provider that answers gives. */
export const fresh = <Data>(data: Data): Answer<Data> => ({ state: 'fresh', data, asOf: at('12:00'), etag: 'e' })
/** A plan as a provider that answers gives it. */
export const freshPlan = (data: readonly Shift[]): Answer<readonly Shift[]> => fresh(data)
const brukareThere = { id: 'b1', name: 'Pia', protectedIdentity: false, care: [], phones: [] }
const silent = { error: () => undefined, warn: () => undefined, info: () => undefined }

/** A worker whose letters are taken by `letters`, and a brukare with somebody who may see all of hers while `isOpen`. */
export async function noticeScene(test: TestDatabase, clock = at('12:00')) {
  const { database } = test
  test.time.now = clock
  const letters: Letter[] = []
  const right = { isOpen: true, fails: false, isUnconfirmed: false }
  const answer: { next: SendOutcome } = { next: { ok: true } }
  const plan: { next: Answer<readonly Shift[]> } = { next: freshPlan([]) }
  const channel: Channel = {
    channel: 'email',
    send: (letter) => {
      letters.push(letter)
      return Promise.resolve(answer.next)
    },
    ...{ isOnce: false, close: () => undefined },
    find: () => Promise.resolve({ is: 'never' }),
    fateOf: () => Promise.resolve('nobodySays'),
  }
  const one = await newCase(database)
  const friend = await database.persons.findOrCreate({
    number: newNumber(),
    name: 'Vän',
    isCoordinationNumber: false,
  })
  await giveAccess(database, {
    ...{ kind: 'anhorig', personId: friend.id, brukareId: one.brukare.id, scopes: ['object'] },
    ...{ validFrom: '2026-11-19', validTo: null, givenBy: one.person.id },
  })
  const place = rightAt('farsta', { scopes: new Set(['object', 'reports:read', 'schedule:read']) })
  const standingRights = () => {
    if (right.fails) return Promise.reject(new Error('not now'))
    const rights = right.isOpen ? { ...place, places: [place] } : null
    return Promise.resolve({ rights, isProtected: false, unconfirmed: right.isUnconfirmed })
  }
  const documents: { next: Answer<readonly Document[]> } = { next: fresh([]) }
  const planned: { until: string | null } = { until: null }
  const provider = {
    providers: [],
    listShifts: () => Promise.resolve(plan.next),
    listDocuments: () => Promise.resolve(documents.next),
    getBrukare: () =>
      Promise.resolve(fresh({ ...brukareThere, ...(planned.until === null ? {} : { plannedUntil: planned.until }) })),
  }
  const subjectsFor = () =>
    Promise.resolve({ subjects: right.isOpen ? [{ places: [place] }] : [], unconfirmed: right.fails })
  const judge = createJudge({
    ...{
      database,
      clock: () => test.time.now,
      access: { standingRights, find: () => Promise.resolve(null), subjectsFor },
    },
    provider,
    waiting: () => Promise.reject(new Error('nothing of these is read for')),
  })
  const telling = createTelling({ database, judge, clock: () => test.time.now, logger: silent })
  const worker = createNoticeWorker({
    ...{ database, telling, judge, channels: [channel], origin: 'https://insyn.example', logger: silent },
  })
  const watching = createWatching({
    ...{ database, clock: () => test.time.now, logger: silent, access: { standingRights } },
    provider,
  })
  const reminding = createReminding({
    ...{ database, clock: () => test.time.now },
    provider: { providers: [], getCapabilities: () => Promise.reject(new Error('nobody is asked of days')) },
  })
  const address = `${friend.id}@post.example`
  const added = { personId: friend.id, channel: 'email', address, code: '1', codeUntil: at('23:59') } as const
  const { id } = await database.noticeChoices.addDestination(added)
  await database.noticeChoices.confirm({ personId: friend.id, id, code: '1' })
  // What came about by making this scene is no news.
  await test.sql('DELETE FROM "NoticeEvent"')
  const happens = async (what: NewNoticeEvent['kind'] = 'objectionAnswered', resourceId = 'o1') => {
    const about = { brukareId: one.brukare.id, providerId: 'farsta', resourceId, forId: null, byId: one.person.id }
    await database.notices.add({ key: `${what}:${resourceId}:${one.brukare.id}`, kind: what, ...about })
  }
  const workAt = async (when: Date) => {
    test.time.now = when
    await watching.watch()
    for (let rounds = 0; (await worker.work()) > 0; rounds++) {
      if (rounds >= 20) throw new Error('there is always more to do')
    }
    return letters.splice(0)
  }
  const outcomes = async () =>
    (await test.sql('SELECT "outcome"::text FROM "Notice" ORDER BY 1')).map(({ outcome }) => outcome)
  return {
    ...one,
    friend,
    address,
    destinationId: id,
    right,
    answer,
    plan,
    documents,
    planned,
    happens,
    reminding,
    workAt,
    outcomes,
  }
}
