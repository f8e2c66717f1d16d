import { describe, expect, it } from 'vitest'
import type { ShiftData } from '~/domain/schedule/shift'
import { textsFor } from '~/i18n/texts'
import { formatsFor } from '~/i18n/format'
import { at, lars, scene } from '~/views/schedule/shift.fixture'
import { unread, whole } from '../../../tests/support/known'
import { nowView, type NowViewer } from './now'
import { nobody, own, today } from './now.fixture'

const view = (shifts: ShiftData[], viewer = own) => nowView(whole([{ shifts, scene }]), viewer, nobody, scene)
const answer = (shifts: ShiftData[], viewer = own) => view(shifts, viewer).answer
const here = today('14:00', '16:00', { status: 'started', actualStart: at('2026-11-19T14:02:00+01:00') })
const other: NowViewer = { ...own, own: false }
const staffOf = (name: string) => ({ id: name, displayName: name, role: 'assistant' as const })

describe('the answer to who is coming', () => {
  it('is who is here, since when and until when, how far it has come, and then who comes next', () => {
    expect(answer([here, today('18:00', '20:00', { id: 'p2', staff: lars })])).toMatchObject({
      ...{ kind: 'here', heading: 'Anna Ek är hos dig till klockan 16', people: ['Anna Ek'] },
      ...{ tag: 'På plats sedan klockan 14:02', progress: { from: '14:00', to: '16:00', percent: 50 }, lines: [] },
      next: { people: ['Lars Öst'], lines: ['Sedan kommer Lars Öst i dag klockan 18.'] },
    })
  })

  it('says how old the data may be, where the provider says it, and nothing of it where it does not', () => {
    const dated = [
      { ...here, freshnessSeconds: 890 },
      { ...today('18:00', '20:00', { id: 'p2' }), freshnessSeconds: 60 },
    ]
    expect(answer(dated).lines).toEqual(['Uppgifterna hos Farsta Assistans kan vara upp till 15 minuter gamla.'])
    expect(answer([today('14:35', '15:30', { freshnessSeconds: 1800 })])).toMatchObject({
      ...{ kind: 'next' },
      lines: ['Uppgifterna hos Farsta Assistans kan vara upp till 30 minuter gamla.'],
    })
  })

  it('names both who are here, and says to a relative with whom', () => {
    const both = [here, { ...here, id: 'p2', staff: lars }]
    expect(answer(both, other)).toMatchObject({
      ...{ heading: 'Anna Ek och Lars Öst är hos Pia Lindgren', people: ['Anna Ek', 'Lars Öst'] },
      lines: ['De stannar till klockan 16.'],
    })
  })

  it('counts more than two in the heading, and names them under it', () => {
    const four = ['Anna Ek', 'Bo Al', 'Cia Dal', 'Dag By'].map((name) => ({ ...here, id: name, staff: staffOf(name) }))
    expect(answer(four)).toMatchObject({
      ...{ heading: '4 personer är hos dig', people: ['Anna Ek', 'Bo Al', 'Cia Dal'] },
      lines: ['Det är Anna Ek, Bo Al, Cia Dal och Dag By.', 'De stannar till klockan 16.'],
    })
  })

  it('is who leaves when, where they leave at different times', () => {
    const longer = today('14:00', '18:00', { id: 'p2', staff: lars, status: 'started', actualStart: here.actualStart })
    expect(answer([longer, here])).toMatchObject({
      ...{ heading: 'Anna Ek och Lars Öst är hos dig', progress: null },
      lines: ['Så länge stannar de: Anna Ek till klockan 16 och Lars Öst till klockan 18.'],
    })
    const over = { ...here, plannedEnd: '2026-11-19T14:40:00+01:00' }
    expect(answer([longer, over]).lines).toEqual([
      'Så länge stannar de: Anna Ek (skulle ha slutat klockan 14:40) och Lars Öst till klockan 18.',
    ])
  })

  it('is that someone can come, and never that someone with beredskap is here', () => {
    const onCall = { ...here, kind: 'standby' as const }
    expect(answer([onCall])).toMatchObject({
      ...{ kind: 'onCall', heading: 'Anna Ek kan komma om det behövs, till klockan 16', tag: 'Beredskap' },
      lines: ['Ingen är hos dig just nu.'],
    })
    const ahead = today('22:00', '23:00', { kind: 'standby', id: 'p3' })
    expect(answer([here, { ...onCall, id: 'p2', staff: lars }, ahead])).toMatchObject({
      heading: 'Anna Ek är hos dig till klockan 16',
      next: {
        people: ['Lars Öst'],
        lines: [
          'Lars Öst har beredskap och kan komma om det behövs, till klockan 16.',
          'Anna Ek kan komma om det behövs i dag från klockan 22.',
        ],
      },
    })
    expect(answer([ahead]).heading).toBe('Ingen kommer i dag eller i morgon')
  })

  it('is that someone has stayed over the planned end', () => {
    const stayed = { ...here, plannedEnd: '2026-11-19T14:40:00+01:00' }
    expect(answer([stayed])).toMatchObject({
      ...{ kind: 'overrun', heading: 'Anna Ek är kvar hos dig', tag: 'Passet skulle ha slutat klockan 14:40' },
      progress: null,
    })
  })

  it('is who is late, and who is late is never left out', () => {
    const late = today('14:30', '16:00', { id: 'p2', staff: lars })
    expect(view([late])).toMatchObject({
      answer: { kind: 'late', heading: 'Lars Öst har inte kommit', tag: '30 minuter sen', people: ['Lars Öst'] },
      others: [],
    })
    expect(view([here, late])).toMatchObject({
      ...{ answer: { kind: 'here' }, others: [{ heading: 'Lars Öst har inte kommit' }] },
    })
  })

  it('is that nobody is booked now', () => {
    const vacant = today('14:00', '16:00', { status: 'vacant', staff: null })
    expect(answer([vacant])).toMatchObject({ kind: 'vacantNow', heading: 'Ingen är bokad till klockan 16', people: [] })
  })

  it('is the next one when nobody is here, what time it is, and that nobody is', () => {
    expect(answer([today('18:00', '20:00')])).toMatchObject({
      ...{ kind: 'next', heading: 'Anna Ek kommer i dag klockan 18', tag: 'Klockan är 15:00' },
      ...{ lines: ['Ingen är hos dig just nu.'], next: null },
    })
    expect(answer([today('18:00', '20:00', { staff: null, status: 'vacant' })])).toMatchObject({
      ...{ kind: 'nextVacant', heading: 'Ingen är bokad än till passet i dag klockan 18', tag: 'Ingen bokad' },
    })
  })

  it('is that nobody comes, or that it is not known: never the one for the other', () => {
    expect(answer([])).toMatchObject({ kind: 'nothing', heading: 'Ingen kommer i dag eller i morgon' })
    expect(nowView(unread, own, nobody, scene).answer).toMatchObject({
      ...{ kind: 'unknown', heading: 'Vi kan inte se vem som kommer just nu', lines: [] },
    })
  })

  it('is who comes by what is known, and never that nobody does, when a part is missing', () => {
    const part = (shifts: ShiftData[]) => {
      const known = { is: 'partly', data: [{ shifts, scene }], lacks: unread } as const
      const { heading, lines } = nowView(known, own, nobody, scene).answer
      return [heading, ...lines]
    }
    const partly = 'Vi kan inte se alla som kommer just nu'
    expect(part([])).toEqual([partly])
    expect(part([today('18:00', '20:00')])).toEqual([partly, 'Anna Ek kommer i dag klockan 18'])
    expect(part([here])).toEqual(['Anna Ek är hos dig till klockan 16'])
  })

  it('is that the schedule is not made so far, and not that nobody comes', () => {
    const until = (plannedUntil: string) => ({ ...nobody, horizons: [{ dataFrom: null, plannedUntil }] })
    const empty = whole([{ shifts: [], scene }])
    const first = nowView(empty, own, until('2026-11-19'), scene)
    expect(first.answer.heading).toBe('Schemat är inte lagt längre än till torsdag 19 november')
    expect(first.days.map(({ none }) => none)).toEqual([
      'Inget pass är planerat i dag.',
      'Schemat är inte lagt så långt än.',
    ])
    expect(nowView(empty, own, until('2026-11-20'), scene).answer.heading).toBe('Ingen kommer i dag eller i morgon')
    const unknown = nowView(empty, own, { ...nobody, horizons: [null] }, scene)
    expect(unknown.answer.heading).toBe('Vi kan inte se alla som kommer just nu')
    expect(unknown.days[0].none).toBe('Vi vet inte vilka pass som är planerade.')
  })

  it('is which right one lacks, when it is not the viewer’s to see, and nobody to ring', () => {
    const known = { is: 'notYours', scope: 'schedule:read' } as const
    expect(nowView(known, other, nobody, scene).answer).toMatchObject({
      heading: 'Du får inte se vem som kommer till Pia Lindgren',
      ...{ lines: ['Det kräver rätten att se schemat. Den har du inte.'], call: null },
    })
  })

  it('has ten words at most in its heading, in Swedish, whoever is there and whoever looks', () => {
    const two = (shift: ShiftData) => [shift, { ...shift, id: 'p2', staff: lars }]
    const late = today('14:30', '16:00')
    const onCall: ShiftData = { ...here, kind: 'standby' }
    const each: ShiftData[][] = [
      ...[[here], two(here), [{ ...here, plannedEnd: '2026-11-19T14:40:00+01:00' }], [late], two(late), []],
      ...[[onCall], two(onCall), [today('18:00', '20:00')]],
      ...[two(today('18:00', '20:00')), [today('18:00', '20:00', { staff: null, status: 'vacant' })]],
      ...[[today('14:00', '16:00', { staff: null, status: 'vacant' })], [today('08:00', '09:00')]],
    ]
    for (const language of ['sv', 'sv-lattlast'] as const) {
      const inLanguage = { ...scene, t: textsFor(language), f: formatsFor(language) }
      for (const shifts of each) {
        for (const viewer of [own, other]) {
          const known = whole([{ shifts, scene: { ...inLanguage, own: viewer.own } }])
          const { heading } = nowView(known, viewer, nobody, inLanguage).answer
          expect(heading.split(/\s+/u).length, heading).toBeLessThanOrEqual(10)
        }
      }
    }
  })
})

describe('what can be done from the answer', () => {
  const ways = (shifts: ShiftData[], mayObject = true) => {
    const { call, more } = nowView(
      whole([{ shifts, scene }]),
      own,
      { ...nobody, mayObject: () => mayObject },
      scene,
    ).answer
    return { rings: call?.ring?.text ?? null, more: more?.text ?? null }
  }

  it('is to ring, and to say that it is not right of who is there, with the right to', () => {
    expect(ways([here])).toEqual({ rings: 'Ring Farsta Assistans', more: 'Det här stämmer inte' })
    expect(ways([here], false)).toEqual({ rings: 'Ring Farsta Assistans', more: null })
    expect(ways([today('18:00', '20:00')])).toEqual({ rings: 'Ring Farsta Assistans', more: null })
    expect(ways([])).toEqual({ rings: 'Ring Farsta Assistans', more: 'Se hela schemat' })
  })
})
