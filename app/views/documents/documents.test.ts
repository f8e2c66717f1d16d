import { describe, expect, it, test } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { unread, whole } from '../../../tests/support/known'
import type { Document } from '../../../provider-api/contract'
import { documentsView, fileText } from './list'
import { planView } from './plan'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' }
const plan: Document = {
  ...{ id: 'd1', title: 'Genomförandeplan', kind: 'genomforandeplan', mediaType: 'text/plain', bytes: 1234 },
  ...{ updatedAt: '2026-09-05T14:10:00+02:00', requiredScope: 'notes:read', followUpOn: '2027-03-06' },
  sections: [
    { kind: 'matters', items: ['Säg hej.'] },
    { kind: 'decided', text: 'Hemtjänst' },
    { kind: 'matters', text: 'Fråga mig.' },
    { kind: 'other', heading: 'Om någon inte kommer', text: 'Ring.' },
    { kind: 'other', text: 'Mer.' },
    { kind: 'how', text: ' \u200b' },
  ],
}
const whose = { own: true, brukareName: 'Pia Lindgren', providerName: 'Farsta Assistans' }

describe('a plan as a page', () => {
  const view = planView(plan, whose, scene)

  it('has the same parts for everybody in one order, and then what else there is', () => {
    expect(view.parts.map(({ id, texts, items, none }) => [id, texts, items, none])).toEqual([
      ['decided', ['Hemtjänst'], [], null],
      ['how', [], [], 'Planen säger inget om det.'],
      ['matters', ['Fråga mig.'], ['Säg hej.'], null],
      ['participation', [], [], 'Planen säger inget om det.'],
      ['participants', [], [], 'Planen säger inget om det.'],
      ['annat-1', ['Ring.'], [], null],
      ['annat-2', ['Mer.'], [], null],
    ])
    expect(view.parts.map(({ isOwnHeading }) => isOwnHeading)).toEqual([false, false, false, false, false, true, false])
  })

  it('says whose right it is to be there when it is made', () => {
    expect(view.change.how).toContain('Du har rätt att vara med')
    const others = planView(plan, { ...whose, own: false }, scene)
    expect(others.change.how).toContain('Pia Lindgren har rätt att vara med')
    expect(JSON.stringify(others)).not.toMatch(/\bdu har rätt\b/iu)
  })

  it('offers no part to be wished otherwise that the provider has as several', () => {
    const place = (sections: Document['sections']) =>
      planView({ ...plan, sections }, whose, scene).parts.find(({ id }) => id === 'how')?.at
    const how = { kind: 'how' as const, text: 'På morgonen.' }
    expect(place([{ kind: 'decided', text: 'Hjälp.' }, how])).toBe(1)
    expect(place([how, { ...how, text: 'På kvällen.' }])).toBeNull()
  })

  it('leaves no word of the plan out', () => {
    const said = JSON.stringify(view)
    for (const { text = '', items = [] } of plan.sections ?? [])
      for (const words of [text, ...items].filter((one) => /\p{L}/u.test(one))) expect(said).toContain(words)
  })

  it('says of a follow-up whose day has passed that nobody knows whether it was done', () => {
    expect(view.followUp).toBe('Planen ska följas upp lördag 6 mars 2027.')
    expect(planView({ ...plan, followUpOn: '2026-11-18' }, whose, scene).followUp).toMatch(
      /Vi vet inte om det är gjort/,
    )
    expect(planView({ ...plan, followUpOn: '2026-11-19' }, whose, scene).followUp).toMatch(/^Planen ska följas upp/)
    expect(planView({ ...plan, followUpOn: undefined }, whose, scene).followUp).toMatch(/säger inte när/)
  })
})

test('a list says that there are none only where that is known', () => {
  const headings = [whole([]), unread].map((known) => documentsView(known, 'b1', scene).heading)
  expect(headings).toEqual(['Inga dokument för dig att läsa', 'Dokumenten går inte att läsa just nu'])
  const one = { document: plan, providerId: 'farsta', providerName: 'Farsta Assistans' }
  expect(documentsView({ is: 'partly', data: [one], lacks: unread }, 'b1', scene).heading).toBe('Minst ett dokument')
  const [item] = documentsView(whole([one]), 'b1', scene).items
  expect(item?.plan?.href).toBe('/b/b1/plan/farsta/d1')
  expect(item?.file).toMatchObject({ href: '/b/b1/dokument/farsta/d1', about: 'Textfil, 2 kB, på svenska' })
  const { sections: _, ...bare } = plan
  expect(documentsView(whole([{ ...one, document: bare }]), 'b1', scene).items[0]?.plan).toBeNull()
})

test.each([
  [0, '1 kB'],
  [1_000, '1 kB'],
  [1_001, '2 kB'],
  [999_999, '1 000 kB'],
  [1_000_000, '1 MB'],
  [1_234_567, '1,3 MB'],
])('%d bytes are %s', (bytes, size) => {
  const text = fileText({ mediaType: 'application/pdf', bytes, language: 'ar' }, scene)
  expect(text.replaceAll('\u00a0', ' ')).toBe(`PDF, ${size}, på arabiska`)
})
