import { describe, expect, it } from 'vitest'
import { instant } from '../../../provider-kit/shape'
import type { ActivityRow, WorkshiftRow } from '../client/rows'
import { testIds, testTenant } from '../test-adapter'
import { displayNameOf, plannedOf, serviceNames } from './planned'

const visit = (StartTime: string, more: Partial<ActivityRow> = {}): ActivityRow => ({
  ...{ Id: `a ${StartTime}`, StartTime, Duration: '00:30:00', TraveltimeToActivity: '00:05:00' },
  ...{ TypeOfPlannedActivity: 'Visit', Client: { PersonId: '193001019802' }, ServiceItems: [], ...more },
})
const shift = (...activities: ActivityRow[]): WorkshiftRow => ({
  ...{ Id: '1:HC:R', ModificationTime: '2026-10-01T00:00:00.000Z', PlannedActivities: activities, IsRevoked: false },
  Personnel: { PersonId: '19700101-9805', FirstName: 'Amina', LastName: 'Ahmadi' },
})
const spans = (row: WorkshiftRow, tenant = testTenant) =>
  plannedOf(row, testIds, tenant).shifts.map(({ start, end }) => [instant(start), instant(end)])

describe('the visits of a shift', () => {
  it('are by the wall clock in both nights when it changes', () => {
    const back = shift(visit('2026-10-25T01:45:00'), visit('2026-10-25T02:30:00'), visit('2026-10-25T03:00:00'))
    expect(spans(back)).toEqual([
      ['2026-10-25T01:45:00+02:00', '2026-10-25T02:15:00+02:00'],
      ['2026-10-25T02:30:00+02:00', '2026-10-25T02:00:00+01:00'],
      ['2026-10-25T03:00:00+01:00', '2026-10-25T03:30:00+01:00'],
    ])
    const forward = shift(visit('2026-03-29T01:45:00'), visit('2026-03-29T02:30:00'), visit('2026-03-29T03:00:00'))
    expect(spans(forward)).toEqual([
      ['2026-03-29T01:45:00+01:00', '2026-03-29T03:15:00+02:00'],
      ['2026-03-29T03:30:00+02:00', '2026-03-29T04:00:00+02:00'],
      ['2026-03-29T03:00:00+02:00', '2026-03-29T03:30:00+02:00'],
    ])
    expect([back, forward].map((row) => plannedOf(row, testIds, testTenant).ambiguous)).toEqual([1, 1])
  })

  it('begin after the journey where the tenant’s times are of when one leaves', () => {
    const tenant = { ...testTenant, times: { local: 'stockholm', startIs: 'departure' } } as const
    expect(spans(shift(visit('2026-11-19T08:00:00')), tenant)[0]?.[0]).toBe('2026-11-19T08:05:00+01:00')
  })

  it('are no breaks, and cost only themselves when they cannot be read', () => {
    const row = shift(
      visit('2026-11-19T08:00:00'),
      visit('2026-11-19T09:00:00', { TypeOfPlannedActivity: 'Pause' }),
      visit('2026-11-19T10:00:00', { Client: null }),
      visit('0001-01-01T00:00:00'),
      visit('2026-11-19T11:00:00', { Duration: 'lång' }),
    )
    const { shifts, unread } = plannedOf(row, testIds, testTenant)
    expect(shifts.length).toBe(1)
    // What can be said of each: a visit without a client, one in the year 0001, one that is 'lång' long.
    expect(unread.map(({ clientId, start }) => [clientId !== null, start && instant(start)])).toEqual([
      [false, '2026-11-19T10:00:00+01:00'],
      [true, null],
      [true, '2026-11-19T11:00:00+01:00'],
    ])
  })
})

it('has the tenant’s word for a code; an unknown one is raw or left out', () => {
  const codes = [{ Code: 12, Text: 'FRUKOST' }, { Code: 99, Text: 'Spec insats' }, null]
  expect(serviceNames(codes, testTenant)).toEqual(['Frukost'])
  expect(serviceNames(codes, { ...testTenant, unknownService: 'raw' })).toEqual(['Frukost', 'Spec insats'])
})

it('shows who works by first name and a letter', () => {
  const names = [{ FirstName: 'Amina', LastName: 'Ahmadi' }, { FirstName: ' Bo ', LastName: null }, {}]
  expect(names.map(displayNameOf)).toEqual(['Amina A.', 'Bo', 'Personal'])
})
