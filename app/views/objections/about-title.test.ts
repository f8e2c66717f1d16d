import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { aboutTitle } from './about-title'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-20T16:00:00Z'), requestId: 'r' }
const span = { start: '2026-11-19T06:00:00+01:00', end: '2026-11-19T14:00:00+01:00' }
const report = { timeReportId: 'r1', month: '2026-10', staff: 'Anna Ek' }

describe('aboutTitle', () => {
  it('is when the one thing begins, or whose report it is', () => {
    const shift = { ...span, id: 's', staff: 'Anna Ek' }
    const row = { id: 'a', planned: null, reported: span }
    expect(aboutTitle({ type: 'shift', shifts: [shift] }, scene)).toBe('torsdag 19 november klockan 6')
    expect(aboutTitle({ type: 'shift', shifts: [shift, shift] }, scene)).toBe('torsdag 19 november')
    expect(aboutTitle({ type: 'rows', ...report, rows: [row] }, scene)).toBe('torsdag 19 november klockan 6')
    expect(aboutTitle({ type: 'rows', ...report, rows: [row, row] }, scene)).toBe('oktober 2026, Anna Ek')
    expect(aboutTitle({ type: 'report', ...report }, scene)).toBe('oktober 2026, Anna Ek')
    expect(aboutTitle({ type: 'claim', claimId: 'c', month: '2026-10', lines: [] }, scene)).toBe('oktober 2026')
  })
})
