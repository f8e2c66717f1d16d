import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { nextOnList, workListView, type WorkFacts } from './work-list'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' }
const worker = { personId: 'greta', lastVisit: new Date('2026-11-15T08:00:00Z') }
type Report = WorkFacts['reports'][number]

const report = (id: string, more: Partial<Report> = {}): Report => ({
  ...{
    id,
    staffId: 's',
    state: 'certified',
    openObjections: 0,
    version: null,
    providerId: 'p',
    faststalldAt: null,
    isOwn: false,
  },
  ...more,
})
const facts = (name: string, more: Partial<WorkFacts> = {}): WorkFacts => ({
  ...{ brukare: { id: name, name }, reports: [], reviews: [], objections: [], asked: [], isWhole: true },
  ...more,
})
const said = (timeReportId: string | null, seen: string) => ({
  ...{ id: `v${timeReportId}`, providerId: 'p', timeReportId, personId: 'greta', action: 'reviewed' as const, seen },
  at: new Date('2026-11-18T10:00:00Z'),
})
const view = (...all: WorkFacts[]) => workListView(all, '2026-10', worker, scene)
const texts = (one: WorkFacts) => view(one).groups[0]?.items.map(({ text }) => text) ?? []

describe('the work list', () => {
  it('has the reports that are left to review, until the last day that helps', () => {
    const reports = [
      report('a'),
      report('b'),
      report('c', { state: 'open' }),
      report('d', { openObjections: 1 }),
      report('e', { isOwn: true }),
    ]
    expect(texts(facts('Karl', { reports }))).toEqual([
      'Granska 2 tidrapporter för oktober 2026, senast lördag 5 december',
    ])
    expect(texts(facts('Karl', { reports, reviews: [said('a', 'a:0')] }))).toEqual([
      'Granska en tidrapport för oktober 2026, senast lördag 5 december',
    ])
  })

  it('counts a report again when it has a new version, and not when the whole month is reviewed', () => {
    const reports = [report('a', { version: 2 }), report('b')]
    expect(texts(facts('Karl', { reports, reviews: [said('a', 'a:1'), said('b', 'b:0')] }))).toHaveLength(1)
    expect(texts(facts('Karl', { reports, reviews: [said(null, 'a:2 b:0')] }))).toEqual([])
    expect(texts(facts('Karl', { reports, reviews: [said(null, 'a:1 b:0')] }))).toHaveLength(1)
    const others = { ...said(null, 'a:2 b:0'), personId: 'pia' }
    expect(texts(facts('Karl', { reports, reviews: [others] }))).toHaveLength(1)
  })

  it('has what was fastställt and answered since last time, and answers that are awaited or late', () => {
    const reports = [
      report('a', { state: 'open', faststalldAt: new Date('2026-11-16T08:00:00Z') }),
      report('b', { state: 'open', faststalldAt: new Date('2026-11-14T08:00:00Z') }),
    ]
    const objections: WorkFacts['objections'] = [
      {
        id: 'o1',
        state: 'answered',
        dueBy: null,
        answeredAt: new Date('2026-11-17T08:00:00Z'),
        unconfirmedSince: null,
      },
      {
        id: 'o2',
        state: 'answered',
        dueBy: null,
        answeredAt: new Date('2026-11-10T08:00:00Z'),
        unconfirmedSince: null,
      },
      { id: 'o3', state: 'open', dueBy: '2026-11-23', answeredAt: null, unconfirmedSince: null },
      { id: 'o4', state: 'open', dueBy: '2026-11-13', answeredAt: null, unconfirmedSince: null },
    ]
    expect(texts(facts('Karl', { reports, objections }))).toEqual([
      'En invändning skulle ha fått svar fredag 13 november',
      'Se ett nytt fastställande för oktober 2026',
      'Läs svaret på en invändning, det kom tisdag 17 november',
      'En invändning ska få svar senast måndag 23 november',
    ])
  })

  it('has what a provider has not confirmed, by when it was sent, in place of when it should be answered', () => {
    const unconfirmedSince = new Date('2026-11-14T08:00:00Z')
    const one = { id: 'o', state: 'open', dueBy: '2026-11-23', answeredAt: null, unconfirmedSince } as const
    const [group] = view(facts('Karl', { objections: [one] })).groups
    expect(group?.items).toEqual([
      {
        href: '/b/Karl/invandningar/o',
        by: '2026-11-14',
        text: 'Anordnaren har inte bekräftat en invändning som skickades lördag 14 november',
      },
    ])
  })

  it('puts the most urgent first and counts in its heading, also with a hundred', () => {
    const many = Array.from({ length: 100 }, (_, n) =>
      facts(`Person ${String(n).padStart(3, '0')}`, n % 2 === 0 ? { reports: [report('a')] } : {}),
    )
    const late = { id: 'o', state: 'open' as const, dueBy: '2026-11-13', answeredAt: null, unconfirmedSince: null }
    const list = view(...many, facts('Åke', { objections: [late] }))
    expect(list.heading).toBe('Att göra: något väntar hos 51 av 101 personer')
    expect(list.groups[0]?.name).toBe('Åke')
    expect(list.first).toEqual({ href: '/b/Åke/invandningar/o', text: 'Börja med Åke' })
    expect(list.groups[1]?.name).toBe('Person 000')
    expect(list.idle).toHaveLength(50)
  })

  it('is by day, with letters to jump by where there are many names', () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      facts(`${'ABÖ'[n % 3] ?? ''} ${n + 10}`, { reports: [report('a')] }),
    )
    const late = { id: 'o', state: 'open' as const, dueBy: '2026-11-13', answeredAt: null, unconfirmedSince: null }
    const [waiting, ahead] = view(...many, facts('Åke', { objections: [late] })).sections
    expect(waiting).toMatchObject({ heading: 'Har väntat sedan fredag 13 november', letters: [] })
    expect(ahead).toMatchObject({ heading: 'Senast lördag 5 december', id: 'dag-2026-12-05' })
    expect(ahead?.letters).toEqual([
      { letter: 'A', id: 'A 10' },
      { letter: 'B', id: 'B 11' },
      { letter: 'Ö', id: 'Ö 12' },
    ])
  })

  it('leads from one to the next, also from one that is done with', () => {
    const { groups } = view(...['Ada', 'Bo', 'Eva'].map((name) => facts(name, { reports: [report('a')] })))
    const after = (name: string) => nextOnList(groups, { id: name, name })
    expect(['Ada', 'Bo', 'Cilla', 'Åke', ''].map(after)).toEqual(
      ['Bo', 'Eva', 'Eva', 'Ada', 'Ada'].map((name) => `/b/${name}/tidrapporter/2026-10`),
    )
    expect([after('Eva'), nextOnList([], { id: 'x', name: '' })]).toEqual(['/att-gora', '/att-gora'])
  })

  it('says when nothing waits', () => {
    expect(view(facts('Karl'))).toMatchObject({ heading: 'Att göra: inget väntar på dig', groups: [], first: null })
  })
})
