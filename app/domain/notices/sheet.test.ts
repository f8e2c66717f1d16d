import { describe, expect, it } from 'vitest'
import { isSheetPlanned, sheetDueOn } from './sheet'

describe('the week to print', () => {
  it('is the one that comes, from Thursday', () => {
    for (const early of ['2026-11-16', '2026-11-17', '2026-11-18']) expect(sheetDueOn(early)).toBeNull()
    for (const day of ['2026-11-19', '2026-11-20', '2026-11-22']) expect(sheetDueOn(day)).toBe('2026-11-23')
    expect(sheetDueOn('2026-12-31')).toBe('2027-01-04')
  })

  it('is planned when its Sunday is, and not when nobody has said so', () => {
    expect(isSheetPlanned('2026-11-29', '2026-11-23')).toBe(true)
    expect(isSheetPlanned('2026-11-28', '2026-11-23')).toBe(false)
    expect(isSheetPlanned(null, '2026-11-23')).toBe(false)
  })
})
