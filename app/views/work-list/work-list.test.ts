import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { WaitingItem } from './waiting'
import { workFacts as facts } from './work-facts.fixture'
import { nextOnList, workListView, type WorkFacts } from './work-list'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' }
const item = (key: string, more: Partial<WaitingItem> = {}): WaitingItem => ({
  ...{
    key,
    href: `/${key}`,
    text: key,
    short: key,
    whom: 'you',
    by: null,
    since: null,
    month: null,
    isChange: false,
    isNew: false,
  },
  ...more,
})
const view = (...all: WorkFacts[]) => workListView(all, { from: '2026-08', isAll: true }, scene)
const review = item('review', { by: '2026-12-05' })

describe('the work list', () => {
  it('puts what has changed first, then by day, and counts in its heading, also with a hundred', () => {
    const many = Array.from({ length: 100 }, (_, n) =>
      facts(`Person ${String(n).padStart(3, '0')}`, n % 2 === 0 ? { items: [review] } : {}),
    )
    const late = facts('Åke', { items: [item('late', { since: '2026-11-13' })] })
    const list = view(...many, late, facts('Östen', { items: [item('change', { isChange: true }), review] }))
    expect(list.heading).toBe('52 av 102 personer väntar på dig')
    expect(list.groups.slice(0, 3).map(({ name }) => name)).toEqual(['Östen', 'Åke', 'Person 000'])
    expect(list.groups[0]?.count).toBe('2 saker väntar på dig')
    expect(list.first).toEqual({ href: '/att-gora/nasta?fran=borjan', text: 'Gå igenom det som väntar, först Östen' })
  })

  it('tells apart what waits for others, and months whose last day has passed', () => {
    const others = item('due', { whom: 'others' })
    const passed = item('passed', { whom: 'passed', text: 'En tidrapport för augusti 2026 är inte granskad' })
    const list = view(facts('Karl', { items: [others] }), facts('Ada', { items: [passed] }))
    expect(list).toMatchObject({ heading: 'Inget väntar på dig', groups: [], first: null })
    expect(list.others).toMatchObject([{ name: 'Karl', others: [others] }])
    expect(list.passed).toEqual({ from: 'augusti 2026', items: [{ ...passed, name: 'Ada', brukareId: 'Ada' }] })
  })

  it('says that it does not know, where not all could be read', () => {
    expect(view(facts('Karl', { isWhole: false }), facts('Ada')).heading).toBe(
      'Vi kan inte läsa allt som väntar just nu',
    )
    expect(view(facts('Karl', { isWhole: false, items: [review] }), facts('Ada')).heading).toBe(
      'Minst en person väntar på dig, men vi kan inte läsa allt',
    )
  })

  it('says so also where a provider has not told for whom one acts: somebody may be missing', () => {
    const missing = (...all: WorkFacts[]) => workListView(all, { from: '2026-08', isAll: false }, scene).heading
    expect(missing(facts('Ada'))).toBe('Vi kan inte läsa allt som väntar just nu')
    expect(missing(facts('Ada', { items: [review] }))).toMatch(/^Minst en person väntar/)
  })

  it('leads to each of what waits once, also when nothing of it goes away, and then to no more', () => {
    const { groups } = view(facts('Ada', { items: [review, item('draft')] }), facts('Bo', { items: [review] }))
    const walked: { brukareId: string; key: string }[] = []
    for (let step = nextOnList(groups, walked); step !== null; step = nextOnList(groups, walked)) walked.push(step)
    expect(walked.map(({ brukareId, key }) => `${brukareId} ${key}`)).toEqual(['Ada review', 'Ada draft', 'Bo review'])
    expect(nextOnList([], [])).toBeNull()
  })
})
