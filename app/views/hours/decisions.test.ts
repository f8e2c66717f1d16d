import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Grant } from '../../../provider-api/contract'
import { countedPeriod, decisionsView, isLongWaiting } from './decisions'
import { unread, whole } from '../../../tests/support/known'

const scene = {
  ...{ t: textsFor('sv'), f: formatsFor('sv'), requestId: 'r' },
  now: new Date('2026-11-19T15:00:00+01:00'),
}
const grant = (more: Partial<Grant>): Grant => ({
  ...{ id: 'g', law: 'SoL', minutes: 480, per: 'month', from: '2026-07-01', kinds: ['active'], doubleStaffing: false },
  ...more,
})

describe('isLongWaiting', () => {
  it('is more than three months from the first day, with nothing begun', () => {
    expect(isLongWaiting(grant({ from: '2026-08-19' }), '2026-11-19')).toBe(false)
    expect(isLongWaiting(grant({ from: '2026-08-18' }), '2026-11-19')).toBe(true)
    expect(isLongWaiting(grant({ from: '2026-11-30' }), '2027-02-28')).toBe(false)
    expect(isLongWaiting(grant({ from: '2026-11-30' }), '2027-03-01')).toBe(true)
  })

  it('is not so when it has begun, or is over', () => {
    expect(isLongWaiting(grant({ startedAt: '2026-11-01' }), '2026-11-19')).toBe(false)
    expect(isLongWaiting(grant({ to: '2026-11-18' }), '2026-11-19')).toBe(false)
  })
})

describe('decisionsView', () => {
  it('says first that a decision has waited too long, and what that means', () => {
    const view = decisionsView(
      whole([
        { grant: grant({}), providerName: 'Farsta' },
        { grant: grant({ id: 'old', to: '2026-08-01', startedAt: '2026-07-01' }), providerName: 'Farsta' },
        { grant: grant({ id: 'new', from: '2026-12-01' }), providerName: 'Farsta' },
      ]),
      ...([false, [], 'b', scene] as const),
    )
    expect(view.heading).toBe('Ett beslut har väntat i mer än tre månader')
    expect(view.groups.map(({ id, items }) => [id, items.length])).toEqual([
      ['now', 1],
      ['later', 1],
      ['earlier', 1],
    ])
    expect(view.groups[0]?.items[0]?.heading).toBe(
      '8 timmar i månaden, hemtjänst enligt socialtjänstlagen, från onsdag 1 juli 2026',
    )
  })

  it('does not take a missing answer for no decisions', () => {
    const notice = { providerName: 'Farsta', reason: 'unavailable' as const, asOf: null, since: null }
    expect(decisionsView(unread, false, [notice], 'b', scene).heading).toBe('Vi kan inte visa besluten just nu')
    expect(decisionsView(whole([]), false, [], 'b', scene).heading).toBe('Inget beslut om timmar gäller i dag')
  })

  it('begins with what has come of it, in the words and numbers of its period, and says when others are counted with it', () => {
    const bar = { parts: [{ part: 'missing' as const, minutes: 60, x: 0, width: 100 }], mark: null, limit: null }
    const sums = [{ id: 'missing', part: 'missing' as const, name: 'Saknas', minutes: 60, value: '1 timme' }]
    const one = { grant: grant({ startedAt: '2026-07-01' }), providerName: 'Farsta' }
    const given = (count: number, view: { lead: string[]; bar: typeof bar | null }) => {
      const hours = {
        ...{ id: 'farsta', count, kinds: null },
        view: { heading: 'Vi vet inte', sums: view.bar === null ? [] : sums, ...view },
      }
      const group = decisionsView(
        whole([
          { ...one, hours },
          { ...one, hours },
        ]),
        false,
        [],
        'b',
        scene,
      ).groups[0]
      return { each: group?.items.map((item) => item.given), together: group?.given }
    }
    const lead = ['Du har fått 7 timmar av 8 timmar.']
    const alone = { texts: lead, bar, sums }
    expect(given(1, { lead, bar })).toEqual({ each: [alone, alone], together: [] })
    const together = { texts: [...lead, 'Här är 2 beslut räknade tillsammans.'], bar, sums }
    expect(given(2, { lead, bar })).toEqual({ each: [null, null], together: [together] })
    const unknown = { texts: ['Vi vet inte.'], bar: null, sums: [] }
    expect(given(2, { lead: [], bar: null })).toEqual({ each: [null, null], together: [unknown] })
  })

  it('says which time is counted where other decisions give other time', () => {
    const bar = { parts: [{ part: 'missing' as const, minutes: 60, x: 0, width: 100 }], mark: null, limit: null }
    const textsOf = (count: number, shown: typeof bar | null) => {
      const view = { heading: 'Vi vet inte', lead: ['Du har fått 7 timmar av 8 timmar.'], bar: shown, sums: [] }
      const hours = { id: 'farsta', count, kinds: ['waiting', 'standby'] as const, view }
      const one = { grant: grant({ startedAt: '2026-07-01' }), providerName: 'Farsta', hours }
      const [group] = decisionsView(whole([one]), false, [], 'b', scene).groups
      return [...(group?.given ?? []), ...(group?.items[0]?.given ? [group.items[0].given] : [])].map(
        ({ texts }) => texts,
      )
    }
    const only = 'Här räknar vi bara väntetid och beredskap.'
    expect(textsOf(1, bar)).toEqual([['Du har fått 7 timmar av 8 timmar.', only]])
    expect(textsOf(2, bar)).toEqual([
      ['Du har fått 7 timmar av 8 timmar.', 'Här är 2 beslut räknade tillsammans.', only],
    ])
    expect(textsOf(2, null)).toEqual([['Du har fått 7 timmar av 8 timmar.']])
  })

  it('counts the hours of a decision that is in force and has begun, in the days of its period’s own page', () => {
    const days = { kind: 'period', id: '2026-07-01', from: '2026-07-01', to: '2026-12-31' }
    expect(countedPeriod(grant({ startedAt: '2026-07-01', to: '2026-11-30' }), '2026-11-19')).toEqual(days)
    expect(countedPeriod(grant({}), '2026-11-19')).toBeNull()
    expect(countedPeriod(grant({ startedAt: '2026-07-01', to: '2026-11-18' }), '2026-11-19')).toBeNull()
  })
})
