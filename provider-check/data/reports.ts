import type { Faststallande, Shift, TimeReport, TimeReportRow, TimeReportSummary } from '../../provider-api/contract'
import { noMinutes } from '../../app/domain/time/minutes'
import { stockholmMonth } from '../../app/domain/time/time'
import type { Look } from '../findings'
import { differing, isInOrder, lookAtPast, lookAtSpan, lookAtUnique, ms, sumOf, type Beside } from './common'
import { lookAtRow } from './rows'

const startOf = ({ planned, reportedStart }: TimeReportRow) => planned?.start ?? reportedStart?.at

/** A report with its rows: what the document cannot say of it. */
export function lookAtReport(look: Look, report: TimeReport, path: string, beside: Beside): void {
  const { rows, month, faststallanden, sums } = report
  lookAtUnique(look, rows, `${path}/rows`, ({ id }) => id)
  lookAtUnique(look, report.comments, `${path}/comments`, ({ id }) => id)
  for (const [nth, row] of rows.entries()) {
    const start = startOf(row)
    const own = `${path}/rows/${nth}`
    if (start)
      look('row-month', own, stockholmMonth(new Date(start)) === month, 'begins in another month than the report is of')
    lookAtRow(look, row, own, beside)
  }
  const starts = rows.flatMap((row) => startOf(row) ?? [])
  look(
    'row-order',
    `${path}/rows`,
    isInOrder(starts, (a, b) => ms(a) < ms(b)),
    'are not by planned, else reported, start',
  )

  const planned = plannedSum(rows, beside.shifts)
  if (planned !== null) {
    const wrong = differing(planned, sums.planned)
    look('sum-planned', `${path}/sums/planned/${wrong[0] ?? ''}`, wrong.length === 0, 'is not what the rows come to')
  }
  const reported = rows.flatMap(({ kind, reportedStart, reportedEnd }) =>
    reportedStart && reportedEnd ? [{ kind, span: { start: reportedStart.at, end: reportedEnd.at } }] : [],
  )
  const wrong = differing(sumOf(reported), sums.reported)
  look('sum-reported', `${path}/sums/reported/${wrong[0] ?? ''}`, wrong.length === 0, 'is not what the rows come to')
  look('row-count', `${path}/rowCount`, report.rowCount === rows.length, 'is not the number of rows')
  const deviations = rows.filter(
    ({ classification: { result } }) => result !== 'accordingToPlan' && result !== 'cancelled',
  )
  look(
    'row-count',
    `${path}/deviationCount`,
    report.deviationCount === deviations.length,
    'is not the number of deviations',
  )
  lookAtOpenCount(look, report, path, beside)
  lookAtVersions(look, faststallanden, `${path}/faststallanden`, beside)
  lookAtApproved(look, report, path)
  lookAtSummary(look, report, path, beside.now)
}

/** What the list of a month says of a report. */
export function lookAtSummary(look: Look, report: TimeReportSummary, path: string, now: Date): void {
  const { state, latestFaststallande, certifiedAt } = report
  lookAtPast(look, `${path}/certifiedAt`, certifiedAt, now)
  if (state === 'faststalld' || state === 'reopened') {
    look(
      'report-state',
      `${path}/latestFaststallande`,
      latestFaststallande !== undefined,
      `is missing at state ${state}`,
    )
  }
  const wrong = differing(latestFaststallande?.minutes ?? noMinutes, report.sums.faststalld)
  look(
    'sum-faststalld',
    `${path}/sums/faststalld/${wrong[0] ?? ''}`,
    wrong.length === 0,
    'is not the minutes of the latest version',
  )
}

/** What is planned in rows; null where one of them does not tell whether anybody was booked. */
function plannedSum(rows: readonly TimeReportRow[], shifts: ReadonlyMap<string, Shift>) {
  const booked: { kind: TimeReportRow['kind']; span: NonNullable<TimeReportRow['planned']> }[] = []
  for (const { kind, planned, shiftId, classification } of rows) {
    if (planned === undefined) continue
    const status = shifts.get(shiftId ?? '')?.status
    if (status === undefined) {
      // An open objection makes any row a deviation, so that the row alone does not tell what it was.
      if (
        classification.result === 'deviation' &&
        classification.brokenBounds.every((bound) => bound === 'openObjection')
      )
        return null
      if (!['accordingToPlan', 'deviation', 'missing'].includes(classification.result)) continue
    }
    if (status !== 'vacant' && status !== 'cancelled') booked.push({ kind, span: planned })
  }
  return sumOf(booked)
}

function lookAtOpenCount(look: Look, report: TimeReport, path: string, { openObjections }: Beside): void {
  if (openObjections === null) return
  const named = new Set([...report.objectionIds, ...report.rows.flatMap(({ objectionIds }) => objectionIds)])
  const open = [...named].filter((id) => openObjections.has(id))
  look(
    'open-count',
    `${path}/openObjectionCount`,
    report.openObjectionCount === open.length,
    'is not the number of open objections',
  )
}

function lookAtVersions(look: Look, versions: readonly Faststallande[], path: string, { now, tellsWho }: Beside): void {
  lookAtUnique(look, versions, path, ({ id }) => id)
  for (const [nth, { version, at, by, mode, rows = [] }] of versions.entries()) {
    look('versions', `${path}/${nth}/version`, version === nth + 1, 'is not the next after the one before, from 1')
    lookAtPast(look, `${path}/${nth}/at`, at, now)
    const isTold = tellsWho ? by !== undefined && mode !== undefined : (by === undefined) === (mode === undefined)
    look('approval-told', `${path}/${nth}/by`, isTold, 'is missing, or mode is')
    for (const [row, { start, end }] of rows.entries())
      lookAtSpan(look, `${path}/${nth}/rows/${row}/end`, start, end, true)
  }
}

function lookAtApproved(look: Look, { rows, faststallanden, latestFaststallande }: TimeReport, path: string): void {
  const last = faststallanden.at(-1)
  look(
    'report-state',
    `${path}/latestFaststallande`,
    latestFaststallande?.id === last?.id,
    'is not the last of faststallanden',
  )
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
  for (const [nth, version] of faststallanden.entries()) {
    const parts = (version.rows ?? []).map(({ rowId, start, end }) => ({
      kind: kinds.get(rowId),
      span: { start, end },
    }))
    const known = parts.flatMap(({ kind, span }) => (kind === undefined ? [] : [{ kind, span }]))
    // A row that is gone since has no kind here; then the version's own minutes cannot be tried.
    if (version.rows === undefined || known.length < parts.length) continue
    const wrong = differing(sumOf(known), version.minutes)
    const field = `${path}/faststallanden/${nth}/minutes/${wrong[0] ?? ''}`
    look('sum-faststalld', field, wrong.length === 0, 'is not what its rows come to')
  }
}
