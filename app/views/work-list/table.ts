import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { AroundView, HoursCell, NowCell } from './around'
import { waitingCount, type WaitingItem } from './waiting'
import { atProviders, byUrgency, type WorkFacts } from './work-list'

/** What can be chosen; `vet-inte` only while there is somebody of whom it is not known. */
export const caseChoices = ['alla', 'vantar', 'saknas', 'inget', 'vet-inte'] as const
export type CaseChoice = (typeof caseChoices)[number]

/** What an address asks for; `page` is 1 for the first. */
export type CaseQuery = { show: CaseChoice; name: string; page: number }

/** How many persons there are on a page. */
export const pageSize = 25

/** One of the list, with who is there and the hours; `notes`: what is special about how the viewer acts for the person. */
export type CaseFacts = WorkFacts & { around: AroundView; hours: HoursCell; notes: readonly string[] }

type Link = { href: string; text: string }

/**
 * One person. `wait`: the most urgent of what waits; `count` how much, in words, when it is more than one thing; `news` how much of
 * it is new.
 */
export type CaseRow = {
  id: string
  name: string
  href: string
  notes: string[]
  now: NowCell
  /** To the person's own page, where the list does not know who is there. */
  look: string | null
  wait: { item: Link | null; count: string | null; text: string | null; news: string | null }
  due: string | null
  /** `due` is a last day, and not since when it has waited. */
  isLastDay: boolean
  hours: HoursCell
  /** Nobody has come, nobody is booked, or nobody has answered for it. */
  isHot: boolean
}

/** Something to press that chooses: with how many there are. */
export type CountedLink = { href: string; text: string; count: number; current: boolean }

/** The table, finished. */
export type CaseTableView = {
  caption: string
  /** Over the hours: of which month they are. */
  hours: string
  rows: CaseRow[]
  filters: CountedLink[]
  name: string
  /** What a search came to, or that there is nobody to show; null when everyone is shown. */
  found: string | null
  show: CaseChoice
  pager: { previous: Link | null; next: Link | null; where: string } | null
}

const weight: Partial<Record<NowCell['kind'], number>> = { late: 0, vacantNow: 1, missed: 2 }
const byName = new Intl.Collator('sv')

/** Everyone as rows: who is late now first, then by the day of what waits, then by name. */
export function caseTable(facts: readonly CaseFacts[], query: CaseQuery, scene: Scene): CaseTableView {
  const { t, f, now } = scene
  const all = inOrder(facts).map((one) => ({ one, row: rowOf(one, scene) }))
  const wanted = query.name.toLocaleLowerCase('sv')
  const named = all.filter(({ row }) => row.name.toLocaleLowerCase('sv').includes(wanted))
  const counts = new Map(caseChoices.map((show) => [show, named.filter(({ one }) => isShown(one, show)).length]))
  const shown = named.filter(({ one }) => isShown(one, query.show))
  const pages = Math.max(1, Math.ceil(shown.length / pageSize))
  const page = Math.min(query.page, pages)
  const to = (changed: Partial<CaseQuery>) => caseHref({ ...query, page: 1, ...changed })
  const from = (page - 1) * pageSize
  const found = { count: shown.length, name: query.name }
  return {
    caption: t('work-list.table.caption'),
    hours: t('work-list.table.hours', { month: f.monthName(stockholmDate(now).slice(0, 7)) }),
    rows: shown.slice(from, from + pageSize).map(({ row }) => row),
    filters: caseChoices
      .filter((show) => show !== 'vet-inte' || query.show === show || (counts.get(show) ?? 0) > 0)
      .map((show) => ({
        ...{ href: to({ show }), text: t(`work-list.filter.${show}`), count: counts.get(show) ?? 0 },
        current: query.show === show,
      })),
    name: query.name,
    found: foundText(found, scene),
    show: query.show,
    pager:
      pages === 1
        ? null
        : {
            where: t('work-list.page', { page, pages }),
            previous: page === 1 ? null : { href: to({ page: page - 1 }), text: t('work-list.previous') },
            next: page === pages ? null : { href: to({ page: page + 1 }), text: t('work-list.next') },
          },
  }
}

/** The address of the list; what is as usual is left out. */
export function caseHref({ show, name, page }: CaseQuery): string {
  const values = new URLSearchParams({
    ...(show !== 'alla' && { visa: show }),
    ...(name !== '' && { namn: name }),
    ...(page > 1 && { sida: String(page) }),
  }).toString()
  return values === '' ? '/att-gora' : `/att-gora?${values}`
}

function foundText({ count, name }: { count: number; name: string }, { t }: Scene): string | null {
  if (count === 0) return t(name === '' ? 'work-list.found.empty' : 'work-list.found.none')
  return name === '' ? null : t('work-list.found.some', { count, name })
}

function inOrder(facts: readonly CaseFacts[]): CaseFacts[] {
  const rank = ({ around }: CaseFacts) => weight[around.now.kind] ?? 3
  return facts.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.around.lateSince ?? 0) - (b.around.lateSince ?? 0) ||
      byUrgency(yoursOf(a), yoursOf(b)) ||
      byName.compare(a.brukare.name, b.brukare.name),
  )
}

function isShown(one: CaseFacts, show: CaseChoice): boolean {
  const waits = yoursOf(one).length > 0
  switch (show) {
    case 'alla':
      return true
    case 'vantar':
      return waits
    case 'saknas':
      return (one.hours.missing ?? 0) > 0
    case 'inget':
      return !waits && one.isWhole
    case 'vet-inte':
      return !waits && !one.isWhole
  }
}

function yoursOf({ items }: WorkFacts): WaitingItem[] {
  return items.filter(({ whom }) => whom === 'you')
}

function rowOf(one: CaseFacts, scene: Scene): CaseRow {
  const { t } = scene
  const { id, name } = one.brukare
  const { now } = one.around
  const isHot = weight[now.kind] !== undefined
  const at = atProviders(one.providers, scene)
  return {
    ...{ id, name, href: `/b/${id}` },
    notes: [...(at === null ? [] : [at]), ...one.notes],
    now,
    look: now.kind === 'unknown' ? t('work-list.now.look', { name }) : null,
    wait: waitOf(one, scene),
    due: now.kind === 'late' ? t('work-list.by.now') : dueOf(one, scene),
    isLastDay: now.kind !== 'late' && (firstOf(one)?.by ?? null) !== null,
    hours: one.hours,
    isHot,
  }
}

function waitOf(one: CaseFacts, scene: Scene): CaseRow['wait'] {
  const { t, f } = scene
  const yours = yoursOf(one)
  const [first] = yours
  const other = one.items.find(({ whom }) => whom === 'others')
  if (first !== undefined) {
    const count = yours.length > 1 || !one.isWhole ? waitingCount(yours.length, one.isWhole, scene) : null
    const fresh = yours.filter(({ isNew }) => isNew).length
    const news = fresh === 0 ? null : t('news.count', { count: fresh })
    return { item: { href: first.href, text: first.short }, count, text: null, news }
  }
  const none = { item: null, count: null, text: null, news: null }
  if (!one.isWhole) return { ...none, text: t('work-list.unknown') }
  if (other !== undefined)
    return { ...none, item: { href: other.href, text: other.short }, text: t('work-list.others') }
  if (one.mayReview) return none
  // One who may not object has nothing that can wait: what there is a right to stands there.
  return { ...none, text: t('work-list.may', { rights: f.list([...one.may]) }) }
}

/** What the row is about: the first that waits for the viewer, else the first that others are to do. */
function firstOf(one: WorkFacts): WaitingItem | undefined {
  return yoursOf(one)[0] ?? one.items.find(({ whom }) => whom === 'others')
}

/** By when, or since when, the first of it waits. */
function dueOf(one: CaseFacts, { t, f, now }: Scene): string | null {
  const first = firstOf(one)
  if (first === undefined) return null
  if (first.by !== null) return f.relativeDay(first.by, now)
  if (first.since === null) return null
  const today = stockholmDate(now)
  const isOfYear = first.since.slice(0, 4) === today.slice(0, 4)
  const words = isOfYear ? f.dateShort(first.since) : f.dateLong(first.since)
  const isNear = first.since >= dayAfter(today, -1)
  return t('work-list.by.since', { date: isNear ? f.relativeDay(first.since, now) : words })
}
