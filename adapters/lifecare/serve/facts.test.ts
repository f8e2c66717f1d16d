import { expect, it } from 'vitest'
import type { ShiftModel, VisitModel } from '../database/generated/models'
import { visitsByShift } from './facts'

const at = new Date('2026-11-19T07:30:00Z')
const shift: ShiftModel = {
  ...{ id: 'shf', workshiftId: 'ws', clientId: 'bru', start: at, end: at, staffId: 'amina', substituteForId: null },
  ...{ services: [], isRemoved: false, removedAt: null, missingAt: null },
}
const visit = (id: string, more: Partial<VisitModel>): VisitModel => ({
  ...{ id, clientId: 'bru', staffId: 'amina', shiftId: 'shf', law: 'SoL', status: 'Completed', start: at, end: at },
  ...{ originalStart: null, originalEnd: null, updated: at, startMethod: 'app', endMethod: 'app', servicesDone: [] },
  ...{ isApproved: false, isDeleted: false, changedAt: null, ...more },
})
const chosen = (...visits: VisitModel[]) => visitsByShift(visits, [shift]).get('shf')?.id

it('takes the visit that was made before one that was cancelled, whoever was booked', () => {
  const cancelled = [visit('a', { status: 'Cancelled' }), visit('b', { status: 'Declined' })]
  expect(chosen(...cancelled, visit('c', { staffId: 'bo' }))).toBe('c')
  expect(chosen(...cancelled, visit('c', { status: 'Started', end: null, staffId: 'bo' }))).toBe('c')
  expect(chosen(visit('c', { staffId: 'bo' }), visit('d', {}))).toBe('d')
  expect(chosen(visit('c', { isDeleted: true }), ...cancelled)).toBe('a')
})
