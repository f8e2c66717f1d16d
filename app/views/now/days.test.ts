import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShiftData } from '~/domain/schedule/shift'
import { at, lars, scene, shiftData } from '~/views/schedule/shift.fixture'
import type { ToldOpen } from '~/views/urgent/open-case'
import { whole } from '../../../tests/support/known'
import { nowView } from './now'
import { nobody, own, today } from './now.fixture'

const view = (shifts: ShiftData[], mayObject = false) =>
  nowView(whole([{ shifts, scene }]), own, { ...nobody, mayObject: () => mayObject }, scene)
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
    expect(day.earlier).toMatchObject({ text: 'Tidigare i dag: 2 pass, alla klara' })
  })

  it('has what was missed in sight, after what is to come, and does not say of the others that all is well', () => {
    const [day] = view([
      done('06:00', '08:00', 'a'),
      today('08:45', '09:15'),
      today('18:00', '20:00', { id: 'c' }),
    ]).days
    expect(day.ahead.map(({ shift }) => shift.id)).toEqual(['c'])
    expect(day.missed.map(({ shift }) => shift.id)).toEqual(['p1'])
    expect(day.earlier?.text).toBe('Tidigare i dag: ett pass till')
    expect(day.earlier?.visits.map(({ shift }) => shift.id)).toEqual(['a'])
    const [cancelled] = view([today('08:00', '09:00', { status: 'cancelled' })]).days
    expect(cancelled.missed).toEqual([])
    expect(cancelled.earlier?.text).toBe('Tidigare i dag: ett pass')
    const { simpleNone } = view([today('08:45', '09:15')])
    expect(simpleNone).toBe('Ingen mer kommer i dag.')
  })

  it('leads from what is vacant or missed to where it is said that it is not right, with the right to', () => {
    const vacant = today('18:00', '20:00', { status: 'vacant', staff: null })
    const label = 'Det här stämmer inte, passet torsdag 19 november från klockan 18 till 20'
    expect(view([vacant], true).days[0].ahead[0]?.way).toMatchObject({ text: 'Det här stämmer inte', label })
    expect(view([vacant]).days[0].ahead[0]?.way).toBeNull()
    expect(view([here], true).days[0].ahead[0]?.way).toBeNull()
    // What has a card on the page has more to do there.
    const { others, days } = view([here, today('08:00', '10:00', { id: 'm' })], true)
    expect(others[0]?.sayNobody).not.toBeNull()
    expect(days[0].missed.map(({ shift, way }) => [shift.id, way])).toEqual([['m', null]])
  })

  it('leads to the case about it instead, of any shift, and says when the answer is to come', () => {
    const told = { objectionId: 'o1', state: 'received', own: true, by: 'Pia', dueBy: '2026-12-04' } as const
    const receivedAt = new Date('2026-11-19T14:00:00+01:00')
    const visit = (shift: ShiftData, more: Partial<ToldOpen> = {}) => {
      const open = { ...told, receivedAt, ...more }
      const scenes = { ...scene, toldOf: () => ({ nobody: null, here: null, open }) }
      const around = { ...nobody, mayObject: () => true }
      return nowView(whole([{ shifts: [shift], scene: scenes }]), own, around, scene).days[0].ahead[0]
    }
    const vacant = today('18:00', '20:00', { status: 'vacant', staff: null })
    const lines = (more?: Partial<ToldOpen>) => visit(vacant, more)?.shift.remarks
    const said = 'Du har sagt att något om det här passet inte stämmer.'
    expect(visit(vacant)?.way).toEqual({
      href: '/b/b1/invandningar/o1',
      text: 'Se ärendet',
      label: 'Se ärendet, passet torsdag 19 november från klockan 18 till 20',
    })
    expect(visit(here)?.way?.href).toBe('/b/b1/invandningar/o1')
    expect(lines()).toEqual([said, 'Farsta Assistans ska svara senast fredag 4 december.'])
    const late = 'Farsta Assistans skulle ha svarat senast onsdag 18 november.'
    expect(lines({ dueBy: '2026-11-18', own: false, by: 'Greta Malm' })).toEqual([
      'Greta Malm har sagt att något om det här passet inte stämmer.',
      late,
    ])
    expect(lines({ receivedAt: null, state: 'queued' })).toEqual([said, 'Farsta Assistans har inte fått det än.'])
    expect(lines({ receivedAt: null, state: 'needsAttention' })?.[1]).toBe('Farsta Assistans kunde inte ta emot det.')
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
        const [{ ahead, missed, earlier }] = view(shifts).days
        const shown = [...ahead, ...missed, ...(earlier?.visits ?? [])].map(({ shift: { id } }) => id)
        expect(shown.sort()).toEqual(shifts.map(({ id }) => id).sort())
      }),
    )
  })

  it('leads from what has a card, too, where the cards are on another page', () => {
    const known = whole([{ shifts: [here, today('08:00', '10:00', { id: 'm' })], scene }])
    const around = { ...nobody, hasCards: false, mayObject: () => true }
    expect(nowView(known, own, around, scene).days[0].missed[0]?.way).toMatchObject({ text: 'Det här stämmer inte' })
  })

  it('tells what is cancelled where it is easy to read, beside who comes', () => {
    const cancelled = today('16:30', '17:30', { id: 'x', status: 'cancelled' })
    const coming = ['18', '19', '20', '21'].map((hour) => today(`${hour}:00`, `${hour}:30`, { id: hour }))
    const { simple } = view([here, cancelled, ...coming])
    expect(simple.map(({ time, isCancelled }) => [time, isCancelled === true])).toEqual([
      ['klockan 14', false],
      ['klockan 16:30', true],
      ['klockan 18', false],
    ])
    const off = ['17', '18', '19'].map((hour) => today(`${hour}:00`, `${hour}:30`, { id: hour, status: 'cancelled' }))
    const few = view([...off, today('20:00', '21:00', { id: 'late' })]).simple
    expect(few.map(({ time }) => time)).toEqual(['klockan 17', 'klockan 18', 'klockan 20'])
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

describe('what waits, and the hours', () => {
  const item = (key: string) => ({
    ...{ key, href: `/b/b1/invandningar/${key}`, text: `Läs svaret ${key}`, short: '', whom: 'you' as const },
    ...{ by: null, since: null, month: null, isChange: false, isNew: false },
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
    const hours = { text: '2 timmar saknas', missing: 120, granted: 600, share: 80, isUnknown: false }
    expect(nowView(whole([{ shifts: [], scene }]), own, { ...nobody, hours }, scene).hours).toMatchObject({
      ...{ heading: 'Timmar i november', text: '2 timmar saknas', isMissing: true, isSum: true, href: '/b/b1/timmar' },
      bar: {
        parts: [
          { part: 'given', minutes: 480, width: 80 },
          { part: 'missing', minutes: 120, width: 20 },
        ],
      },
    })
    const unknown = { text: 'Vi vet inte', missing: null, granted: null, share: null, isUnknown: true }
    expect(nowView(whole([{ shifts: [], scene }]), own, { ...nobody, hours: unknown }, scene).hours).toMatchObject({
      ...{ text: 'Vi kan inte läsa månadens timmar här.', bar: null, isMissing: false, isSum: false },
    })
  })
})
