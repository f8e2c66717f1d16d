import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { saidView, wishTitle } from './about'
import { wishCaseView, type WishData } from './case'
import { effectView } from './effect'
import { wishListView } from './list'
import { wishReceiptView } from './receipt'

const now = new Date('2026-11-19T12:00:00Z')
const sceneIn = (language: (typeof languages)[number]) => ({
  ...{ t: textsFor(language), f: formatsFor(language, now), now, requestId: 'r' },
})
const scene = sceneIn('sv')
const shift = {
  ...{ id: 's1', date: '2026-11-24', start: '2026-11-24T06:00:00Z', end: '2026-11-24T13:30:00Z' },
  ...{ status: 'planned', timeKind: 'active' as const, staffName: 'Anna Ek' },
}
const nothing = { shift: null, plan: null, wanted: null, from: null, to: null, text: '' }
const around = { providerName: 'Farsta Assistans', asOf: null }

describe('a wish in one line', () => {
  it('says what is wished, of which shift or days', () => {
    expect(wishTitle({ ...nothing, kind: 'cancel', shift }, scene)).toBe(
      'Avboka passet tisdag 24 november från klockan 7 till 14:30',
    )
    expect(wishTitle({ ...nothing, kind: 'absence', from: '2026-12-01', to: '2026-12-03' }, scene)).toBe(
      'Borta: ingen hjälp 1 till 3 december',
    )
    expect(wishTitle({ ...nothing, kind: 'hospital', from: '2026-12-01' }, scene)).toBe(
      'Sjukhus: ingen hjälp från och med tisdag 1 december',
    )
  })

  it('says the kind alone of one whose shift is not known here', () => {
    expect(wishTitle({ ...nothing, kind: 'move' }, scene)).toBe('Flytta ett pass')
  })

  it('says the part of the plan by our heading, or by the provider’s own', () => {
    const plan = { documentId: 'd', title: 'Planen' }
    const part = (kind: string, heading: string | null) => ({ ...plan, section: { index: 0, kind, heading } })
    const of = (section: ReturnType<typeof part>) => wishTitle({ ...nothing, kind: 'plan', plan: section }, scene)
    expect(of(part('matters', null))).toBe('Ändra i planen: Vad som är viktigt')
    expect(of(part('other', 'Husdjur'))).toBe('Ändra i planen: Husdjur')
  })
})

describe('what a wish says', () => {
  it('says that the last day is not known, and never leaves it out', () => {
    const { facts } = saidView({ ...nothing, kind: 'absence', from: '2026-12-01' }, scene)
    expect(facts.at(-1)).toEqual({ name: 'Sista dagen utan hjälp', value: 'Inte känd än' })
  })
})

describe('what it does to the hours', () => {
  it('is said week by week and kind by kind', () => {
    const weeks = [
      { week: '2026-W48', kind: 'active' as const, minutes: -450 },
      { week: '2026-W48', kind: 'standby' as const, minutes: 60 },
    ]
    expect(effectView({ is: 'known', weeks }, around, scene).weeks).toEqual([
      {
        name: 'Vecka 48, 23 till 29 november',
        changes: ['7 timmar 30 minuter mindre aktiv tid', '1 timme mer beredskap'],
      },
    ])
  })

  it('is never called unchanged where it is not known', () => {
    for (const why of ['notRead', 'notYours', 'tooLong', 'noEnd', 'open'] as const) {
      const { sentences, weeks } = effectView({ is: 'unknown', why }, around, scene)
      expect(weeks).toEqual([])
      expect(sentences.join(' ')).toMatch(/^Vi vet inte/)
    }
    const partly = effectView({ is: 'partly', weeks: [], until: '2026-12-06' }, around, scene)
    expect(partly.sentences).not.toContain('Timmarna ändras inte.')
    expect(partly.after.join(' ')).toContain('vet vi inte')
    const edge = effectView({ is: 'known', weeks: [], edge: true }, around, scene)
    expect(edge.sentences).toEqual([])
    expect(edge.after.join(' ')).toContain('Farsta Assistans bestämmer hur det blir med det')
  })
})

const wish: WishData = {
  ...{ id: 'w1', brukareId: 'b1', reference: 'ONS-7K3M-Q2', kind: 'cancel', wantedSpan: null, from: null, to: null },
  ...{ text: '', about: { shift }, state: 'received', sentAt: now, sentBy: 'Pia Lind', onBehalfOf: 'brukare' },
  ...{ refusalCode: null, sent: '{}', answers: [], events: [], providerName: 'Farsta Assistans', unsent: null },
}

describe('the page of a wish', () => {
  it('promises no day for the answer, in any language and state', () => {
    for (const language of languages) {
      for (const state of ['queued', 'received', 'question', 'accepted', 'declined', 'withdrawn'] as const) {
        const view = wishCaseView({ ...wish, state }, 'Pia Lind', sceneIn(language))
        expect(`${view.heading} ${view.lead ?? ''} ${JSON.stringify(view.way)}`).not.toMatch(
          /arbetsdag|senast|working day|within|työpäiv|viimeistään/i,
        )
      }
    }
  })

  it('does not say that the provider has what it has not confirmed', () => {
    const unsent = { what: 'wish' as const, since: now, trouble: 'slow' as const }
    const view = wishCaseView({ ...wish, state: 'queued', unsent }, 'Pia Lind', scene)
    expect(view.heading).toBe('Farsta Assistans har inte bekräftat önskemålet')
    expect(view.way?.map(({ state }) => state)).toEqual(['now', 'ahead', 'ahead'])
    expect(view.unsent.join(' ')).toContain('Allt är sparat')
  })

  it('promises no silence while a withdrawal may still lose to an answer', () => {
    const unsent = { what: 'wishWithdrawal' as const, since: now, trouble: null }
    for (const language of languages) {
      const view = (rest: Partial<WishData>) =>
        wishCaseView({ ...wish, state: 'withdrawn', ...rest }, 'Pia Lind', sceneIn(language)).lead
      expect(view({ unsent })).not.toBe(view({}))
    }
    expect(wishCaseView({ ...wish, state: 'withdrawn', unsent }, 'Pia Lind', scene).lead).toMatch(/redan har svarat/)
  })

  it('has the last answer first, in the words of the provider', () => {
    const answer = (outcome: 'question' | 'accepted', text: string) => ({ outcome, text, by: 'Malin Ek', at: now })
    const answers = [answer('question', 'När?'), answer('accepted', 'Det går bra.')]
    const view = wishCaseView({ ...wish, state: 'accepted', answers }, 'Pia Lind', scene)
    expect(view.answers.map(({ text }) => text)).toEqual(['Det går bra.', 'När?'])
  })

  it('says on the receipt that a question is one, and does not call sent what was refused or is unconfirmed', () => {
    for (const language of languages) {
      const of = (more: Partial<WishData>) => wishReceiptView({ ...wish, ...more }, 'Pia Lind', sceneIn(language))
      const sent = of({})
      expect([sent.isWell, of({ state: 'declined' }).isWell]).toEqual([true, true])
      expect(of({ state: 'question' }).next.text).not.toBe(of({ state: 'declined' }).next.text)
      const unsent = { what: 'wish' as const, since: now, trouble: 'slow' as const }
      for (const bad of [of({ state: 'needsAttention' }), of({ state: 'queued', unsent })]) {
        expect(bad.isWell).toBe(false)
        expect(bad.heading).not.toBe(sent.heading)
      }
    }
  })

  it('says of what is shown as cancelled at once that it is, and of the rest when the provider has done it', () => {
    const lead = (more: Partial<WishData>) => wishCaseView({ ...wish, state: 'accepted', ...more }, 'Pia', scene).lead
    expect(lead({ kind: 'cancel' })).toContain('redan nu')
    const days = { kind: 'absence' as const, from: '2026-12-01', to: '2026-12-03' }
    expect(lead({ ...days, shiftIds: ['s1'] })).toContain('redan nu')
    // Nobody knows what was planned of them, or nothing was: then nothing is shown so.
    expect(lead(days)).toContain('när Farsta Assistans har gjort den')
    expect(lead({ ...days, shiftIds: [] })).toContain('när Farsta Assistans har gjort den')
    expect(lead({ kind: 'hospital', from: '2026-12-01', to: null })).toContain('när Farsta Assistans har gjort den')
    expect(lead({ kind: 'move' })).toContain('när Farsta Assistans har gjort den')
    expect(lead({ kind: 'cancel', state: 'partlyAccepted' })).toContain('när Farsta Assistans har gjort den')
  })

  it('says on the receipt of one that is answered that it is, and of one that waits that nothing has changed', () => {
    expect(wishReceiptView({ ...wish, state: 'declined' }, 'Pia Lind', scene).next.text).toContain('Svaret har kommit')
    expect(wishReceiptView(wish, 'Pia Lind', scene).next.text).toContain('Inget är ändrat än')
  })
})

describe('the list', () => {
  const item = { ...wish, about: undefined }
  const whose = { brukareId: 'b1', unread: new Set(['w1']) }

  it('says what waits, tells those of one name apart, and which answer is new', () => {
    const data = [item, { ...item, id: 'w2', reference: 'ONS-2222-22', state: 'declined' as const }]
    const view = wishListView({ is: 'known', data, asOf: now, kept: false }, [], whose, scene)
    expect(view.heading).toBe('Ett önskemål väntar på svar')
    expect(view.open[0]).toMatchObject({ isNew: true, title: expect.stringContaining('ONS-7K3M-Q2') })
    expect(view.done[0]).toMatchObject({ isNew: false, state: 'Svaret är nej' })
  })

  it('does not say that there is none where it is not known', () => {
    const view = wishListView({ is: 'unknown', why: 'unavailable', since: null }, [], whose, scene)
    expect(view.heading).toBe('Önskemålen går inte att läsa just nu')
  })
})
