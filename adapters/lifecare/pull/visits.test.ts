import { expect, it } from 'vitest'
import { createTenant } from '../../../sandbox/lifecare/tenant'
import { visitShapeOf } from '../../../sandbox/lifecare/shapes'
import { visitRow } from '../client/rows'
import { testIds, testTenant } from '../test-adapter'
import { keptOf } from './visits'

it('keeps every visit of both nights when the clock changes, as long as it was', () => {
  for (const day of ['2026-03-29', '2026-10-25']) {
    const now = new Date(`${day}T12:00:00Z`)
    const { visitsAt } = createTenant({ clients: 200, staff: 20, day, back: 0, ahead: 0 })
    const visits = visitsAt(now)
    expect(visits.length).toBeGreaterThan(300)
    for (const visit of visits) {
      const row = visitRow.parse(visitShapeOf(visit, (field) => field))
      const kept = keptOf(row, { ids: testIds, tenant: testTenant }, now)
      const seconds = (end: Date, start: Date) => Math.round((end.getTime() - start.getTime()) / 1000)
      expect(kept).not.toBeNull()
      if (visit.end && kept?.end) expect(seconds(kept.end, kept.start)).toBe(seconds(visit.end, visit.start))
    }
  }
})
