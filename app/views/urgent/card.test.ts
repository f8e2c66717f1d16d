import { describe, expect, it } from 'vitest'
import { parseShift, type ShiftData } from '~/domain/schedule/shift'
import { nowView } from '~/views/now/now'
import { nobody, own } from '~/views/now/now.fixture'
import { shiftView, type ShiftScene } from '~/views/schedule/shift'
import { at, lars, scene, shiftData } from '~/views/schedule/shift.fixture'
import { callView, telHref } from './call'
import { urgentCard } from './card'
import { nothingTold, toldLines, type Told, type ToldNobody } from './told'
import { whole } from '../../../tests/support/known'

const call = callView(
  { id: 'farsta', name: 'Farsta Assistans' },
  {
    contact: { name: 'Malin Ek', role: 'arbetsledare', phone: '08-123 456 11' },
    phones: [
      { purpose: 'office', number: '08-123 456 01', hours: 'vardagar' },
      { purpose: 'jour', number: '08-123 456 00', hours: 'dygnet runt' },
    ],
  },
  scene,
)
const today = (from: string, to: string, more: Partial<ShiftData> = {}) =>
  shiftData({ plannedStart: `2026-11-19T${from}:00+01:00`, plannedEnd: `2026-11-19T${to}:00+01:00`, ...more })
const late = today('14:30', '16:00', {
  activities: [
    { name: 'Medicin', planned: true, done: null },
    { name: 'Promenad', planned: false, done: true },
  ],
})
const missed = today('08:45', '09:15')
const said: ToldNobody = {
  ...{ objectionId: 'o1', urgent: true, state: 'received', at: new Date('2026-11-19T14:50:00+01:00') },
  ...{ own: true, by: 'Pia Lindgren', receivedAt: new Date('2026-11-19T14:51:00+01:00') },
  there: { urgent: true, answerDueAt: new Date('2026-11-19T15:06:00+01:00') },
}
const card = (shift: ShiftData, told: Told = nothingTold, more: Partial<ShiftScene> = {}, mayObject = true) =>
  urgentCard(parseShift(shift), { call, told, mayObject }, { ...scene, ...more })

describe('whom to ring', () => {
  it('is jouren first, then the contact person, then the office, each with when it answers', () => {
    const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-')
    expect(call.rows.map(({ text, note }) => [plain(text), note])).toEqual([
      ['Jouren, 08-123 456 00', 'dygnet runt'],
      ['Malin Ek, 08-123 456 11', 'arbetsledare'],
      ['Kontoret, 08-123 456 01', 'vardagar'],
    ])
    expect(call.first?.href).toBe('tel:0812345600')
    expect(plain(call.first?.text ?? '')).toBe('Ring jouren, 08-123 456 00')
  })

  it('is nobody where none is given, and not known where nobody can say', () => {
    const provider = { id: 'farsta', name: 'Farsta Assistans' }
    expect(callView(provider, { phones: [] }, scene)).toMatchObject({
      ...{ first: null, none: 'Farsta Assistans har inte lämnat något nummer.' },
    })
    expect(callView(provider, null, scene).none).toBe('Vi kan inte visa numret till Farsta Assistans just nu.')
    expect(telHref('ring växeln')).toBeNull()
  })
})

describe('the card of somebody who has not come', () => {
  it('says who, when, how late, no more than is known, and what should have been done', () => {
    expect(card(late)).toMatchObject({
      ...{ kind: 'late', heading: 'Anna Ek har inte kommit', tag: '30 minuter sen' },
      lines: ['Anna Ek skulle ha kommit klockan 14:30. Ingen ankomst är registrerad. Vi vet inte mer än så.'],
      activities: { heading: 'Det här skulle Anna Ek göra', names: ['Medicin'] },
      sayNobody: { href: '/b/b1/pass/farsta/2026-11-19/p1/ingen-har-kommit', text: 'Ingen har kommit' },
      sayHere: { action: '/b/b1/pass/farsta/2026-11-19/p1/ar-har', text: 'Anna Ek är här nu' },
    })
    expect(card(late).help.at(-1)).toBe('Ring 112 om det är fara för liv.')
  })

  it('names the person in the heading and in the buttons of one who acts for somebody', () => {
    const forPia = card(late, nothingTold, { own: false })
    expect(forPia.heading).toBe('Anna Ek har inte kommit till Pia Lindgren')
    expect(forPia.sayNobody?.text).toBe('Säg att ingen har kommit till Pia Lindgren')
  })

  it('gives one who may only see the schedule the numbers and no buttons', () => {
    expect(card(late, nothingTold, { own: false }, false)).toMatchObject({ sayNobody: null, sayHere: null, more: null })
  })

  it('asks afterwards whether the person came, with the day when it is not today', () => {
    expect(card(missed)).toMatchObject({
      ...{ kind: 'missed', heading: 'Ingen tid är registrerad klockan 8:45', tag: 'Kom Anna Ek?' },
      ...{ sayNobody: { text: 'Nej, ingen kom' }, sayHere: { text: 'Ja, Anna Ek kom' } },
    })
    const yesterday = { ...missed, plannedStart: '2026-11-18T22:00:00+01:00', plannedEnd: '2026-11-19T06:00:00+01:00' }
    expect(card(yesterday).heading).toBe('Ingen tid är registrerad i går klockan 22')
  })

  it('says nothing at once of what is long ago', () => {
    const before = { ...missed, plannedStart: '2026-11-17T08:00:00+01:00', plannedEnd: '2026-11-17T09:00:00+01:00' }
    expect(card(before)).toMatchObject({ sayNobody: null, sayHere: null })
  })

  it('asks nothing that cannot be answered: what is long ago is said as any other thing that is not right', () => {
    const before = { ...missed, plannedStart: '2026-11-17T08:00:00+01:00', plannedEnd: '2026-11-17T09:00:00+01:00' }
    expect(card(before).more?.href).toMatch(/\/invandningar\/ny\?typ=shift&provider=farsta&pass=.+&dag=2026-11-17$/)
    expect(card(before, nothingTold, {}, false).more).toBeNull()
    expect(card(missed).more).toBeNull()
  })

  it('is vacant when nobody is booked: there is nobody to wait for', () => {
    expect(card(today('14:00', '16:00', { status: 'vacant', staff: null }))).toMatchObject({
      ...{ kind: 'vacantNow', heading: 'Ingen är bokad till klockan 16', tag: 'Ingen bokad', sayNobody: null },
      more: { text: 'Det här stämmer inte' },
    })
  })
})

describe('what has been said, and what the provider has done', () => {
  const lines = (more: Partial<ToldNobody>) => toldLines({ nobody: { ...said, ...more }, here: null }, 'Farsta', scene)

  it('is told as far as it is known, and to ring when it is not there', () => {
    expect(lines({})).toEqual([
      'Du sa klockan 14:50 att ingen har kommit.',
      'Farsta fick det klockan 14:51.',
      'De ska läsa det senast klockan 15:06.',
    ])
    expect(lines({ receivedAt: null, own: false }).slice(0, 2)).toEqual([
      'Pia Lindgren sa klockan 14:50 att ingen har kommit.',
      'Det är inte framme hos Farsta än. Ring.',
    ])
    expect(lines({ there: { urgent: false } }).at(-1)).toBe('Farsta ser det som vilket ärende som helst. Ring.')
    expect(lines({ state: 'needsAttention' }).at(-1)).toBe('Farsta kunde inte ta emot det. Ring.')
    const reaction = { acknowledgedBy: 'Malin Ek, jouren', acknowledgedAt: new Date('2026-11-19T14:55:00+01:00') }
    const eta = { ...reaction, onTheWay: true, etaAt: new Date('2026-11-19T15:20:00+01:00') }
    expect(lines({ there: { urgent: true, reaction: eta } }).slice(2)).toEqual([
      'Malin Ek, jouren läste det klockan 14:55.',
      'Någon är på väg och ska vara framme klockan 15:20.',
    ])
  })

  it('takes away the button, and leads to the case', () => {
    expect(card(late, { nobody: said, here: null })).toMatchObject({
      ...{ sayNobody: null, sayHere: { text: 'Anna Ek är här nu' } },
      more: { href: '/b/b1/invandningar/o1' },
    })
  })

  it('keeps both facts of one who is said to be here: said, and not registered', () => {
    const here: Told = {
      nobody: null,
      here: { at: new Date('2026-11-19T14:58:00+01:00'), own: true, by: null, state: 'received' },
    }
    expect(card(late, here)).toMatchObject({
      ...{ kind: 'saidHere', heading: 'Du har sagt att Anna Ek har kommit', tag: 'Ingen ankomst är registrerad' },
      lines: ['Du sa klockan 14:58 att personen kom. Ingen tid är registrerad.', 'Farsta Assistans vet det.'],
    })
    const row = shiftView(parseShift(missed), [], { ...scene, toldOf: () => here })
    expect(row).toMatchObject({ missed: false, state: 'unregistered' })
    expect(row.remarks).toContain('Du sa klockan 14:58 att personen kom. Ingen tid är registrerad.')
  })

  it('marks a row until somebody has answered for it', () => {
    const marked = (told: Told) => shiftView(parseShift(missed), [], { ...scene, toldOf: () => told }).missed
    expect(marked(nothingTold)).toBe(true)
    expect(marked({ nobody: said, here: null })).toBe(true)
    expect(marked({ nobody: { ...said, state: 'accepted' }, here: null })).toBe(false)
  })
})

describe('the first page', () => {
  const view = (shifts: ShiftData[], toldOf?: ShiftScene['toldOf']) =>
    nowView(
      whole([{ shifts, scene: { ...scene, ...(toldOf && { toldOf }) } }]),
      own,
      { ...nobody, calls: [call], mayObject: () => true },
      scene,
    )

  it('answers with who is late before what was missed, and leaves nothing out', () => {
    const vacant = today('14:00', '16:00', { id: 'p4', status: 'vacant', staff: null })
    const found = view([{ ...missed, id: 'p2' }, vacant, { ...late, id: 'p3', staff: lars }])
    expect(found.answer.heading).toBe('Lars Öst har inte kommit')
    expect(found.others.map(({ kind }) => kind)).toEqual(['vacantNow', 'missed'])
  })

  it('answers with what was missed while nobody is here, and tells who comes next', () => {
    const found = view([{ ...missed, id: 'p2' }, today('20:00', '20:30', { staff: lars })])
    expect(found.answer.heading).toBe('Ingen tid är registrerad klockan 8:45')
    expect(found.answer.next?.lines).toEqual(['Sedan kommer Lars Öst i dag klockan 20.'])
  })

  it('answers with who is here, and what was missed after it', () => {
    const here = today('14:00', '16:00', { id: 'p9', status: 'started', actualStart: at('2026-11-19T14:02:00+01:00') })
    const found = view([missed, here])
    expect(found.answer.heading).toBe('Anna Ek är hos dig till klockan 16')
    expect(found.others).toHaveLength(1)
  })

  it('does not answer with what somebody has answered for', () => {
    const answered: Told = { nobody: { ...said, state: 'accepted' }, here: null }
    expect(view([missed], () => answered).answer.kind).toBe('nothing')
  })
})
