import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { objectionStates } from '~/domain/objections/objection'
import { receiptView } from './receipt'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-12-03T08:00:00Z'), requestId: 'r' }
const names = { brukareName: 'Karl Öberg', providerName: 'Farsta Assistans' }
const found: Parameters<typeof receiptView>[0] = {
  ...{ id: 'o1', reference: 'FAR-0001', brukareId: 'b1', providerObjectionId: 'p1', state: 'received', sent: null },
  ...{ target: { type: 'shift', shiftIds: ['s1'] }, reason: 'didNotHappen', ownVersion: null, text: 'Ingen kom.' },
  ...{ lodgedAt: new Date('2026-11-08T17:05:00Z'), lodgedBy: 'Karl Öberg', onBehalfOf: 'brukare' },
  ...{ answerDueBy: null, refusalCode: null },
}
const next = (state: (typeof objectionStates)[number]) => receiptView({ ...found, state }, null, names, scene).next

describe('what a receipt says is to come', () => {
  it('is an answer, as long as there is none', () => {
    expect(next('underReview').heading).toBe('Det här händer nu')
    expect(next('received').texts.join(' ')).toContain('Svaret kommer hit')
  })

  it.each(['accepted', 'partlyAccepted', 'rejected', 'closed'] as const)('is no answer that has come: %s', (state) => {
    expect(next(state)).toEqual({ heading: 'Det här har hänt', texts: ['Svaret har kommit. Det står i ärendet.'] })
  })

  it('is none of what was taken back, and nobody’s own words to another', () => {
    expect(next('withdrawn').texts).toEqual(['Invändningen är tillbakatagen.'])
    expect(next('received').texts.join(' ')).not.toMatch(/\bdu anser\b/u)
  })
})
