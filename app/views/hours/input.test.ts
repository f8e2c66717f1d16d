import { expect, it } from 'vitest'
import type { Shift, TimeReportRow } from '../../../provider-api/contract'
import { registeredRows, reportedRow } from './input'

const at = (clock: string) => ({
  at: `2026-11-19T${clock}:00+01:00`,
  method: 'app' as const,
  registeredAt: `2026-11-19T${clock}:00+01:00`,
})
const span = { start: '2026-11-19T08:00:00+01:00', end: '2026-11-19T16:00:00+01:00' }
const shift: Shift = {
  ...{
    id: 'p1',
    plannedStart: span.start,
    plannedEnd: span.end,
    kind: 'active',
    status: 'started',
    activities: [],
    changes: [],
  },
  ...{ staff: { id: 's1', displayName: 'Anna Ek', role: 'assistant' }, actualStart: at('08:00') },
}
/** A row that waits for its end, as it is while the shift goes on and may be after it. */
const rule = { startToleranceMinutes: 0, endToleranceMinutes: 0, totalMode: 'sum', totalToleranceMinutes: 0 } as const
const row: TimeReportRow = {
  ...{ id: 'r1', shiftId: 'p1', kind: 'active', reportedStart: at('08:00') },
  ...{ activities: [], objectionIds: [], comments: [] },
  classification: { result: 'missing', rule, brokenBounds: [] },
}
const [asOf, now] = [new Date('2026-11-19T12:00:00+01:00'), new Date('2026-11-19T14:00:00+01:00')]
const ends = (told: Shift, rows: TimeReportRow[]) =>
  registeredRows([{ shift: told, asOf }], rows.map(reportedRow), now).map(({ reported }) =>
    reported?.end.toISOString().slice(11, 16),
  )

it('is what has passed of a shift while its row waits for an end, and what was registered when it has ended', () => {
  expect(ends(shift, [row])).toEqual(['11:00'])
  expect(ends({ ...shift, status: 'ended', actualEnd: at('16:00') }, [row])).toEqual(['15:00'])
})

it('is nothing beside a row that says a time, reported or fastställd', () => {
  expect(ends(shift, [{ ...row, reportedEnd: at('16:00') }])).toEqual([])
  expect(ends(shift, [{ ...row, faststalld: span }])).toEqual([])
})
