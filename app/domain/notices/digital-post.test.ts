import { describe, expect, it } from 'vitest'
import { canHaveMailbox } from './digital-post'

describe('a digital mailbox', () => {
  it('is for those who have turned eighteen, from the day itself', () => {
    expect(canHaveMailbox('200811199806', '2026-11-18')).toBe(false)
    expect(canHaveMailbox('200811199806', '2026-11-19')).toBe(true)
    // Born on a leap day: of age on the first of March where there is none.
    expect(canHaveMailbox('200802299804', '2026-02-28')).toBe(false)
    expect(canHaveMailbox('200802299804', '2026-03-01')).toBe(true)
    expect(canHaveMailbox('193602299863', '2026-11-19')).toBe(true)
  })

  it('is not found by a samordningsnummer, or by what is no number', () => {
    for (const number of ['198802749807', '', '19831105984', 'abcdefghijkl']) {
      expect(canHaveMailbox(number, '2026-11-19'), number).toBe(false)
    }
  })
})
