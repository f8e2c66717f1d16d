/** How each case of the world must look in the contract's answers. */
import { expect } from 'vitest'
import { minutesBetween } from '../../../app/domain/time/time'
import type { Shift, TimeReport, TimeReportRow } from '../../../provider-api/contract'
import type { CaseName } from '../world/cases'
import type { ReportCase } from '../world/report-cases'
import { must } from './test-provider'

/** Of a shift, and its row in the report when it has one. */
export const caseChecks: Record<CaseName, (shift: Shift, row: TimeReportRow | undefined) => void> = {
  substitute: (shift) => {
    expect(shift.substituteFor?.id).not.toBe(shift.staff?.id)
    expect(shift.changes).toMatchObject([{ type: 'substitute', previousStaffName: shift.substituteFor?.displayName }])
  },
  vacant: (shift) => expect(shift).toMatchObject({ status: 'vacant', staff: null, changes: [{ type: 'vacant' }] }),
  moved: (shift) => {
    const [change] = shift.changes
    expect(change?.type).toBe('moved')
    expect(minutesBetween(new Date(must(change?.previousStart)), new Date(shift.plannedStart))).toBe(60)
  },
  cancelledByProvider: (shift) => expect(shift).toMatchObject({ status: 'cancelled', cancelledBy: 'provider' }),
  cancelledByBrukare: (shift) => expect(shift).toMatchObject({ status: 'cancelled', cancelledBy: 'brukare' }),
  newPersonAnnounced: (shift) => {
    expect(shift.staff).toMatchObject({ newSince: shift.plannedStart.slice(0, 10) })
    expect(shift.staff?.announcedAt).toBeDefined()
    expect(shift.changes).toMatchObject([{ type: 'newPerson' }])
  },
  newPersonUnannounced: (shift) => {
    expect(shift.staff?.newSince).toBe(shift.plannedStart.slice(0, 10))
    expect(shift.staff?.announcedAt).toBeUndefined()
  },
  newPersonAlreadyHere: (shift) =>
    expect(shift).toMatchObject({ status: 'ended', staff: { newSince: shift.plannedStart.slice(0, 10) } }),
  lateStart: (shift, row) => {
    expect(minutesBetween(new Date(shift.plannedStart), new Date(must(shift.actualStart?.at)))).toBe(23)
    expect(row?.classification).toMatchObject({ result: 'deviation' })
    expect(row?.comment).toBeTruthy()
  },
  shortVisit: (shift) =>
    expect(minutesBetween(new Date(must(shift.actualEnd?.at)), new Date(shift.plannedEnd))).toBeGreaterThan(15),
  unplannedCall: (_shift, row) => expect(row).toBeDefined(),
  missingReport: (shift, row) => {
    expect(shift.actualStart).toBeUndefined()
    expect(row?.classification.result).toBe('missing')
  },
  afterwardsByHand: (_shift, row) => {
    expect(row?.reportedEnd).toMatchObject({ method: 'manualAfterwards', changedBy: 'Malin Ek, arbetsledare' })
    expect(row?.reportedEnd?.originalAt).not.toBe(row?.reportedEnd?.at)
  },
  deviationWithoutComment: (_shift, row) => {
    expect(row?.classification.result).toBe('deviation')
    expect(row?.comment).toBeUndefined()
  },
  activityNotDone: (shift) => expect(shift.activities.filter(({ done }) => done === false)).toHaveLength(1),
}

/** Of a whole report. */
export const reportChecks: Record<ReportCase['case'], (report: TimeReport) => void> = {
  waitsForBatch: (report) =>
    expect(report).toMatchObject({ state: 'certified', deviationCount: 0, openObjectionCount: 0 }),
  waitsForSingle: (report) => {
    expect(report.state).toBe('certified')
    expect(report.deviationCount).toBeGreaterThan(0)
  },
  waitsWithOpenObjection: (report) => {
    expect(report).toMatchObject({ state: 'certified', openObjectionCount: 1 })
    expect(report.rows.filter(({ comments }) => comments.length > 0)).toHaveLength(1)
  },
  changedAfterFaststallande: (report) => {
    expect(report.faststallanden.map(({ version, mode }) => [version, mode])).toEqual([
      [1, 'batch'],
      [2, 'single'],
    ])
    expect(report.faststallanden[0]?.minutes.active).toBe((report.faststallanden[1]?.minutes.active ?? 0) + 20)
    expect(report.comments).toHaveLength(1)
  },
  commentMissing: (report) => {
    expect(report.latestFaststallande?.mode).toBe('single')
    expect(report.latestFaststallande?.comment).toBeUndefined()
    expect(report.deviationCount).toBeGreaterThan(0)
    expect(report.objectionIds).toHaveLength(1)
  },
  singleWithComment: (report) => {
    expect(report.latestFaststallande?.mode).toBe('single')
    expect(report.latestFaststallande?.comment).toBeTruthy()
  },
  objectionAccepted: (report) =>
    expect(report).toMatchObject({ openObjectionCount: 0, latestFaststallande: { version: 2 } }),
  objectionRejected: (report) => expect(report.rows.flatMap(({ objectionIds }) => objectionIds)).toHaveLength(1),
  batch: (report) => expect(report.latestFaststallande).toMatchObject({ mode: 'batch', version: 1 }),
}
