import { deadlinesOf } from '~/domain/reports/deadlines'
import { seenOf, standingReviews, type Reviewable, type ReviewAct } from '~/domain/reviews/review'
import { stockholmDate, type DayString } from '~/domain/time/time'
import type { JointWaiting } from '~/views/joint/act'
import type { Scene } from '~/views/frame/scene'

/** `unconfirmedSince`: since when the provider has not confirmed it, when a person is told of that; null otherwise. */
type WorkObjection = {
  id: string
  state: 'open' | 'answered'
  dueBy: DayString | null
  answeredAt: Date | null
  unconfirmedSince: Date | null
}

/**
 * What is known of one huvudman: reports of the month with their provider (`isOwn`: of one's own shifts, which one may not
 * review), what was reviewed, objections, and what several must agree to.
 */
export type WorkFacts = {
  brukare: { id: string; name: string }
  /** All of the reports could be read. */
  isWhole: boolean
  reports: readonly (Reviewable & { providerId: string; faststalldAt: Date | null; isOwn: boolean })[]
  reviews: readonly ReviewAct[]
  objections: readonly WorkObjection[]
  /** Acts of several that wait for the viewer's yes, or for the others'. */
  asked: readonly JointWaiting[]
}

/** Something that waits. `by` sorts: when it should be done, or when it came. */
export type WorkItem = { href: string; text: string; by: DayString }
export type WorkGroup = { id: string; name: string; href: string; items: WorkItem[] }
/** Those whose most urgent is of the same day, by name. In a long section each letter leads to its first name. */
export type WorkSection = {
  id: string
  heading: string
  groups: WorkGroup[]
  letters: { letter: string; id: string }[]
}
export type WorkListView = {
  heading: string
  /** Those for whom something waits, the most urgent first. */
  groups: WorkGroup[]
  /** The same, by day. */
  sections: WorkSection[]
  /** Those for whom nothing does. */
  idle: { id: string; name: string; href: string }[]
  /** Those of whom it is not known, since their reports could not be read. */
  unread: { id: string; name: string; href: string }[]
  /** The first thing to do. */
  first: { href: string; text: string } | null
}

/** Who asks, and since when things are new. */
export type Worker = { personId: string; lastVisit: Date | null }

const byName = new Intl.Collator('sv')

/** What waits for one who acts for many, by huvudman and date. `month` is the one to review. */
export function workListView(facts: readonly WorkFacts[], month: string, worker: Worker, scene: Scene): WorkListView {
  const { t } = scene
  const all = facts.map((one) => ({
    ...{ id: one.brukare.id, name: one.brukare.name, href: `/b/${one.brukare.id}`, isWhole: one.isWhole },
    items: itemsOf(one, month, worker, scene),
  }))
  const groups = all
    .filter(({ items }) => items.length > 0)
    .map(({ id, name, href, items }) => ({ id, name, href, items }))
    .sort((a, b) => urgency(a, b) || byName.compare(a.name, b.name))
  const [first] = groups
  return {
    heading: headingOf({ count: groups.length, all: all.length, isWhole: all.every((one) => one.isWhole) }, scene),
    groups,
    sections: sectionsOf(groups, scene),
    idle: namesOf(all.filter(({ items, isWhole }) => items.length === 0 && isWhole)),
    unread: namesOf(all.filter(({ items, isWhole }) => items.length === 0 && !isWhole)),
    first: first?.items[0] ? { href: first.items[0].href, text: t('work-list.first', { name: first.name }) } : null,
  }
}

function headingOf({ count, all, isWhole }: { count: number; all: number; isWhole: boolean }, { t }: Scene): string {
  if (!isWhole) return count === 0 ? t('work-list.heading.unknown') : t('work-list.heading.partly', { count })
  return count === 0 ? t('work-list.heading.none') : t('work-list.heading.some', { count, all })
}

function namesOf(some: readonly { id: string; name: string; href: string }[]): WorkListView['idle'] {
  return some.map(({ id, name, href }) => ({ id, name, href })).sort((a, b) => byName.compare(a.name, b.name))
}

/** A section with more names than this has letters to jump by. */
const manyNames = 20

function sectionsOf(groups: readonly WorkGroup[], { t, f, now }: Scene): WorkSection[] {
  const today = stockholmDate(now)
  return [...new Set(groups.map(dayOf))].map((day) => {
    const own = groups.filter((group) => dayOf(group) === day)
    return {
      id: `dag-${day}`,
      heading: t(day < today ? 'work-list.since' : 'work-list.until', { date: f.date(day) }),
      groups: own,
      letters: own.length > manyNames ? lettersOf(own) : [],
    }
  })
}

/** Each first letter, with the first name that has it. */
function lettersOf(groups: readonly WorkGroup[]): { letter: string; id: string }[] {
  const first = new Map<string, string>()
  for (const { id, name } of groups) {
    const letter = name.charAt(0).toLocaleUpperCase('sv')
    if (!first.has(letter)) first.set(letter, id)
  }
  return [...first].map(([letter, id]) => ({ letter, id }))
}

function dayOf({ items }: WorkGroup): DayString {
  return items[0]?.by ?? ''
}

/**
 * The address of what waits for the one after `from`, in the order of the list. Someone who has just been done with is not
 * on it any more: then it goes on from the name. Back to the list after the last.
 */
export function nextOnList(groups: readonly WorkGroup[], from: { id: string; name: string }): string {
  const at = groups.findIndex(({ id }) => id === from.id)
  const next = at >= 0 ? groups[at + 1] : (groups.find(({ name }) => byName.compare(name, from.name) > 0) ?? groups[0])
  return next?.items[0]?.href ?? '/att-gora'
}

function urgency(a: WorkGroup, b: WorkGroup): number {
  const [first, second] = [dayOf(a), dayOf(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

function itemsOf(facts: WorkFacts, month: string, worker: Worker, scene: Scene): WorkItem[] {
  // What waits for somebody else is not the worker's to do.
  const asked = facts.asked.filter(({ asks }) => asks)
  return [
    ...asked.map(({ href, text, by }) => ({ href, text, by: stockholmDate(by) })),
    ...reviewItems(facts, month, worker, scene),
    ...objectionItems(facts, worker, scene),
  ].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
}

function reviewItems(
  { brukare, reports, reviews }: WorkFacts,
  month: string,
  worker: Worker,
  { t, f, now }: Scene,
): WorkItem[] {
  const own = standingReviews(reviews).filter(({ personId }) => personId === worker.personId)
  const ofProvider = (providerId: string) => reports.filter((report) => report.providerId === providerId)
  const isReviewed = (report: WorkFacts['reports'][number]) =>
    own.some(({ providerId, timeReportId, seen }) =>
      timeReportId === null
        ? providerId === report.providerId && seen === seenOf(ofProvider(providerId))
        : timeReportId === report.id && seen === seenOf([report]),
    )
  const left = reports.filter(
    (report) => !report.isOwn && report.state !== 'open' && report.openObjections === 0 && !isReviewed(report),
  )
  const items: WorkItem[] = []
  const href = `/b/${brukare.id}/tidrapporter/${month}`
  if (left.length > 0) {
    const by = dueDay(month, stockholmDate(now))
    items.push({
      href,
      by,
      text: t('work-list.review', { count: left.length, month: f.month(month), date: f.date(by) }),
    })
  }
  const news = reports.filter(
    ({ faststalldAt }) => worker.lastVisit !== null && faststalldAt !== null && faststalldAt > worker.lastVisit,
  )
  const [newest] = news.map(({ faststalldAt }) => faststalldAt).sort((a, b) => Number(b) - Number(a))
  if (newest) {
    items.push({
      href: `/b/${brukare.id}/faststallanden/${month}`,
      by: stockholmDate(newest),
      text: t('work-list.faststalld', { count: news.length, month: f.month(month) }),
    })
  }
  return items
}

/** The räkning's goal while it can be met, then Försäkringskassan's last day. */
function dueDay(month: string, today: DayString): DayString {
  const { goalTo, lastDay } = deadlinesOf(month)
  return today <= goalTo ? goalTo : lastDay
}

function objectionItems({ brukare, objections }: WorkFacts, { lastVisit }: Worker, { t, f, now }: Scene): WorkItem[] {
  return objections.flatMap(({ id, state, dueBy, answeredAt, unconfirmedSince }): WorkItem[] => {
    const href = `/b/${brukare.id}/invandningar/${id}`
    if (unconfirmedSince !== null) {
      const text = t('work-list.unconfirmed', { date: f.date(unconfirmedSince) })
      return [{ href, by: stockholmDate(unconfirmedSince), text }]
    }
    if (state === 'answered') {
      if (answeredAt === null || (lastVisit !== null && answeredAt <= lastVisit)) return []
      return [{ href, by: stockholmDate(answeredAt), text: t('work-list.answered', { date: f.date(answeredAt) }) }]
    }
    if (dueBy === null) return []
    const key = dueBy < stockholmDate(now) ? 'work-list.late' : 'work-list.due'
    return [{ href, by: dueBy, text: t(key, { date: f.date(dueBy) }) }]
  })
}
