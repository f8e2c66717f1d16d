import type { Classification, TimeReportRow } from '../../provider-api/contract'
import { classify } from '../../app/domain/schedule/deviation'
import type { Look } from '../findings'
import { lookAtRegistration, lookAtSpan, type Beside } from './common'

const spanOf = (start: string, end: string) => ({ start: new Date(start), end: new Date(end) })

/** One row of a report: its times, and how it was judged. */
export function lookAtRow(look: Look, row: TimeReportRow, path: string, { openObjections, now }: Beside): void {
  const { planned, reportedStart, reportedEnd, faststalld, classification, objectionIds } = row
  if (planned) lookAtSpan(look, `${path}/planned/end`, planned.start, planned.end)
  if (faststalld) lookAtSpan(look, `${path}/faststalld/end`, faststalld.start, faststalld.end, true)
  if (reportedStart && reportedEnd) lookAtSpan(look, `${path}/reportedEnd/at`, reportedStart.at, reportedEnd.at, true)
  lookAtRegistration(look, `${path}/reportedStart`, reportedStart, now)
  lookAtRegistration(look, `${path}/reportedEnd`, reportedEnd, now)
  lookAtJudgement(look, row, path)
  if (openObjections === null) return
  const hasOpen = objectionIds.some((id) => openObjections.has(id))
  const saysOpen = classification.brokenBounds.includes('openObjection')
  look(
    'objection-deviation',
    `${path}/classification/brokenBounds`,
    hasOpen === saysOpen,
    'says otherwise of an open objection than objectionIds',
  )
  if (hasOpen)
    look(
      'objection-deviation',
      `${path}/classification/result`,
      classification.result === 'deviation',
      'is not deviation',
    )
}

/** What a row of each result has and has not. */
const needs: Record<Classification['result'], { planned?: boolean; reported?: boolean }> = {
  accordingToPlan: { planned: true, reported: true },
  deviation: {},
  unplanned: { reported: true },
  missing: { reported: false },
  vacant: { planned: true, reported: false },
  cancelled: { reported: false },
}

function lookAtJudgement(
  look: Look,
  { planned, reportedStart, reportedEnd, classification }: TimeReportRow,
  path: string,
): void {
  const { result, rule, brokenBounds } = classification
  const [isPlanned, isReported] = [planned !== undefined, reportedStart !== undefined && reportedEnd !== undefined]
  const need = needs[result]
  const fits = (need.planned ?? isPlanned) === isPlanned && (need.reported ?? isReported) === isReported
  look('classification', `${path}/classification/result`, fits, `is ${result}, with other times in the row`)
  if (planned === undefined || !reportedStart || !reportedEnd) return
  if (result !== 'accordingToPlan' && result !== 'deviation') return
  const booked = { ...spanOf(planned.start, planned.end), status: 'booked' as const }
  const judged = classify(booked, spanOf(reportedStart.at, reportedEnd.at), rule, false)
  const said = new Set<string>(brokenBounds.filter((bound) => bound !== 'openObjection'))
  // Work on a vacant or cancelled shift with an open objection is a deviation too, and has broken no bound of time.
  if (result === 'deviation' && said.size === 0 && brokenBounds.length > 0) return
  const isSame = judged.brokenBounds.length === said.size && judged.brokenBounds.every((bound) => said.has(bound))
  look(
    'classification',
    `${path}/classification/brokenBounds`,
    isSame,
    'are not the bounds that the times are outside of',
  )
}
