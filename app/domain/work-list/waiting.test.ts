import { describe, expect, it } from 'vitest'
import { seenOf } from '~/domain/reviews/seen'
import { openedKeys } from '~/domain/news/opened'
import { reviewKeys, type MonthAt, type WaitingReport } from './item'
import { newsIn } from './news'
import { countOf, waitingFor, type WaitingFacts } from './waiting'

const now = new Date('2026-11-21T10:00:00Z')
const at = (day: string) => new Date(`2026-11-${day}T08:00:00Z`)
const report = (id: string, more: Partial<WaitingReport> = {}): WaitingReport => ({
  ...{ id, staffId: 's', staff: 'Anna Ek', state: 'certified', openObjections: 0, version: null, minutes: 60 },
  ...{ isOwn: false, certifiedAt: null, faststalldAt: null },
  ...more,
})
const month = (reports: WaitingReport[], more: Partial<MonthAt> = {}): MonthAt => ({
  ...{ month: '2026-10', providerId: 'p', takesReviews: true, reports },
  terms: { laws: new Set(['SFB'] as const), payOutDay: null },
  ...more,
})
const facts = (more: Partial<WaitingFacts>): WaitingFacts => ({
  ...{ months: [], reviews: [], objections: [], wishes: [], stuck: [], acts: [], drafts: [], wishDrafts: [] },
  ...{ opened: [], visit: null },
  ...more,
})
const said = (reports: readonly WaitingReport[], timeReportId: string | null = null, personId = 'greta') => ({
  ...{ id: `v${timeReportId}`, providerId: 'p', timeReportId, personId, action: 'reviewed' as const },
  ...{ seen: seenOf(reports), at: at('18'), month: '2026-10' },
})
const wait = (more: Partial<WaitingFacts>, day = now) => waitingFor(facts(more), 'greta', day)
const kinds = (more: Partial<WaitingFacts>, day = now) =>
  wait(more, day).map(({ key, whom, by }) => `${key} ${whom}${by === null ? '' : ` ${by}`}`)

describe('a month', () => {
  const reports = [report('a'), report('b')]

  it('waits until it is reviewed or its last day has passed, and is then told of apart', () => {
    const months = [month(reports)]
    expect(kinds({ months })).toEqual(['review:2026-10 you 2026-12-05'])
    expect(kinds({ months }, new Date('2026-12-05T10:00:00Z'))).toEqual(['review:2026-10 you 2026-12-05'])
    const passed = wait({ months }, new Date('2026-12-06T10:00:00Z'))
    expect(passed).toMatchObject([{ key: 'passed:2026-10', whom: 'passed', count: 2, by: null }])
    expect(countOf(passed)).toBe(0)
    expect(kinds({ months, reviews: [said(reports)] })).toEqual([])
    expect(kinds({ months, reviews: [said(reports, null, 'pia')] })).toEqual(['review:2026-10 you 2026-12-05'])
  })

  it('is reviewed when its reports are, one by one', () => {
    const [a = report('a'), b = report('b')] = reports
    expect(wait({ months: [month(reports)], reviews: [said([a], 'a')] })).toMatchObject([{ count: 1 }])
    expect(wait({ months: [month(reports)], reviews: [said([a], 'a'), said([b], 'b')] })).toEqual([])
  })

  it('is reviewed by itself: the last word about one month is not that about another', () => {
    const months = [month(reports), month([report('z')], { month: '2026-09' })]
    const reviews = [said(reports), { ...said([report('z')]), month: '2026-09', at: at('19') }]
    expect(wait({ months, reviews }, at('04'))).toEqual([])
    const undone = { ...said(reports), action: 'undone' as const, at: at('20') }
    expect(kinds({ months, reviews: [...reviews, undone] }, at('04'))).toEqual(['review:2026-10 you 2026-11-10'])
  })

  it('that was taken back, which the provider refused, is told until that has been read', () => {
    const months = [month(reports)]
    const undone = { ...said(reports), id: 'u', action: 'undone' as const, at: at('19'), refusalCode: 'http-422' }
    const reviews = [said(reports), undone]
    expect(wait({ months, reviews })).toMatchObject([{ key: 'notUndone:u', whom: 'you', since: '2026-11-19' }])
    const opened = (day: string) => [{ key: openedKeys.reviews('2026-10'), at: at(day) }]
    expect(kinds({ months, reviews, opened: opened('18') })).toEqual(['notUndone:u you'])
    expect(wait({ months, reviews, opened: opened('20') })).toEqual([])
    // Opened after the press and before the answer: it has not been read, and it is no news of what several do together.
    const known = [said(reports), { ...undone, refusedAt: at('21') }]
    const told = {
      months,
      reviews: known,
      opened: opened('20'),
      visit: { firstAt: at('01'), beforeAt: null, lastAt: at('20') },
    }
    expect(kinds(told)).toEqual(['notUndone:u you'])
    expect(newsIn(facts(told), wait(told), now)).toEqual([])
    expect(wait({ ...told, opened: [{ key: openedKeys.reviews('2026-10'), at: at('22') }] })).toEqual([])
    // Taken back again, and this time it goes: the month waits as before.
    const again = { ...undone, id: 'w', at: at('20'), refusalCode: null }
    expect(kinds({ months, reviews: [...reviews, again] })).toEqual(['review:2026-10 you 2026-12-05'])
    expect(wait({ months, reviews: [said(reports), { ...undone, personId: 'pia' }] })).toEqual([])
  })

  it('waits again, and says so, when the provider did not take that it was reviewed', () => {
    const [a = report('a'), b = report('b')] = reports
    const months = [month(reports)]
    const refused = { ...said(reports), refusalCode: 'http-422' }
    expect(wait({ months, reviews: [refused] })).toMatchObject([
      { key: 'again:2026-10', kind: 'review', isAgain: true, count: 2, whom: 'you', by: '2026-12-05' },
    ])
    expect(wait({ months, reviews: [{ ...said([a], 'a'), refusalCode: 'http-422' }] })).toMatchObject([
      { key: 'again:2026-10', isAgain: true, count: 1 },
      { key: 'review:2026-10', isAgain: false, count: 1 },
    ])
    const { again, first } = reviewKeys('2026-10')
    expect([again, first]).toEqual(['again:2026-10', 'review:2026-10'])
    // Said again and taken, whole or one by one, it waits no more; what another said is not the viewer's.
    expect(wait({ months, reviews: [refused, { ...said(reports), at: at('19') }] })).toEqual([])
    expect(wait({ months, reviews: [refused, said([a], 'a'), said([b], 'b')] })).toEqual([])
    expect(kinds({ months, reviews: [{ ...refused, personId: 'pia' }] })).toEqual(['review:2026-10 you 2026-12-05'])
    expect(wait({ months, reviews: [refused] }, new Date('2026-12-06T10:00:00Z'))).toMatchObject([
      { key: 'passed:2026-10', count: 2 },
    ])
  })

  it('has no day that nobody has said, and is one at two providers', () => {
    const soder = month([report('c')], { providerId: 'q', terms: { laws: null, payOutDay: null } })
    expect(kinds({ months: [soder] })).toEqual(['review:2026-10 you'])
    expect(wait({ months: [month(reports), soder] })).toMatchObject([{ count: 3, by: '2026-12-05' }])
  })

  it('does not wait for what cannot be reviewed', () => {
    const closed = [report('a', { state: 'open' }), report('b', { openObjections: 1 }), report('c', { isOwn: true })]
    expect(wait({ months: [month(closed)] })).toEqual([])
    expect(wait({ months: [month(reports, { takesReviews: false })] })).toEqual([])
  })

  it('comes back first with what has changed since it was reviewed', () => {
    const changed = [report('a', { state: 'reopened', version: 1 }), report('b')]
    const waiting = wait({
      months: [month(changed), month([report('z')], { month: '2026-09' })],
      reviews: [said([report('a', { state: 'faststalld', version: 1 }), report('b')])],
      acts: [{ id: 'j', is: 'asksYou', at: at('22') }],
    })
    expect(waiting[0]).toMatchObject({ kind: 'changed', reportId: 'a', staff: 'Anna Ek', change: { what: 'reopened' } })
    expect(waiting.map(({ key }) => key)).toEqual(['changed:2026-10/p/a', 'act:j', 'passed:2026-09'])
  })
})

describe('what is new', () => {
  const approved = report('a', { state: 'faststalld', version: 1, faststalldAt: at('16') })
  const news = (opened: WaitingFacts['opened'], reviews: WaitingFacts['reviews'] = []) =>
    wait({ months: [month([approved])], opened, reviews }).filter(({ kind }) => kind === 'faststalld')

  it('is what has been approved, until it is opened, however many times one signs in', () => {
    expect(news([])).toMatchObject([{ count: 1, since: '2026-11-16', by: null }])
    expect(news([{ key: openedKeys.faststallanden('2026-10'), at: at('15') }])).toHaveLength(1)
    expect(news([{ key: openedKeys.faststallanden('2026-10'), at: at('17') }])).toEqual([])
    expect(news([{ key: openedKeys.report('p', 'a'), at: at('17') }])).toEqual([])
    expect(news([], [said([approved])])).toEqual([])
  })

  it('is an answer until it is read, and what is late until one has seen it late', () => {
    const answered = { id: 'o', reference: 'INV-1', state: 'answered', dueBy: null, answeredAt: at('17') } as const
    const opened = (key: string, day: string) => [{ key: openedKeys.objection(key), at: at(day) }]
    expect(kinds({ objections: [answered] })).toEqual(['answered:o you'])
    expect(kinds({ objections: [answered], opened: opened('o', '18') })).toEqual([])
    const late = { id: 'l', reference: 'INV-2', state: 'open', dueBy: '2026-11-13', answeredAt: null } as const
    expect(kinds({ objections: [late] })).toEqual(['late:l you'])
    expect(kinds({ objections: [late], opened: opened('l', '12') })).toEqual(['late:l you'])
    expect(kinds({ objections: [late], opened: opened('l', '14') })).toEqual(['late:l others'])
    expect(kinds({ objections: [{ ...late, dueBy: '2026-11-23' }] })).toEqual(['due:l others 2026-11-23'])
    expect(kinds({ objections: [{ ...late, state: 'notSent' }] })).toEqual([])
  })

  it('is a no, and that nobody answered, until the one who asked has read it', () => {
    const acts = (['declined', 'expired', 'youWait'] as const).map((is) => ({ id: is, is, at: at('19') }))
    expect(kinds({ acts })).toEqual(['act:declined you', 'act:expired you', 'act:youWait others 2026-11-19'])
    const opened = [{ key: openedKeys.act('declined'), at: at('20') }]
    expect(kinds({ acts, opened })).toEqual(['act:expired you', 'act:youWait others 2026-11-19'])
  })
})

describe('a wish', () => {
  const wish = (
    state: 'notSent' | 'refused' | 'open' | 'question' | 'answered',
    answeredAt: Date | null = at('18'),
  ) => ({
    wishes: [{ id: 'w', state, answeredAt }],
  })
  const opened = [{ key: openedKeys.wish('w'), at: at('19') }]

  it('waits when it was refused, and when the provider has answered or asked, until that has been read', () => {
    expect(kinds(wish('refused'))).toEqual(['wishRefused:w you'])
    expect(kinds(wish('answered'))).toEqual(['wishAnswered:w you'])
    expect(kinds(wish('question'))).toEqual(['wishQuestion:w you'])
    expect(kinds({ ...wish('answered'), opened })).toEqual([])
    expect(kinds({ ...wish('question'), opened })).toEqual([])
    expect(kinds({ ...wish('answered', at('20')), opened })).toEqual(['wishAnswered:w you'])
    expect(kinds({ ...wish('refused'), opened })).toEqual(['wishRefused:w you'])
  })

  it('waits for nobody while it is on its way or with the provider: no day is promised', () => {
    expect(kinds(wish('notSent', null))).toEqual([])
    expect(kinds(wish('open', null))).toEqual([])
  })

  it('is told as an answer where it is new', () => {
    const visit = { firstAt: at('10'), beforeAt: at('15'), lastAt: at('16') }
    const all = facts({ ...wish('question'), visit })
    expect(newsIn(all, waitingFor(all, 'greta', now), now)).toEqual([{ section: 'answers', at: at('18') }])
  })

  it('that is being written waits as any draft', () => {
    expect(kinds({ wishDrafts: [{ id: 'd' }] })).toEqual(['wishDraft:d you'])
  })
})
