import { describe, expect, it } from 'vitest'
import { asksFor, mayDo } from '~/domain/joint/act'
import type { ActorRole } from '~/domain/access/representation'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { rightAt } from '../../../tests/support/rights'
import { jointActView, jointListView, type ActData } from './act'
import { toldActs } from './waiting'

const now = new Date('2026-11-19T14:00:00Z')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const act: ActData = {
  ...{ id: 'a', kind: 'withdrawObjection', providerIds: ['farsta'], personId: 'ingrid', needed: 1, state: 'waiting' },
  ...{ expiresAt: new Date('2026-12-19T14:00:00Z'), name: 'Ingrid Sjö', askedAs: 'godMan', waitsFor: ['Per Sjö'] },
  ...{ createdAt: now, endedAt: null, endedBy: null, reason: null, resultId: null, confirmations: [] },
}
const payload = { kind: 'withdrawObjection', providerId: 'farsta', objectionId: 'o', text: null } as const
const scopes = new Set(['object'] as const)
const right = (role: ActorRole, isJoint: boolean) =>
  rightAt('farsta', { role, scopes, jointScopes: isJoint ? scopes : new Set() })
const people = {
  ingrid: right('godMan', true),
  per: right('godMan', true),
  greta: right('godMan', false),
  tuulikki: right('brukare', false),
}

/** What a person is told on the page, in the list, and on the first page and in the work list. */
function told(personId: keyof typeof people) {
  const holder = people[personId]
  const viewer = { personId, base: '/b/1' }
  const judged = { act, may: mayDo(act, 'waiting', personId, holder), asks: asksFor(act, personId, holder) }
  const page = jointActView(
    { ...judged, payload, endsBy: null, objection: null, isUnsure: false, later: null, providerName: 'Farsta' },
    viewer,
    scene,
  )
  const [item] = jointListView([judged], viewer, scene).waiting
  const [first] = toldActs([act], { ...viewer, places: [holder] }, scene)
  return {
    heading: page.heading,
    lead: page.lead,
    waits: page.waits,
    inList: item?.state,
    first: first?.act.is ?? null,
  }
}

describe('who waits for whom', () => {
  it.each(['per', 'tuulikki'] as const)('is the same on every page: %s is asked', (person) => {
    const { heading, waits, inList, first } = told(person)
    expect([heading, waits, inList, first]).toEqual([
      ...['Ingrid Sjö behöver ditt ja', 'Väntar på ditt svar.', 'Väntar på ditt svar.', 'asksYou'],
    ])
  })

  it('is not one who could do it alone for another reason, who is told that a yes is enough', () => {
    const { heading, lead, waits, inList, first } = told('greta')
    expect([heading, waits, inList, first]).toEqual([
      'Väntar på Per Sjö',
      'Väntar på Per Sjö.',
      'Väntar på Per Sjö.',
      null,
    ])
    expect(lead).toContain('säger du ja händer det genast')
  })

  it('does not say that only those who are asked can say yes', () => {
    expect(told('ingrid').lead).toContain('eller någon annan som får bestämma det själv')
    expect(told('ingrid').lead).not.toContain('först när')
  })
})
