import { describe, expect, it } from 'vitest'
import { foreignIn, mixedUpIn, otherThan } from './parts'

describe('an answer about something else than was asked for', () => {
  it('is found by the field that is another, and no value of it is told', () => {
    const asked = { brukareId: 'bru-1', id: 'obj-1' }
    expect(otherThan(asked, { ...asked, text: 'x' })).toBeNull()
    expect(otherThan(asked, { ...asked, id: 'obj-2' })).toBe('/id is not the one asked for')
    expect(otherThan({ month: '2026-10' }, {})).toBe('/month is not the one asked for')
  })

  it('is found in any page of a list: of another brukare, of another month, or given before', () => {
    const report = (id: string, month = '2026-10', brukareId = 'bru-1') => ({ id, month, brukareId })
    const pages = (...items: ReturnType<typeof report>[]) => [{ items: [report('r0')] }, { items }]
    expect(mixedUpIn(pages(report('r1')), '2026-10')).toBeNull()
    expect(mixedUpIn([], '2026-10')).toBeNull()
    expect(mixedUpIn(pages(report('r1', '2026-09')), '2026-10')).toBe('/items/1/month is not the one asked for')
    expect(mixedUpIn(pages(report('r1'), report('r0')), '2026-10')).toBe('/items/2/id has been given before')
    expect(foreignIn(pages(report('r1', '2026-10', 'bru-2')), 'bru-1')).toMatch(/^\/items\/1\/brukareId /)
  })
})
