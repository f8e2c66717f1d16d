import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { caseView, type CaseData } from './case'
import { objectionItem } from './list'
import { phoneFor, undeliveredNote, undeliveredView, type CaseSending, type UndeliveredView } from './undelivered'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-20T16:00:00Z'), requestId: 'r' }
const names = { brukareName: 'Karl Öberg', providerName: 'Farsta Assistans' }
const since = new Date('2026-11-19T14:00:00Z')
const slow = { topic: 'objection', since, trouble: 'slow' } as const
const around = { names, own: true, mayWithdraw: true, phone: '08-123 456 00' }
const waiting = (undelivered: UndeliveredView | null): CaseSending => ({ undelivered, isSettled: false })
const settled: CaseSending = { undelivered: null, isSettled: true }
const found: CaseData = {
  ...{ id: 'o1', reference: 'INV-7K3M-Q2', brukareId: 'b1', providerObjectionId: null, state: 'queued' },
  ...{ target: { type: 'shift', shiftIds: ['s1'] }, reason: 'didNotHappen', ownVersion: null, text: 'Ingen kom.' },
  ...{ lodgedAt: since, lodgedBy: 'Karl Öberg', onBehalfOf: 'brukare', answerDueBy: '2026-11-26', refusalCode: null },
  ...{ events: [], messages: [], answers: [] },
}

describe('what is said of an objection that is not confirmed', () => {
  it('is since when, why, that it is tried on, and what one can do', () => {
    expect(undeliveredView(slow, around, scene)).toEqual({
      isObjection: true,
      sentences: [
        'Vi har försökt skicka den sedan torsdag 19 november klockan 15.',
        'De tar inte emot det just nu.',
        'Allt är sparat. Vi försöker igen.',
        'Du kan vänta. Du kan ringa Farsta Assistans. Du kan också ta tillbaka den.',
      ],
      phone: { href: 'tel:0812345600', text: 'Ring Farsta Assistans på 08-123 456 00' },
    })
  })

  it('names the one it is for when somebody else looks, and offers only what can be done', () => {
    const other = { ...around, own: false, mayWithdraw: false, phone: null }
    const view = undeliveredView({ topic: 'withdrawal', since, trouble: 'broken' }, other, scene)
    expect(view.sentences[0]).toContain('invändningen för Karl Öberg är tillbakatagen')
    expect(view.sentences[1]).toContain('Deras system svarar fel.')
    expect(view.sentences[3]).toBe('Du kan vänta. Du kan också ringa Farsta Assistans.')
    expect(view).toMatchObject({ isObjection: false, phone: null })
  })

  it('is the heading of the case, which promises no answer meanwhile', () => {
    const told = caseView(found, null, names, scene, waiting(undeliveredView(slow, around, scene)))
    expect(told).toMatchObject({ heading: 'Farsta Assistans har inte bekräftat invändningen', due: null, late: false })
    const young = caseView(found, null, names, scene)
    expect(young.heading).toBe('Invändningen är på väg till Farsta Assistans')
    expect(young.due).toContain('26 november')
    // A reply that waits says nothing of the objection, which the provider has.
    const reply = undeliveredView({ ...slow, topic: 'message' }, around, scene)
    const known = { ...found, state: 'underReview', providerObjectionId: 'p1' } as const
    expect(caseView(known, null, names, scene, waiting(reply))).toMatchObject({
      heading: 'Farsta Assistans utreder invändningen',
      undelivered: reply,
    })
  })

  it('is a line of the list, with attention', () => {
    const note = undeliveredNote(slow, 'Farsta Assistans', scene)
    expect(note).toBe('Farsta Assistans har inte bekräftat den. Vi har försökt sedan torsdag 19 november klockan 15.')
    expect(objectionItem(found, null, { brukareId: 'b1', note }, scene)).toMatchObject({
      ...{
        note,
        tone: 'warning',
        way: [{ state: 'now' }, { state: 'ahead' }, { state: 'ahead' }, { name: 'Svar', state: 'ahead' }],
      },
    })
    expect(objectionItem(found, null, { brukareId: 'b1', note: null }, scene)).toMatchObject({ tone: 'neutral' })
  })

  it('is that it never arrived, when it was withdrawn first and nobody has to be told', () => {
    const withdrawn = { ...found, state: 'withdrawn' } as const
    expect(caseView(withdrawn, null, names, scene, settled).neverArrived).toContain('har inte tagit emot invändningen')
    // It is being asked, or nobody has looked: then it is not known.
    expect(caseView(withdrawn, null, names, scene, waiting(null)).neverArrived).toBeNull()
    expect(caseView(withdrawn, null, names, scene).neverArrived).toBeNull()
    const asking = undeliveredView({ ...slow, topic: 'withdrawal' }, around, scene)
    expect(caseView(withdrawn, null, names, scene, waiting(asking)).neverArrived).toBeNull()
    expect(caseView({ ...withdrawn, providerObjectionId: 'p1' }, null, names, scene, settled).neverArrived).toBeNull()
    expect(caseView(found, null, names, scene, settled).neverArrived).toBeNull()
  })
})

describe('the number to ring', () => {
  const jour = { purpose: 'jour', number: '1' } as const
  const office = { purpose: 'office', number: '2' } as const
  it('is the contact’s, else the office’s, else the emergency number; unknown is unknown', () => {
    expect(phoneFor({ contact: { phone: '3' }, phones: [jour, office] })).toBe('3')
    expect(phoneFor({ contact: {}, phones: [jour, office] })).toBe('2')
    expect(phoneFor({ phones: [jour] })).toBe('1')
    expect(phoneFor({ phones: [] })).toBeNull()
  })
})
