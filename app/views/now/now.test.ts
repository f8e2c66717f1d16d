import { describe, expect, it } from 'vitest'
import type { ShiftData } from '~/domain/schedule/shift'
import { nowView, type NowViewer } from './now'
import { at, lars, scene, shiftData } from '~/views/schedule/shift.fixture'
import { unread, whole } from '../../../tests/support/known'

const nobody = {
  waiting: { heading: '', unknown: null, yours: [], others: [], passed: [] },
  notices: [],
  calls: [],
  horizons: [],
}
const own: NowViewer = { own: true, brukareName: 'Pia Lindgren', lastVisit: null }
const view = (shifts: ShiftData[], viewer = own) => nowView(whole([{ shifts, scene }]), viewer, nobody, scene)
const today = (from: string, to: string, more: Partial<ShiftData> = {}) =>
  shiftData({ plannedStart: `2026-11-19T${from}:00+01:00`, plannedEnd: `2026-11-19T${to}:00+01:00`, ...more })
const here = today('14:00', '16:00', { status: 'started', actualStart: at('2026-11-19T14:02:00+01:00') })

describe('the answer to who is coming', () => {
  it('is who is here, until when, and then who comes next', () => {
    const { answer, lines } = view([here, today('18:00', '20:00', { id: 'p2', staff: lars })])
    expect(answer).toBe('Anna Ek är hos dig till klockan 16')
    expect(lines).toEqual(['Sedan kommer Lars Öst i dag klockan 18.'])
  })

  it('names both who are here, and says to a relative with whom', () => {
    const both = [here, { ...here, id: 'p2', staff: lars }]
    expect(view(both, { ...own, own: false }).answer).toBe('Anna Ek och Lars Öst är hos Pia Lindgren till klockan 16')
  })

  it('is who leaves when, where they leave at different times', () => {
    const longer = today('14:00', '18:00', { id: 'p2', staff: lars, status: 'started', actualStart: here.actualStart })
    expect(view([longer, here]).answer).toBe('Hos dig är Anna Ek till klockan 16 och Lars Öst till klockan 18')
    const over = { ...here, plannedEnd: '2026-11-19T14:40:00+01:00' }
    expect(view([longer, over], { ...own, own: false }).answer).toBe(
      'Hos Pia Lindgren är Anna Ek (skulle ha slutat klockan 14:40) och Lars Öst till klockan 18',
    )
  })

  it('is that someone can come, and never that someone with beredskap is here', () => {
    const onCall = { ...here, kind: 'standby' as const }
    expect(view([onCall])).toMatchObject({
      answer: 'Anna Ek kan komma om det behövs, till klockan 16',
      lines: ['Ingen är hos dig just nu.'],
    })
    const ahead = today('22:00', '23:00', { kind: 'standby', id: 'p3' })
    expect(view([here, { ...onCall, id: 'p2', staff: lars }, ahead])).toMatchObject({
      answer: 'Anna Ek är hos dig till klockan 16',
      lines: [
        'Lars Öst har beredskap och kan komma om det behövs, till klockan 16.',
        'Anna Ek kan komma om det behövs i dag från klockan 22.',
      ],
    })
    expect(view([ahead]).answer).toBe('Ingen kommer i dag eller i morgon')
  })

  it('is that someone has stayed over the planned end', () => {
    const stayed = { ...here, plannedEnd: '2026-11-19T14:40:00+01:00' }
    expect(view([stayed]).answer).toBe('Anna Ek är kvar hos dig. Passet skulle ha slutat klockan 14:40')
  })

  it('is who is late, and who is late is never left out', () => {
    const late = today('14:30', '16:00', { id: 'p2', staff: lars })
    expect(view([late])).toMatchObject({
      answer: 'Lars Öst har inte kommit',
      card: { kind: 'late', tag: '30 minuter sen' },
      others: [],
    })
    expect(view([here, late])).toMatchObject({ card: null, others: [{ heading: 'Lars Öst har inte kommit' }] })
  })

  it('is that nobody is booked now', () => {
    const vacant = today('14:00', '16:00', { status: 'vacant', staff: null })
    expect(view([vacant])).toMatchObject({ answer: 'Ingen är bokad till klockan 16', card: { kind: 'vacantNow' } })
  })

  it('is the next one when nobody is here, and that nobody is', () => {
    const { answer, lines } = view([today('18:00', '20:00')])
    expect(answer).toBe('Anna Ek kommer i dag klockan 18')
    expect(lines).toEqual(['Ingen är hos dig just nu.'])
  })

  it('is that nobody comes, or that it is not known: never the one for the other', () => {
    expect(view([]).answer).toBe('Ingen kommer i dag eller i morgon')
    expect(nowView(unread, own, nobody, scene)).toMatchObject({
      ...{ answer: 'Vi kan inte se vem som kommer just nu', lines: [] },
    })
  })

  it('is who comes by what is known, and never that nobody does, when a part is missing', () => {
    const part = (shifts: ShiftData[]) => {
      const known = { is: 'partly', data: [{ shifts, scene }], lacks: unread } as const
      const { answer, lines } = nowView(known, own, nobody, scene)
      return [answer, ...lines]
    }
    const partly = 'Vi kan inte se alla som kommer just nu'
    expect(part([])).toEqual([partly])
    expect(part([today('18:00', '20:00')])).toEqual([partly, 'Anna Ek kommer i dag klockan 18'])
    expect(part([here])).toEqual(['Anna Ek är hos dig till klockan 16'])
  })

  it('is that the schedule is not made so far, and not that nobody comes', () => {
    const until = (plannedUntil: string) => ({
      ...nobody,
      horizons: [{ dataFrom: null, plannedUntil }],
    })
    const empty = whole([{ shifts: [], scene }])
    expect(nowView(empty, own, until('2026-11-19'), scene)).toMatchObject({
      answer: 'Schemat är inte lagt längre än till torsdag 19 november',
      none: { today: 'Inget pass är planerat i dag.', tomorrow: 'Schemat är inte lagt så långt än.' },
    })
    expect(nowView(empty, own, until('2026-11-20'), scene).answer).toBe('Ingen kommer i dag eller i morgon')
    const unknown = nowView(empty, own, { ...nobody, horizons: [null] }, scene)
    expect(unknown.answer).toBe('Vi kan inte se alla som kommer just nu')
    expect(unknown.none.today).toBe('Vi vet inte vilka pass som är planerade.')
  })

  it('is which right one lacks, when it is not the viewer’s to see', () => {
    const known = { is: 'notYours', scope: 'schedule:read' } as const
    expect(nowView(known, { ...own, own: false }, nobody, scene)).toMatchObject({
      answer: 'Du har inte rätt att se vem som kommer till Pia Lindgren',
      lines: ['Det kräver rätten att se schemat. Den har du inte.'],
    })
  })
})

describe('today, tomorrow and what has changed', () => {
  const night = shiftData({
    plannedStart: '2026-11-18T22:00:00+01:00',
    plannedEnd: '2026-11-19T16:00:00+01:00',
    status: 'started',
    actualStart: at('2026-11-18T22:00:00+01:00'),
  })

  it('counts the night that began yesterday to today as long as it goes on', () => {
    expect(view([night]).today).toHaveLength(1)
    const ended = { ...night, status: 'ended' as const, actualEnd: at('2026-11-19T07:00:00+01:00') }
    expect(view([ended]).today).toEqual([])
  })

  it('puts tomorrow apart', () => {
    const { today: now, tomorrow } = view([shiftData(), today('18:00', '20:00', { id: 'p2' })])
    expect([now.length, tomorrow.length]).toEqual([1, 1])
  })

  it('tells a change until the shift has ended, as new only when it came after the last visit', () => {
    const changes: ShiftData['changes'] = [
      { at: '2026-11-19T10:00:00+01:00', type: 'substitute', previousStaffName: 'Lars Öst' },
    ]
    const changed = shiftData({ substituteFor: lars, changes })
    const isNew = (lastVisit: string | null) =>
      view([changed], { ...own, lastVisit: lastVisit === null ? null : new Date(lastVisit) }).changes.map(
        (change) => change.isNew,
      )
    expect(isNew('2026-11-19T09:59:00+01:00')).toEqual([true])
    expect(isNew('2026-11-19T10:01:00+01:00')).toEqual([false])
    expect(isNew(null)).toEqual([false])
    expect(view([today('08:00', '10:00', { changes, substituteFor: lars })]).changes).toEqual([])
  })
})
