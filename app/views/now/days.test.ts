import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShiftData } from '~/domain/schedule/shift'
import { at, lars, scene, shiftData } from '~/views/schedule/shift.fixture'
import { whole } from '../../../tests/support/known'
import { nowView } from './now'
import { nobody, own, today } from './now.fixture'

const view = (shifts: ShiftData[], lastVisit: Date | null = null, mayObject = false) =>
  nowView(whole([{ shifts, scene }]), { ...own, lastVisit }, { ...nobody, mayObject: () => mayObject }, scene)
const done = (from: string, to: string, id: string) =>
  today(from, to, {
    ...{ id, status: 'ended', actualStart: at(`2026-11-19T${from}:00+01:00`) },
    actualEnd: at(`2026-11-19T${to}:00+01:00`),
  })
const here = today('14:00', '16:00', { id: 'here', status: 'started', actualStart: at('2026-11-19T14:00:00+01:00') })

describe('today and tomorrow', () => {
  const night = shiftData({
    plannedStart: '2026-11-18T22:00:00+01:00',
    plannedEnd: '2026-11-19T16:00:00+01:00',
    status: 'started',
    actualStart: at('2026-11-18T22:00:00+01:00'),
  })

  it('counts the night that began yesterday to today as long as it goes on', () => {
    expect(view([night]).days[0].ahead).toHaveLength(1)
    const ended = { ...night, status: 'ended' as const, actualEnd: at('2026-11-19T07:00:00+01:00') }
    expect(view([ended]).days[0]).toMatchObject({ ahead: [], earlier: null })
  })

  it('puts tomorrow apart', () => {
    const { days } = view([shiftData(), today('18:00', '20:00', { id: 'p2' })])
    expect(days.map(({ ahead }) => ahead.length)).toEqual([1, 1])
  })

  it('has what goes on first, then what is to come, and what is over behind one line', () => {
    const [day] = view([done('06:00', '08:00', 'a'), done('08:00', '10:00', 'b'), today('18:00', '20:00'), here]).days
    expect(day.ahead.map(({ shift }) => shift.id)).toEqual(['here', 'p1'])
    expect(day.earlier).toMatchObject({ text: 'Tidigare i dag: 2 pass, alla klara', isOpen: false })
  })

  it('is open, and does not say that all is well, when one of them was missed', () => {
    const [day] = view([done('06:00', '08:00', 'a'), today('08:45', '09:15')]).days
    expect(day.earlier).toMatchObject({ text: 'Tidigare i dag: 2 pass', isOpen: true })
    const [cancelled] = view([today('08:00', '09:00', { status: 'cancelled' })]).days
    expect(cancelled.earlier).toMatchObject({ text: 'Tidigare i dag: ett pass', isOpen: false })
  })

  it('leads from what is vacant or missed to where it is said that it is not right, with the right to', () => {
    const vacant = today('18:00', '20:00', { status: 'vacant', staff: null })
    const label = 'Det här stämmer inte, passet torsdag 19 november från klockan 18 till 20'
    expect(view([vacant], null, true).days[0].ahead[0]?.object?.label).toBe(label)
    expect(view([vacant]).days[0].ahead[0]?.object).toBeNull()
    expect(view([here], null, true).days[0].ahead[0]?.object).toBeNull()
  })

  it('has every shift of today once, whatever they are', () => {
    const shift = fc.record({
      from: fc.integer({ min: 0, max: 22 }),
      status: fc.constantFrom('planned', 'ended', 'vacant'),
    })
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 8 }), (some) => {
        const shifts = some.map(({ from, status }, id) =>
          today(`${String(from).padStart(2, '0')}:00`, `${String(from + 1).padStart(2, '0')}:00`, {
            ...{ id: `s${id}`, status: status === 'planned' ? 'planned' : status === 'ended' ? 'ended' : 'vacant' },
          }),
        )
        const [{ ahead, earlier }] = view(shifts).days
        const shown = [...ahead, ...(earlier?.visits ?? [])].map(({ shift: { id } }) => id)
        expect(shown.sort()).toEqual(shifts.map(({ id }) => id).sort())
      }),
    )
  })

  it('is three rows at most where it is easy to read, with sun or moon', () => {
    const shifts = [here, today('17:00', '18:00', { id: 'a', staff: lars }), today('19:00', '20:00', { id: 'b' })]
    const vacant = today('22:00', '23:00', { id: 'c', staff: null, status: 'vacant' })
    const { simple, simpleNone } = view([done('06:00', '08:00', 'x'), ...shifts, vacant])
    expect(simple.map(({ name, time, isDay }) => [name, time, isDay])).toEqual([
      ['Anna Ek', 'klockan 14', true],
      ['Lars Öst', 'klockan 17', true],
      ['Anna Ek', 'klockan 19', false],
    ])
    expect(simpleNone).toBe('Ingen mer kommer i dag.')
  })
})

describe('what has changed', () => {
  const changes: ShiftData['changes'] = [
    { at: '2026-11-19T10:00:00+01:00', type: 'substitute', previousStaffName: 'Lars Öst' },
  ]
  const changed = shiftData({ substituteFor: lars, changes })

  it('is told until the shift has ended, as new only when it came after the last visit', () => {
    const isNew = (lastVisit: string | null) =>
      view([changed], lastVisit === null ? null : new Date(lastVisit)).changes.map((change) => change.isNew)
    expect(isNew('2026-11-19T09:59:00+01:00')).toEqual([true])
    expect(isNew('2026-11-19T10:01:00+01:00')).toEqual([false])
    expect(isNew(null)).toEqual([false])
    expect(view([today('08:00', '10:00', { changes, substituteFor: lars })]).changes).toEqual([])
  })

  it('is a tile with the day, which change, and one sentence', () => {
    expect(view([changed]).changes).toMatchObject([
      {
        ...{ kind: 'substitute', text: 'Vikarie för Lars Öst', tile: { weekday: 'fre', day: '20' } },
        label: 'Vikarie för Lars Öst, fredag 20 november från klockan 8 till 10',
        lines: ['Anna Ek kommer från klockan 8 till 10.'],
      },
    ])
  })

  it('has what nobody is booked on first, and what it was before a move', () => {
    const moved = shiftData({
      changes: [
        {
          ...{ at: '2026-11-19T10:00:00+01:00', type: 'moved', previousStart: '2026-11-20T07:00:00+01:00' },
          previousEnd: '2026-11-20T09:00:00+01:00',
        },
      ],
    })
    const vacant = shiftData({
      ...{ id: 'v', plannedStart: '2026-11-20T14:00:00+01:00', plannedEnd: '2026-11-20T22:00:00+01:00' },
      ...{ status: 'vacant', staff: null },
    })
    const found = view([moved, vacant]).changes
    expect(found.map(({ text }) => text)).toEqual(['Ingen är bokad', 'Ny tid'])
    expect(found[1]?.lines[1]).toBe('Tiden är ändrad. Förut var det fredag 20 november från klockan 7 till 9.')
  })
})

describe('what waits, and the hours', () => {
  const item = (key: string) => ({
    ...{ key, href: `/b/b1/invandningar/${key}`, text: `Läs svaret ${key}`, short: '', whom: 'you' as const },
    ...{ by: null, since: null, month: null, isChange: false },
  })
  const waiting = { ...nobody.waiting, heading: '2 saker väntar på dig', yours: [item('o1'), item('o2')] }
  const told = (id: string) => ({
    href: `/b/b1/invandningar/${id}`,
    said: 'Farsta håller med',
    about: 'Sofias tid. FAR-1.',
  })
  const toDo = (answers: ReturnType<typeof told>[]) =>
    nowView(whole([{ shifts: [], scene }]), own, { ...nobody, waiting, answers }, scene).toDo

  it('is called answers to read where it is only that, and says what they say', () => {
    expect(toDo([told('o1'), told('o2')])).toMatchObject({
      heading: '2 svar att läsa',
      items: [{ text: 'Farsta håller med', about: 'Sofias tid. FAR-1.' }, { isAnswer: true }],
    })
    expect(toDo([told('o1')])).toMatchObject({
      heading: '2 saker väntar på dig',
      items: [{}, { text: 'Läs svaret o2' }],
    })
  })

  it('draws what was given and what is missing of what was granted', () => {
    const hours = { text: '2 timmar saknas', missing: 120, granted: 600, share: 80 }
    expect(nowView(whole([{ shifts: [], scene }]), own, { ...nobody, hours }, scene).hours).toMatchObject({
      ...{ heading: 'Timmar i november', text: '2 timmar saknas', isMissing: true, href: '/b/b1/timmar' },
      bar: {
        parts: [
          { part: 'given', minutes: 480, width: 80 },
          { part: 'missing', minutes: 120, width: 20 },
        ],
      },
    })
    const unknown = { text: 'Vi vet inte', missing: null, granted: null, share: null }
    expect(nowView(whole([{ shifts: [], scene }]), own, { ...nobody, hours: unknown }, scene).hours).toMatchObject({
      ...{ text: null, bar: null, isMissing: false },
    })
  })
})
