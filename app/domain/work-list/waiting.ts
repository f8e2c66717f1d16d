import type { SendingTrouble } from '~/domain/delivery/undelivered'
import { judgeOf, type Judge, type Visit } from '~/domain/news/news'
import { isSeen, openedAt as lastOpened, openedKeys, type Opened } from '~/domain/news/opened'
import { refusedReviews, refusedUndos, standingReviews, type ReviewAct } from '~/domain/reviews/review'
import { stockholmDate, type DayString, type MonthString } from '~/domain/time/time'
import { ifNew, yours, type ActIs, type MonthAt, type Waiting } from './item'
import { changedIn, newlyApproved, notUndone, toReview } from './months'

/** `notSent`: the provider has not got it; `refused`: it could not be taken, and can be changed and sent again. */
export type WaitingObjection = {
  id: string
  reference: string
  state: 'notSent' | 'refused' | 'open' | 'answered'
  dueBy: DayString | null
  answeredAt: Date | null
}

/** The same of a wish; there is no last day for its answer. `question`: the provider needs to know more. */
export type WaitingWish = {
  id: string
  state: 'notSent' | 'refused' | 'open' | 'question' | 'answered'
  answeredAt: Date | null
}

/** Something that a provider has not confirmed, of which a person is told. */
type Stuck = { key: string; since: Date; trouble: SendingTrouble }

/** An act of several: the viewer's yes is asked for, or the viewer asked and waits, or got a no, or no answer in time. `at`: until when, or when it ended. */
export type WaitingAct = { id: string; is: ActIs; at: Date }

/** All that is known of what a viewer may see of a brukare, as far as it can wait for somebody. */
export type WaitingFacts = {
  months: readonly MonthAt[]
  reviews: readonly (ReviewAct & { month: MonthString })[]
  objections: readonly WaitingObjection[]
  wishes: readonly WaitingWish[]
  stuck: readonly Stuck[]
  acts: readonly WaitingAct[]
  drafts: readonly { id: string }[]
  wishDrafts: readonly { id: string }[]
  opened: readonly Opened[]
  /** When the viewer was here, as it was before this page. */
  visit: Visit | null
}

/**
 * What waits for a viewer about a brukare: the one answer that the choice of person, the work list, the first page and the month
 * all show. Pure: the same facts give the same answer. What has changed since it was reviewed is first, then by day.
 */
export function waitingFor(facts: WaitingFacts, viewerId: string, now: Date): Waiting[] {
  // The last word about a month is not the last about another.
  const saidIn = (month: MonthString) => facts.reviews.filter((one) => one.month === month && one.personId === viewerId)
  const ownIn = (month: MonthString) => standingReviews(saidIn(month))
  const openedAt = (key: string) => lastOpened(facts.opened, [key])
  const isNew = judgeOf(facts, now)
  const months = [...new Set(facts.months.map(({ month }) => month))]
  return [
    ...facts.months.flatMap((at) => changedIn(at, ownIn(at.month))),
    ...months.flatMap((month) => {
      const there = facts.months.filter((one) => one.month === month)
      const own = ownIn(month)
      const refused = refusedReviews(saidIn(month))
      return [...toReview(month, there, { own, refused }, now), ...newlyApproved(month, there, own, openedAt, isNew)]
    }),
    ...refusedUndos(facts.reviews.filter(({ personId }) => personId === viewerId)).flatMap((act) =>
      notUndone(act, openedAt),
    ),
    ...facts.objections.flatMap((one) => ofObjection(one, openedAt(openedKeys.objection(one.id)), now, isNew)),
    ...facts.wishes.flatMap((one) => ofWish(one, openedAt(openedKeys.wish(one.id)), isNew)),
    ...facts.stuck.map(({ key, since }): Waiting => ({ ...yours('stuck', key), id: key, since: stockholmDate(since) })),
    ...facts.acts.flatMap((act) => ofAct(act, openedAt(openedKeys.act(act.id)), isNew)),
    ...facts.drafts.map(({ id }): Waiting => ({ ...yours('draft', id), id })),
    ...facts.wishDrafts.map(({ id }): Waiting => ({ ...yours('wishDraft', id), id })),
  ].sort(inOrder)
}

/** How much waits for the viewer to do: what every page counts. */
export function countOf(waiting: readonly Waiting[]): number {
  return yoursOf(waiting).length
}

/** What the viewer can do something about. */
export function yoursOf<Item extends Waiting>(waiting: readonly Item[]): Item[] {
  return waiting.filter(({ whom }) => whom === 'you')
}

/** Most urgent first: what has changed, then by day, what has none last; news that only wait to be read come after what is to be done. */
export function inOrder(a: Waiting, b: Waiting): number {
  const rank = ({ kind, by, since }: Waiting) =>
    kind === 'changed' ? '0' : `${kind === 'faststalld' ? '2' : '1'}${by ?? since ?? '9'}`
  const [first, second] = [`${rank(a)} ${a.key}`, `${rank(b)} ${b.key}`]
  return first < second ? -1 : first > second ? 1 : 0
}

function ofObjection(
  { id, state, dueBy, answeredAt }: WaitingObjection,
  opened: Date | null,
  now: Date,
  isNew: Judge,
): Waiting[] {
  switch (state) {
    // Nothing is promised before the provider has it.
    case 'notSent':
      return []
    case 'refused':
      return [{ ...yours('refused', id), id }]
    case 'answered':
      // An answer that has been read asks for nothing more.
      if (answeredAt === null || isSeen(answeredAt, opened)) return []
      return [
        {
          ...{ ...yours('answered', id), id, at: answeredAt, since: stockholmDate(answeredAt) },
          newAt: ifNew(isNew, answeredAt, openedKeys.objection(id)),
        },
      ]
    case 'open': {
      if (dueBy === null) return []
      if (dueBy >= stockholmDate(now)) return [{ ...yours('due', id), id, whom: 'others', by: dueBy }]
      // Late: there are others to turn to, and the case says whom. When that has been read, it is the provider's again.
      const isRead = opened !== null && stockholmDate(opened) > dueBy
      return [{ ...yours('late', id), id, whom: isRead ? 'others' : 'you', since: dueBy }]
    }
  }
}

/** What the provider has said waits until it has been read; a question too, though the answer to it is the telephone or another wish. */
function ofWish({ id, state, answeredAt }: WaitingWish, opened: Date | null, isNew: Judge): Waiting[] {
  if (state === 'refused') return [{ ...yours('wishRefused', id), id }]
  if (state !== 'answered' && state !== 'question') return []
  if (answeredAt === null || isSeen(answeredAt, opened)) return []
  const kind = state === 'question' ? 'wishQuestion' : 'wishAnswered'
  const since = stockholmDate(answeredAt)
  const newAt = ifNew(isNew, answeredAt, openedKeys.wish(id))
  return [{ ...yours(kind, id), id, at: answeredAt, since, newAt }]
}

/** A no, or that nobody answered in time, is told until it has been read. */
function ofAct({ id, is, at }: WaitingAct, opened: Date | null, isNew: Judge): Waiting[] {
  const item = { ...yours('act', id), id, is }
  switch (is) {
    case 'asksYou':
      return [{ ...item, by: stockholmDate(at) }]
    case 'youWait':
      return [{ ...item, whom: 'others', by: stockholmDate(at) }]
    case 'declined':
    case 'expired':
      if (isSeen(at, opened)) return []
      return [{ ...item, since: stockholmDate(at), newAt: ifNew(isNew, at, openedKeys.act(id)) }]
  }
}
