import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { ShiftData } from '~/domain/schedule/shift'
import { aroundView, hoursCell, type AroundFacts } from './around'
import { caseHref, caseTable, type CaseFacts, type CaseQuery } from './table'
import type { WaitingItem } from './waiting'
import { workFacts } from './work-facts.fixture'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00+01:00'), requestId: 'r' }
const everyone: CaseQuery = { show: 'alla', name: '', page: 1 }
let count = 0

const shift = (start: string, end: string, more: Partial<ShiftData> = {}): ShiftData => {
  count += 1
  return {
    ...{ id: `s${count}`, plannedStart: `${start}:00+01:00`, plannedEnd: `${end}:00+01:00`, kind: 'active' },
    ...{
      status: 'planned',
      staff: { id: 'st', displayName: 'Leif Boman', role: 'assistant' },
      activities: [],
      changes: [],
    },
    ...more,
  }
}
const at = (clock: string, day = '2026-11-19') => `${day}T${clock}`
const begun = (clock: string) => {
  const instant = `${at(clock)}:00+01:00`
  return { status: 'started', actualStart: { at: instant, method: 'app', registeredAt: instant } } as const
}
const around = (name: string, shifts: readonly ShiftData[] | null, isWhole = true, own = false) => {
  const named = {
    own,
    brukareId: name,
    brukareName: name,
    providerId: 'p',
    providerName: 'Farsta Assistans',
    brukareIsProtected: false,
    maySeeVisits: true,
  }
  const facts: AroundFacts = shifts === null ? null : { parts: [{ shifts, scene: { ...scene, ...named } }], isWhole }
  return aroundView(facts, { own, brukareName: name }, null, () => true, scene)
}
const item = (more: Partial<WaitingItem> = {}): WaitingItem => ({
  ...{ key: 'k', href: '/k', text: 'Granska, senast lördag 5 december', short: 'Granska', whom: 'you', by: null },
  ...{ since: null, month: null, isChange: false, isNew: false },
  ...more,
})
const facts = (name: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  ...workFacts(name),
  ...{ around: around(name, []), hours: hoursCell([], scene), notes: [] },
  ...more,
})
const names = (all: readonly CaseFacts[], query: Partial<CaseQuery> = {}) =>
  caseTable(all, { ...everyone, ...query }, scene).rows.map(({ name }) => name)

describe('who is there now', () => {
  const now = (shifts: readonly ShiftData[] | null, isWhole = true, own = false) =>
    around('Yngve', shifts, isWhole, own).now
  it('is in words, of one as of oneself', () => {
    const here = shift(at('08:00'), at('19:00'), begun('08:00'))
    expect(now([here])).toMatchObject({ kind: 'here', tag: null, text: 'Leif Boman är där till klockan 19' })
    expect(now([here], true, true).text).toBe('Leif Boman är hos dig till klockan 19')
    // Two who leave at different times are not both there to the last of them.
    const other = shift(at('08:00'), at('15:00'), {
      ...begun('08:00'),
      ...{ id: 'other', staff: { id: 's9', displayName: 'Astrid Wiklund', role: 'assistant' } },
    })
    expect(now([here, other]).text).toBe('Där nu: Astrid Wiklund till klockan 15 och Leif Boman till klockan 19')
    expect(now([shift(at('19:00'), at('20:00'))]).text).toBe('Leif Boman kommer i dag klockan 19')
    expect(now([]).text).toBe('Inget pass är planerat i dag eller i morgon')
  })

  it('says that somebody is late, with whose time and how long', () => {
    expect(now([shift(at('13:25'), at('15:00'))])).toEqual({
      ...{ kind: 'late', tag: '35 minuter sen', text: 'Leif Boman har inte kommit', more: null },
    })
    expect(now([shift(at('13:00'), at('15:00'), { staff: null, status: 'vacant' })])).toMatchObject({
      ...{ kind: 'vacantNow', tag: 'Ingen bokad', text: 'Ingen är bokad till klockan 15' },
    })
    expect(now([shift(at('08:00'), at('09:00'))])).toMatchObject({ kind: 'missed', tag: 'Kom Leif Boman?' })
    const both = [shift(at('08:00'), at('09:00')), shift(at('10:00'), at('19:00'), begun('10:00'))]
    expect(now(both)).toMatchObject({ kind: 'here', more: 'Ingen tid är registrerad klockan 8' })
  })

  it('is not known where a provider has not told, and not the viewer’s without the right', () => {
    expect(now([], false)).toMatchObject({ kind: 'unknown', text: 'Det vet vi inte just nu.' })
    const here = shift(at('08:00'), at('19:00'), begun('08:00'))
    expect(now([here], false).kind).toBe('here')
    expect(now(null)).toMatchObject({ kind: 'notYours', text: 'Du får inte se schemat' })
  })
})

describe('the hours of the month', () => {
  const there = (granted: number, given: number, through = '2026-11-18') => ({ through, granted, given })
  it('say what is missing, and draw as much', () => {
    expect(hoursCell([there(600, 480)], scene)).toEqual({
      ...{ text: '2 timmar saknas', missing: 120, granted: 600 },
      ...{ share: 80, isUnknown: false },
    })
    expect(hoursCell([there(600, 480), there(60, 0)], scene).text).toBe('3 timmar saknas')
    expect(hoursCell([there(600, 600)], scene)).toMatchObject({
      text: 'Inget saknas',
      missing: 0,
      granted: 600,
      share: 100,
    })
    expect(hoursCell([there(600, 660)], scene)).toEqual({
      ...{ text: '1 timme mer än beslutet', missing: -60, granted: 600 },
      ...{ share: 100, isUnknown: false },
    })
    expect(hoursCell([there(0, 30)], scene).text).toBe('Inget beslut om tid')
  })

  it('are not known in part, nor from another day, and not the viewer’s without the right', () => {
    expect(hoursCell([there(600, 480), undefined], scene)).toEqual({
      ...{ text: 'Vi vet inte', missing: null, granted: null },
      ...{ share: null, isUnknown: true },
    })
    expect(hoursCell([there(600, 480, '2026-11-17')], scene).text).toBe('Vi vet inte')
    expect(hoursCell(null, scene).text).toBe('Du får inte se timmarna')
    expect(hoursCell([undefined], { ...scene, now: new Date('2026-12-01T09:00:00+01:00') }).text).toBe(
      'Räknas från i morgon',
    )
  })
})

describe('the table', () => {
  const late = (name: string, start: string) => facts(name, { around: around(name, [shift(at(start), at('15:00'))]) })
  const due = (name: string, by: string) => facts(name, { items: [item({ by })] })

  it('has who is late now first, the longest first, then by day, then by name', () => {
    const missed = facts('Rut', { around: around('Rut', [shift(at('08:00'), at('09:00'))]) })
    const all = [facts('Bo'), facts('Ada'), due('Karl', '2026-12-05'), due('Sven', '2026-11-21'), missed]
    expect(names([...all, late('Östen', '13:30'), late('Yngve', '13:00')])).toEqual([
      ...['Yngve', 'Östen', 'Rut', 'Sven', 'Karl', 'Ada', 'Bo'],
    ])
  })

  it('says what waits, how much and by when', () => {
    const [row] = caseTable(
      [facts('Karl', { items: [item({ by: '2026-12-05' }), item({ key: 'l' })] })],
      everyone,
      scene,
    ).rows
    expect(row).toMatchObject({
      wait: { item: { href: '/k', text: 'Granska' }, count: '2 saker väntar på dig' },
      due: 'lördag 5 december',
    })
    const dueOf = (more: Partial<WaitingItem>) =>
      caseTable([facts('K', { items: [item(more)] })], everyone, scene).rows[0]?.due
    expect(dueOf({ by: '2026-11-19' })).toBe('i dag')
    expect(dueOf({ since: '2026-11-13' })).toBe('Har väntat sedan 13 november')
    expect(dueOf({})).toBeNull()
    const others = caseTable([facts('K', { items: [item({ whom: 'others' })] })], everyone, scene).rows[0]
    expect(others?.wait).toEqual({
      item: { href: '/k', text: 'Granska' },
      count: null,
      text: 'Väntar på andra',
      news: null,
    })
  })

  it('leaves nobody out of the count: not whom it knows nothing of, nor where there are few rights', () => {
    const missing = facts('Sven', {
      items: [item()],
      hours: hoursCell([{ through: '2026-11-18', granted: 9, given: 1 }], scene),
    })
    const all = [missing, facts('Ada', { isWhole: false }), facts('Hanna', { mayReview: false, may: ['se timmar'] })]
    const { filters, rows } = caseTable(all, everyone, scene)
    expect(filters.map(({ text, count: n }) => `${text} ${n}`)).toEqual([
      ...['Alla 3', 'Väntar 1', 'Tid saknas 1', 'Inget väntar 1', 'Vet inte 1'],
    ])
    expect(rows.find(({ name }) => name === 'Ada')?.wait.text).toBe('Vi vet inte om något väntar på dig just nu')
    expect(rows.find(({ name }) => name === 'Hanna')?.wait.text).toBe('Du kan se timmar.')
    expect(names(all, { show: 'vet-inte' })).toEqual(['Ada'])
  })

  it.each([0, 1, 5, 6, 30])('has %i persons, 25 on a page, each on one of them', (number) => {
    const all = Array.from({ length: number }, (_, n) => facts(`Person ${n + 10}`))
    const first = caseTable(all, everyone, scene)
    const second = caseTable(all, { ...everyone, page: 2 }, scene)
    expect(first.rows).toHaveLength(Math.min(25, number))
    expect(first.pager === null).toBe(number <= 25)
    if (number > 25) {
      expect(first.pager).toMatchObject({ where: 'Sida 1 av 2', previous: null, next: { href: '/att-gora?sida=2' } })
      expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(number)
    }
  })

  it('finds a name, keeps it in each link, and says when there is nobody', () => {
    const all = [facts('Karl Öberg'), facts('Rut Hedlund'), facts('Karin Ek')]
    const found = caseTable(all, { ...everyone, name: 'kar' }, scene)
    expect(found.rows.map(({ name }) => name)).toEqual(['Karin Ek', 'Karl Öberg'])
    expect(found.found).toBe('2 personer har kar i namnet.')
    expect(found.filters.map(({ href }) => href)[1]).toBe('/att-gora?visa=vantar&namn=kar')
    expect(caseTable(all, { ...everyone, name: 'öberg' }, scene).rows).toHaveLength(1)
    expect(caseTable(all, { ...everyone, name: 'zz' }, scene)).toMatchObject({
      rows: [],
      found: 'Ingen med det namnet.',
    })
    expect(caseHref(everyone)).toBe('/att-gora')
  })
})
