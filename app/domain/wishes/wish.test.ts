import { describe, expect, it } from 'vitest'
import { afterAnswer, canTakeBack, wishOutcomes, wishReference, wishStates } from './wish'

describe('a wish', () => {
  it('can be taken back until it is decided, and a question does not decide it', () => {
    expect(wishStates.filter(canTakeBack)).toEqual(['queued', 'needsAttention', 'received', 'question'])
  })

  it('is decided once', () => {
    for (const outcome of wishOutcomes) {
      expect(wishStates.filter((state) => afterAnswer(state, outcome) === outcome)).toEqual(['received', 'question'])
    }
  })

  it('has a number that no objection has', () => {
    expect(wishReference(() => 0)).toMatch(/^ONS-[2-9A-Z]{4}-[2-9A-Z]{2}$/)
  })
})
