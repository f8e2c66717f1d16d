import { expect, it } from 'vitest'
import type { VisitModel } from '../database/generated/models'
import { testTenant } from '../test-adapter'
import { reportsOf } from './report'

const visit = (id: string, day: string, more: Partial<VisitModel> = {}): VisitModel => ({
  ...{ id, clientId: 'bru', staffId: 'amina', shiftId: null, law: 'SoL', status: 'Completed' },
  ...{ start: new Date(`${day}T07:00:00Z`), end: new Date(`${day}T08:00:00Z`), originalStart: null, originalEnd: null },
  ...{ updated: new Date(`${day}T08:00:00Z`), startMethod: 'app', endMethod: 'app', servicesDone: [] },
  ...{ isApproved: true, isDeleted: false, changedAt: null, ...more },
})
const reports = (now: string, ...visits: VisitModel[]) =>
  reportsOf(
    { clientId: 'bru', month: '2026-11', now: new Date(now), rule: testTenant.rule },
    { shifts: [], visits, objections: [] },
  )
const december = '2026-12-02T08:00:00Z'

it('is approved when its month is over, all of it is approved and nothing of it still goes on', () => {
  const two = [visit('a', '2026-11-03'), visit('b', '2026-11-04')]
  const isApproved = (...of: Parameters<typeof reports>) => reports(...of)[0]?.approvedAt !== null
  expect(isApproved(december, ...two)).toBe(true)
  expect(isApproved('2026-11-30T08:00:00Z', ...two)).toBe(false)
  expect(isApproved(december, ...two, visit('c', '2026-11-05', { isApproved: false }))).toBe(false)
  expect(isApproved(december, ...two, visit('c', '2026-11-05', { status: 'Started', end: null }))).toBe(false)
})

it('has no health care in it, which is no hours of SoL or LSS', () => {
  const [report] = reports(
    december,
    visit('a', '2026-11-03'),
    visit('b', '2026-11-04', { law: 'HSL', isApproved: false }),
  )
  expect([report?.rows.length, report?.sums.reported.active, report?.approvedAt !== null]).toEqual([1, 60, true])
})
