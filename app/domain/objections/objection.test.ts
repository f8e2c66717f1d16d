import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerDueBy,
  canReply,
  canWithdraw,
  isAnswered,
  isOpen,
  nextState,
  objectionEvents,
  objectionStates,
} from './objection'
import type { ObjectionState } from './objection'

/** The states an objection passes when events come in any order; those that cannot happen change nothing. */
function walk(events: readonly (typeof objectionEvents)[number][]): ObjectionState[] {
  const states: ObjectionState[] = ['draft']
  for (const event of events) states.push(nextState(states.at(-1) ?? 'draft', event) ?? states.at(-1) ?? 'draft')
  return states
}

describe('the state machine', () => {
  it('goes from draft to closed by way of an answer, a reply and a new answer', () => {
    const states = walk(['submit', 'acknowledge', 'startReview', 'reject', 'reply', 'acceptPartly', 'close'])
    expect(states).toEqual([
      'draft',
      'queued',
      'received',
      'underReview',
      'rejected',
      'underReview',
      'partlyAccepted',
      'closed',
    ])
  })

  it('can be sent again when the provider could not take it', () => {
    expect(walk(['submit', 'refuse', 'submit', 'acknowledge']).at(-1)).toBe('received')
  })

  it('lets nothing out of closed and withdrawn', () => {
    for (const event of objectionEvents) {
      expect([nextState('closed', event), nextState('withdrawn', event)]).toEqual([null, null])
    }
  })

  it('never goes back to draft, and never disappears, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...objectionEvents)), (events) => {
        const states = walk(events)
        const sent = states.findIndex((state) => state !== 'draft')
        if (sent >= 0) expect(states.slice(sent)).not.toContain('draft')
        for (const state of states) expect(objectionStates).toContain(state)
      }),
    )
  })

  it('reaches closed only by an answer', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...objectionEvents), { maxLength: 40 }), (events) => {
        const states = walk(events)
        if (states.at(-1) === 'closed') expect(states.some(isAnswered)).toBe(true)
      }),
    )
  })
})

describe('what the person may do', () => {
  it('is to withdraw until the first answer', () => {
    const allowed = objectionStates.filter((state) => canWithdraw({ state, answered: false }))
    expect(allowed).toEqual(['queued', 'needsAttention', 'received', 'underReview'])
    expect(canWithdraw({ state: 'underReview', answered: true })).toBe(false)
  })

  it('is to reply once, after an answer', () => {
    const allowed = objectionStates.filter((state) => canReply({ state, replied: false }))
    expect(allowed).toEqual(['accepted', 'partlyAccepted', 'rejected'])
    expect(canReply({ state: 'rejected', replied: true })).toBe(false)
  })
})

describe('isOpen', () => {
  it('is from sent until answered or withdrawn', () => {
    expect(objectionStates.filter(isOpen)).toEqual(['queued', 'needsAttention', 'received', 'underReview'])
  })
})

describe('answerDueBy', () => {
  it('counts working days from the day after, in Stockholm', () => {
    expect(answerDueBy(new Date('2026-11-19T12:00:00Z'))).toBe('2026-11-26')
    expect(answerDueBy(new Date('2026-11-19T23:30:00Z'))).toBe('2026-11-27')
    expect(answerDueBy(new Date('2026-12-22T12:00:00Z'))).toBe('2027-01-04')
    expect(answerDueBy(new Date('2026-11-21T12:00:00Z'), 1)).toBe('2026-11-23')
  })
})
