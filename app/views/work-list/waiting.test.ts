import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seenOf } from '~/domain/reviews/seen'
import type { MonthAt, WaitingReport } from '~/domain/work-list/item'
import { countOf, waitingFor, type WaitingFacts } from '~/domain/work-list/waiting'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { aroundView, hoursCell } from './around'
import { caseTable } from './table'
import { waitingItems, waitingView } from './waiting'
import { workListView } from './work-list'

const now = new Date('2026-11-21T10:00:00Z')
const sceneIn = (language: (typeof languages)[number]) => ({
  ...{ t: textsFor(language), f: formatsFor(language), now, requestId: 'r' },
})
const states = ['open', 'certified', 'faststalld', 'reopened'] as const
const day = fc.integer({ min: 1, max: 30 }).map((n) => new Date(Date.UTC(2026, 10, n, 8)))
const id = fc.constantFrom('a', 'b', 'c', 'd')

const report: fc.Arbitrary<WaitingReport> = fc.record({
  ...{ id, staffId: fc.constant('s'), staff: fc.constant('Anna Ek'), state: fc.constantFrom(...states) },
  openObjections: fc.constantFrom(0, 0, 1),
  version: fc.constantFrom(null, 1, 2),
  ...{ minutes: fc.constantFrom(60, 90), isOwn: fc.boolean() },
  certifiedAt: fc.option(day),
  faststalldAt: fc.option(day),
})
const month: fc.Arbitrary<MonthAt> = fc.record({
  ...{ month: fc.constantFrom('2026-08', '2026-09', '2026-10'), providerId: fc.constantFrom('p', 'q') },
  takesReviews: fc.boolean(),
  terms: fc.record({
    laws: fc.constantFrom(null, new Set(['SFB'] as const), new Set(['SoL'] as const), new Set(['LSS', 'SFB'] as const)),
    payOutDay: fc.constantFrom(null, 8),
  }),
  reports: fc.uniqueArray(report, { maxLength: 4, selector: (one) => one.id }),
})
const review = fc.record({
  ...{ id: fc.uuid(), providerId: fc.constantFrom('p', 'q'), timeReportId: fc.option(id), at: day },
  month: fc.constantFrom('2026-08', '2026-09', '2026-10'),
  personId: fc.constantFrom('greta', 'pia'),
  action: fc.constantFrom('reviewed' as const, 'undone' as const),
  seen: fc.uniqueArray(report, { maxLength: 4, selector: (one) => one.id }).map(seenOf),
})
const unique = <T>(one: fc.Arbitrary<T>, selector: (value: T) => string) =>
  fc.uniqueArray(one, { maxLength: 4, selector })
const objection = fc.record({
  ...{ id, reference: fc.constant('INV-1'), answeredAt: fc.option(day) },
  state: fc.constantFrom('notSent' as const, 'refused' as const, 'open' as const, 'answered' as const),
  dueBy: fc.constantFrom(null, '2026-11-13', '2026-11-23'),
})
const wish = fc.record({
  ...{ id, answeredAt: fc.option(day) },
  state: fc.constantFrom('notSent' as const, 'refused', 'open', 'question', 'answered'),
})
const facts: fc.Arbitrary<WaitingFacts> = fc.record({
  months: unique(month, (one) => `${one.month} ${one.providerId}`),
  reviews: fc.array(review, { maxLength: 4 }),
  objections: unique(objection, (one) => one.id),
  wishes: unique(wish, (one) => one.id),
  wishDrafts: unique(fc.record({ id }), (one) => one.id),
  stuck: unique(fc.record({ key: id, since: day, trouble: fc.constant('slow' as const) }), (one) => one.key),
  acts: unique(
    fc.record({ id, at: day, is: fc.constantFrom('asksYou' as const, 'youWait', 'declined', 'expired') }),
    (one) => one.id,
  ),
  drafts: unique(fc.record({ id }), (one) => one.id),
  visit: fc.option(day.map((at) => ({ firstAt: at, beforeAt: null, lastAt: at }))),
  opened: fc.array(fc.record({ key: fc.constantFrom('faststallanden:2026-10', 'objection:a', 'act:a'), at: day })),
})

/** Nothing is known of who is there, nor of the hours. */
const quiet = (scene: ReturnType<typeof sceneIn>) => ({
  around: aroundView(null, { own: false, brukareName: 'Karl Öberg' }, null, () => false, scene),
  hours: hoursCell(null, scene),
  notes: [],
})

/** What the four pages are drawn with, of the same facts. */
function pagesOf(known: WaitingFacts, language: (typeof languages)[number], isWhole = true) {
  const scene = sceneIn(language)
  const waiting = waitingFor(known, 'greta', now)
  const named = (keys: readonly string[]) => new Map(keys.map((key) => [key, { href: `/b/x/${key}`, text: key }]))
  const about = {
    ...{ base: '/b/x', brukareName: 'Karl Öberg', references: new Map([['a', 'INV-1']]) },
    acts: named(known.acts.map((act) => act.id)),
    stuck: named(known.stuck.map(({ key }) => key)),
  }
  const items = waitingItems(waiting, about, scene)
  const one = {
    brukare: { id: 'x', name: 'Karl Öberg' },
    isWhole,
    items,
    providers: ['P'],
    may: [],
    mayReview: true,
  }
  const months = [...new Set(items.flatMap((item) => item.month ?? []))]
  return {
    waiting,
    first: waitingView(items, scene, isWhole),
    list: workListView([one], { from: '2026-08', isAll: true }, scene),
    table: caseTable([{ ...one, ...quiet(scene) }], { show: 'alla', name: '', page: 1 }, scene),
    months: months.map((each) =>
      waitingView(
        items.filter((item) => item.month === each),
        scene,
      ),
    ),
  }
}

const runs = { seed: 20261128, numRuns: 300 }

describe('what waits', () => {
  it('is the same, and as much, where one chooses, on the list, on the first page and on its month', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...languages), (known, language) => {
        const { waiting, first, list, months } = pagesOf(known, language)
        const count = countOf(waiting)
        const [group] = list.groups
        const keys = first.yours.map(({ key }) => key)
        expect(keys).toHaveLength(count)
        expect(new Set(keys).size).toBe(count)
        expect(group?.items.map(({ key }) => key) ?? []).toEqual(keys)
        // The choice of person has the first page's heading, and the list the same words.
        expect(group?.count ?? first.heading).toBe(first.heading)
        const ofMonths = months.flatMap(({ yours }) => yours.map(({ key }) => key)).toSorted()
        expect(ofMonths).toEqual(first.yours.flatMap(({ key, month: at }) => (at === null ? [] : [key])).toSorted())
        const apart = [...first.others, ...first.passed].map(({ key }) => key).toSorted()
        const onList = [...(group?.others ?? list.others[0]?.others ?? []), ...list.passed.items]
        expect(onList.map(({ key }) => key).toSorted()).toEqual(apart)
      }),
      runs,
    )
  })

  it('is at least so much where not all could be read, and never nothing', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...languages), (known, language) => {
        const scene = sceneIn(language)
        const { list, first, table } = pagesOf(known, language, false)
        const count = first.yours.length
        const atLeast = count === 0 ? scene.t('work-list.unknown') : scene.t('work-list.atLeast', { count })
        expect(first.heading).toBe(atLeast)
        expect(first.unknown).not.toBeNull()
        expect(list.groups.map((group) => group.count)).toEqual(count === 0 ? [] : [atLeast])
        expect(table.rows.map(({ wait }) => wait.count ?? wait.text)).toEqual([atLeast])
      }),
      runs,
    )
  })

  it('stands under a day only when it has that day, and has no hole in its words', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...languages), (known, language) => {
        const { first, table } = pagesOf(known, language)
        for (const { text, href } of [...first.yours, ...first.others, ...first.passed]) {
          expect(text).not.toMatch(/\{\{|undefined|work-list\./)
          expect(href).toMatch(/^\/b\/x\//)
        }
        for (const [row] of [table.rows]) {
          const [item] = first.yours.length > 0 ? first.yours : first.others
          expect(row?.due === null).toBe(item === undefined || (item.by === null && item.since === null))
          expect(row?.wait.item?.href).toBe(item?.href)
          expect(row?.wait.count ?? null).toBe(first.yours.length > 1 ? first.heading : null)
        }
      }),
      runs,
    )
  })
})
