import type { DayString } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { WaitingItem } from './waiting'

/** Someone on the list: what waits, at which providers (named where there are several), and what the viewer may do. */
export type WorkFacts = {
  brukare: { id: string; name: string }
  /** All of it could be read. */
  isWhole: boolean
  items: readonly WaitingItem[]
  providers: readonly string[]
  may: readonly string[]
}

/** One person. `at`: the providers' names, null where there is one. */
export type WorkPerson = { id: string; name: string; href: string; at: string | null }
/** `count`: what waits for the viewer, in words. */
export type WorkGroup = WorkPerson & { count: string; items: WaitingItem[]; others: WaitingItem[] }
/** Those whose most urgent is of the same day, by name. In a long section each letter leads to its first name. */
export type WorkSection = {
  id: string
  heading: string
  groups: WorkGroup[]
  letters: { letter: string; id: string }[]
}
export type WorkListView = {
  heading: string
  /** Those for whom something waits that the viewer can do something about, the most urgent first. */
  groups: WorkGroup[]
  /** The same, by day. */
  sections: WorkSection[]
  /** Those for whom it only waits for others. */
  others: (WorkPerson & { others: WaitingItem[] })[]
  /** Months that are not reviewed and whose last day has passed, and how far back the list goes. */
  passed: { items: (WaitingItem & { name: string })[]; from: string }
  /** Those for whom nothing does, with what the viewer may do. */
  idle: (WorkPerson & { may: string })[]
  /** Those of whom it is not known, since not all could be read. */
  unread: WorkPerson[]
  /** The first thing to do. */
  first: { href: string; text: string } | null
}

const byName = new Intl.Collator('sv')

/** What waits for one who acts for many, by huvudman and date. `from`: the first month that was looked at. */
export function workListView(facts: readonly WorkFacts[], from: string, scene: Scene): WorkListView {
  const { t, f } = scene
  const all = facts.map((one) => ({
    ...one,
    person: personOf(one, scene),
    yours: one.items.filter(({ whom }) => whom === 'you'),
    others: one.items.filter(({ whom }) => whom === 'others'),
  }))
  const groups = all
    .filter(({ yours }) => yours.length > 0)
    .map(({ person, yours: items, others }): WorkGroup => {
      return { ...person, count: t('work-list.count', { count: items.length }), items, others }
    })
    .sort((a, b) => urgency(a, b) || byName.compare(a.name, b.name))
  const [first] = groups
  const named = all.toSorted((a, b) => byName.compare(a.person.name, b.person.name))
  const quiet = named.filter(({ yours, others }) => yours.length === 0 && others.length === 0)
  return {
    heading: headingOf({ count: groups.length, all: all.length, isWhole: all.every((one) => one.isWhole) }, scene),
    groups,
    sections: sectionsOf(groups, scene),
    others: named
      .filter(({ yours, others }) => yours.length === 0 && others.length > 0)
      .map(({ person, others }) => ({ ...person, others })),
    passed: {
      from: f.month(from),
      items: named.flatMap(({ person: { name }, items }) =>
        items.filter(({ whom }) => whom === 'passed').map((item) => ({ ...item, name })),
      ),
    },
    idle: quiet
      .filter(({ isWhole }) => isWhole)
      .map(({ person, may }) => ({ ...person, may: t('work-list.may', { rights: f.list([...may]) }) })),
    unread: quiet.filter(({ isWhole }) => !isWhole).map(({ person }) => person),
    first: first ? { href: walkHref, text: t('work-list.first', { name: first.name }) } : null,
  }
}

/** Begins at the first that waits, from the beginning. */
const walkHref = '/att-gora/nasta?fran=borjan'

function headingOf({ count, all, isWhole }: { count: number; all: number; isWhole: boolean }, { t }: Scene): string {
  if (!isWhole) return count === 0 ? t('work-list.heading.unknown') : t('work-list.heading.partly', { count })
  return count === 0 ? t('work-list.heading.none') : t('work-list.heading.some', { count, all })
}

function personOf({ brukare: { id, name }, providers }: WorkFacts, scene: Scene): WorkPerson {
  return { id, name, href: `/b/${id}`, at: atProviders(providers, scene) }
}

/** One person at several providers is one person, with the providers named; null where there is one. */
export function atProviders(providers: readonly string[], { t, f }: Scene): string | null {
  return providers.length > 1 ? t('work-list.at', { providers: f.list([...providers]) }) : null
}

/** A section with more names than this has letters to jump by. */
const manyNames = 20

function sectionsOf(groups: readonly WorkGroup[], scene: Scene): WorkSection[] {
  return [...new Set(groups.map(sectionOf))].map((id) => {
    const own = groups.filter((group) => sectionOf(group) === id)
    return {
      id,
      heading: sectionHeading(own[0]?.items[0], scene),
      groups: own,
      letters: own.length > manyNames ? lettersOf(own) : [],
    }
  })
}

function sectionHeading(item: WaitingItem | undefined, { t, f }: Scene): string {
  if (item?.isChange) return t('work-list.changedHeading')
  if (item?.by) return t('work-list.until', { date: f.date(item.by) })
  return item?.since ? t('work-list.since', { date: f.date(item.since) }) : t('work-list.noDay')
}

/** A day stands only over what has one. */
function sectionOf({ items: [item] }: WorkGroup): string {
  if (item?.isChange) return 'andrat'
  if (item?.by) return `dag-${item.by}`
  return item?.since ? `sedan-${item.since}` : 'utan-dag'
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

/** What has changed first, then by day; what has none last. */
function urgency(a: WorkGroup, b: WorkGroup): number {
  const rank = ({ items: [item] }: WorkGroup): DayString =>
    item?.isChange ? '0' : `1${item?.by ?? item?.since ?? '9'}`
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
