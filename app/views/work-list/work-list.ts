import type { DayString } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { waitingCount, type WaitingItem } from './waiting'

/** Someone on the list: what waits, at which providers (named where there are several), and what the viewer may do. */
export type WorkFacts = {
  brukare: { id: string; name: string }
  /** All of it could be read. */
  isWhole: boolean
  items: readonly WaitingItem[]
  providers: readonly string[]
  may: readonly string[]
  /** Something can wait for the viewer: there is a provider where the viewer may review or object. */
  mayReview: boolean
}

/** One person. `at`: the providers' names, null where there is one. */
export type WorkPerson = { id: string; name: string; href: string; at: string | null }
/** `count`: what waits for the viewer, in words. */
export type WorkGroup = WorkPerson & { count: string; items: WaitingItem[]; others: WaitingItem[] }
export type WorkListView = {
  heading: string
  /** Those for whom something waits that the viewer can do something about, the most urgent first. */
  groups: WorkGroup[]
  /** Those for whom it only waits for others. */
  others: (WorkPerson & { others: WaitingItem[] })[]
  /** Months that are not reviewed and whose last day has passed, and how far back the list goes. */
  passed: { items: (WaitingItem & { name: string; brukareId: string })[]; from: string }
  /** The first thing to do. */
  first: { href: string; text: string } | null
}

const byName = new Intl.Collator('sv')

/**
 * What waits for one who acts for many, by huvudman and date. `from`: the first month that was looked at; `isAll`: every provider has
 * said for whom one acts, so that nobody can be missing.
 */
export function workListView(
  facts: readonly WorkFacts[],
  { from, isAll }: { from: string; isAll: boolean },
  scene: Scene,
): WorkListView {
  const { t, f } = scene
  const all = facts.map((one) => ({
    ...one,
    person: personOf(one, scene),
    yours: one.items.filter(({ whom }) => whom === 'you'),
    others: one.items.filter(({ whom }) => whom === 'others'),
  }))
  const groups = all
    .filter(({ yours }) => yours.length > 0)
    .map(({ person, yours: items, others, isWhole }): WorkGroup => {
      return { ...person, count: waitingCount(items.length, isWhole, scene), items, others }
    })
    .sort((a, b) => byUrgency(a.items, b.items) || byName.compare(a.name, b.name))
  const [first] = groups
  const named = all.toSorted((a, b) => byName.compare(a.person.name, b.person.name))
  return {
    heading: headingOf(
      { count: groups.length, all: all.length, isWhole: isAll && all.every((one) => one.isWhole) },
      scene,
    ),
    groups,
    others: named
      .filter(({ yours, others }) => yours.length === 0 && others.length > 0)
      .map(({ person, others }) => ({ ...person, others })),
    passed: {
      from: f.month(from),
      items: named.flatMap(({ person: { name, id: brukareId }, items }) =>
        items.filter(({ whom }) => whom === 'passed').map((item) => ({ ...item, name, brukareId })),
      ),
    },
    first: first ? { href: walkHref, text: t('work-list.first', { name: first.name }) } : null,
  }
}

/** Begins at the first that waits, from the beginning. */
const walkHref = '/att-gora/nasta?fran=borjan'

function headingOf({ count, all, isWhole }: { count: number; all: number; isWhole: boolean }, { t }: Scene): string {
  if (!isWhole) return count === 0 ? t('work-list.heading.unknown') : t('work-list.heading.partly', { count })
  if (count === 0) return t('work-list.heading.none')
  return all === 1 ? t('work-list.heading.only') : t('work-list.heading.some', { count, all })
}

function personOf({ brukare: { id, name }, providers }: WorkFacts, scene: Scene): WorkPerson {
  return { id, name, href: `/b/${id}`, at: atProviders(providers, scene) }
}

/** One person at several providers is one person, with the providers named; null where there is one. */
export function atProviders(providers: readonly string[], { t, f }: Scene): string | null {
  return providers.length > 1 ? t('work-list.at', { providers: f.list([...providers]) }) : null
}

/** What has changed first, then by day; what has none last. By the first thing that waits for each. */
export function byUrgency([a]: readonly WaitingItem[], [b]: readonly WaitingItem[]): number {
  const rank = (item: WaitingItem | undefined): DayString =>
    item === undefined ? '2' : item.isChange ? '0' : `1${item.by ?? item.since ?? '9'}`
  const [first, second] = [rank(a), rank(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

/** Where "next" leads, and what is marked as walked by: null when all has been. */
export function nextOnList(
  groups: readonly WorkGroup[],
  walked: readonly { brukareId: string; key: string }[],
): { brukareId: string; key: string; href: string } | null {
  const isWalked = (brukareId: string, key: string) =>
    walked.some((one) => one.brukareId === brukareId && one.key === key)
  for (const { id: brukareId, items } of groups) {
    const next = items.find(({ key }) => !isWalked(brukareId, key))
    if (next !== undefined) return { brukareId, key: next.key, href: next.href }
  }
  return null
}
