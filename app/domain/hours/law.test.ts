import { describe, expect, it } from 'vitest'
import type { Law } from '../../../provider-api/contract'
import { decidersOf } from './law'

const of = (...laws: Law[]) => decidersOf(new Set(laws))

describe('decidersOf', () => {
  it('is Försäkringskassan for SFB alone, the municipality for the others', () => {
    expect(of('SFB')).toBe('state')
    expect(of('LSS')).toBe('municipality')
    expect(of('SoL')).toBe('municipality')
    expect(of('LSS', 'SoL')).toBe('municipality')
    expect(of('SFB', 'LSS')).toBe('both')
  })

  it('says nothing that it does not know', () => {
    expect(decidersOf(null)).toBe('unknown')
    expect(of()).toBe('unknown')
  })
})
