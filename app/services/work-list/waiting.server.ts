import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { mayAt, placeAt, placesWith } from '~/domain/access/rights'
import { troubleOf } from '~/domain/delivery/undelivered'
import { monthsToReview } from '~/domain/reviews/last-day'
import { reviewObstacle } from '~/domain/reviews/review'
import { stockholmDate } from '~/domain/time/time'
import { visitWith, type NewsItem } from '~/domain/news/news'
import { openedKinds } from '~/domain/news/opened'
import { newsIn } from '~/domain/work-list/news'
import type { MonthAt } from '~/domain/work-list/item'
import { waitingFor, type WaitingFacts } from '~/domain/work-list/waiting'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { toldActs } from '~/views/joint/waiting'
import { undeliveredItem } from '~/views/now/undelivered'
import { waitingItems, type WaitingItem } from '~/views/work-list/waiting'
import { mergeNotices, providerName } from '~/services/frame/gather.server'
import type { ObjectionDraftsService } from '~/services/objections/drafts.server'
import type { CasesTold } from '~/services/objections/told.server'
import { reportsOfMany, type AroundThere } from '~/services/reports/of-many.server'
import type { WishDraftsService } from '~/services/wishes/drafts.server'
import { reviewable } from '~/services/reviews/reviews.server'

/** Of what is remembered as opened, what can wait. */
const waitingKinds = (['report', 'reviews', 'faststallanden', 'objection', 'wish', 'act'] as const).map(
  (one) => openedKinds[one],
)

const unknownTerms = { isKnown: false, payOutDay: null, takesReviews: true }

type Parts = {
  provider: ProviderGateway
  database: Pick<Database, 'reviews' | 'objections' | 'wishes' | 'outbox' | 'jointActs' | 'opened'>
  drafts: Pick<ObjectionDraftsService, 'listOf'>
  wishDrafts: Pick<WishDraftsService, 'listOf'>
  told: CasesTold
  wishesTold: CasesTold
}

/**
 * What waits for the viewer about one brukare; `isWhole`: all that it rests on could be read. `news`: what is new of it and of the
 * reports, and `since` the end of the viewer's visit before this one.
 */
export type WaitingOfOne = { items: WaitingItem[]; isWhole: boolean; news: NewsItem[]; since: Date | null }
/**
 * The same of several, by brukare; `from`: the first month that was looked at. `around`: who is there and what the month has come
 * to, as each provider that tells has told; empty when it was not asked for.
 */
export type WaitingOfMany = {
  of: (brukareId: string) => WaitingOfOne
  around: (brukareId: string) => readonly AroundThere[]
  from: string
  notices: ProviderNotice[]
}

export type WaitingService = ReturnType<typeof createWaiting>

/**
 * What waits for somebody, read once and judged by one rule (domain/work-list) for the choice of person, the work list, the first
 * page and the month. A number of calls and statements that does not grow with the number of brukare. `withAround`: the newest
 * month's call also asks who is there, so that a list of many is no more calls.
 * Objections and wishes that the change feed cannot have told of are asked for first (docs/adr/0027).
 */
export function createWaiting({ provider, database, drafts, wishDrafts, told: toldOf, wishesTold }: Parts) {
  return async (accesses: readonly Access[], scene: Scene, { withAround = false } = {}): Promise<WaitingOfMany> => {
    const months = monthsToReview(stockholmDate(scene.now))
    const brukareIds = accesses.map(({ brukare }) => brukare.id)
    const personId = accesses[0]?.viewer.personId ?? ''
    // Before what is in the database is read: an answer that the feed has not told of is brought there.
    const [read, told, toldWishes] = await Promise.all([
      readMonths(accesses, months, scene.requestId, withAround ? accesses : []),
      toldOf(accesses, scene),
      wishesTold(accesses, scene),
    ])
    const [reviews, objections, wishes, undelivered, acts, open, openWishes, opened, visits] = await Promise.all([
      database.reviews.list({ brukareIds, months }),
      database.objections.listWaiting(brukareIds),
      database.wishes.listWaiting(brukareIds),
      database.outbox.listUndelivered(brukareIds),
      database.jointActs.listTold({ personId, brukareIds }),
      drafts.listOf(accesses),
      wishDrafts.listOf(accesses),
      database.opened.list({ personId, brukareIds, kinds: waitingKinds }),
      database.opened.visits({ personId, brukareIds }),
    ])
    const each = new Map(accesses.map((access) => [access.brukare.id, ofOne(access)]))
    return {
      of: (brukareId) => each.get(brukareId) ?? { items: [], isWhole: false, news: [], since: null },
      around: (brukareId) => read.around.get(brukareId) ?? [],
      from: months[0] ?? '',
      notices: mergeNotices(read.notices, told.notices, toldWishes.notices),
    }

    function ofOne(access: Access): WaitingOfOne {
      const { id, name } = access.brukare
      const isIn = (one: { brukareId: string; providerId: string }, scope: Scope) =>
        one.brukareId === id && mayAt(access, one.providerId, scope)
      const isHere = (one: { brukareId: string; providerId: string }) => isIn(one, 'object')
      const ownWishes = wishes.filter((one) => isIn(one, 'wish'))
      const base = `/b/${id}`
      const cases = objections.filter(isHere)
      const references = new Map([...cases, ...ownWishes].map((one) => [one.id, one.reference]))
      const stuck = undelivered.flatMap((item) => {
        if (!isIn(item, item.wishId === null ? 'object' : 'wish')) return []
        const trouble = troubleOf(item, scene.now)
        const [told] = undeliveredItem(item, { provider: providerName(provider, item.providerId), references }, scene)
        const about = item.objectionId ?? item.wishId ?? item.timeReportId ?? item.month ?? ''
        const key = `${item.topic}/${item.providerId}/${about}`
        return trouble === null || told === undefined ? [] : [{ key, since: item.since, trouble, told }]
      })
      const actsTold = toldActs(
        acts.filter(({ brukareId }) => brukareId === id),
        { personId, base, places: access.places },
        scene,
      )
      const visit = visits.get(id) ?? null
      const facts: WaitingFacts = {
        months: read.of(access),
        reviews: reviews.filter(isHere),
        objections: cases,
        wishes: ownWishes,
        stuck,
        acts: actsTold.map(({ act }) => act),
        drafts: open.get(id) ?? [],
        wishDrafts: openWishes.get(id) ?? [],
        opened: opened.filter(({ brukareId }) => brukareId === id),
        visit,
      }
      const about = {
        ...{ base, brukareName: name, references },
        acts: new Map(actsTold.map(({ act, href, text }) => [act.id, { href, text }])),
        stuck: new Map(stuck.map((one) => [one.key, one.told])),
      }
      const waiting = waitingFor(facts, personId, scene.now)
      return {
        items: waitingItems(waiting, about, scene),
        isWhole: read.isWhole(access) && told.isWhole(id) && toldWishes.isWhole(id),
        ...{ news: newsIn(facts, waiting, scene.now), since: visitWith(visit, scene.now).beforeAt },
      }
    }
  }

  /** The reports of the months, of those whom the viewer may review, with what each provider says of its terms. */
  async function readMonths(
    accesses: readonly Access[],
    months: readonly string[],
    requestId: string,
    around: readonly Access[],
  ) {
    const acting = accesses.flatMap((access) => {
      const places = placesWith(access, 'reports:read', 'object')
      return places.length === 0 ? [] : [{ ...access, places }]
    })
    const providerIds = [...new Set(acting.flatMap(({ places }) => places.map(({ providerId }) => providerId)))]
    const [read, terms] = await Promise.all([
      Promise.all(
        months.map(async (month) => {
          const also = month === months.at(-1) ? around : []
          return { month, ...(await reportsOfMany(provider, acting, month, requestId, also)) }
        }),
      ),
      Promise.all(providerIds.map(async (id) => [id, await termsOf(id, requestId)] as const)),
    ])
    const termsAt = new Map(terms)
    return {
      notices: mergeNotices(...read.map(({ notices }) => notices)),
      around: new Map(read.flatMap(({ around: told }) => [...told])),
      isWhole: ({ brukare, places }: Access) =>
        read.every(({ reports }) =>
          placesWith({ places }, 'reports:read', 'object').every((place) =>
            (reports.get(brukare.id) ?? []).some(({ providerId, isNow }) => isNow && providerId === place.providerId),
          ),
        ),
      of: (access: Access): MonthAt[] =>
        read.flatMap(({ month, reports }) =>
          (reports.get(access.brukare.id) ?? []).map(({ providerId, laws, items }) => {
            const place = placeAt(access, providerId) ?? access
            const { isKnown, payOutDay, takesReviews } = termsAt.get(providerId) ?? unknownTerms
            return {
              ...{ month, providerId, takesReviews, terms: { laws: isKnown ? laws : null, payOutDay } },
              reports: items.map((report) => ({
                ...reviewable(report),
                staff: report.staff.displayName,
                isOwn: reviewObstacle([reviewable(report)], place) === 'ownShifts',
                certifiedAt: report.certifiedAt === undefined ? null : new Date(report.certifiedAt),
                faststalldAt: report.latestFaststallande ? new Date(report.latestFaststallande.at) : null,
              })),
            }
          }),
        ),
    }
  }

  /** A provider that does not answer now is taken to take reviews, as in the contract; by which day is not known then. */
  async function termsOf(providerId: string, requestId: string) {
    const answer = await provider.getCapabilities(providerId, { requestId })
    if (answer.state === 'missing') return unknownTerms
    const { payOutDay = null, groups } = answer.data
    return { isKnown: true, payOutDay, takesReviews: groups.includes('reviews') }
  }
}
