import type { Capabilities, TimeReport, TimeReportSummary } from '../../provider-api/contract'
import { addMinutes } from '../../app/domain/time/minutes'
import { monthAfter } from '../../app/domain/time/time'
import type { Context, Place, Seen } from '../context'
import { under } from '../context'
import { lookAtUnique } from '../data/common'
import { lookAtClaims, lookAtMonth } from '../data/months'
import { isOpen } from '../data/objections'
import { lookAtReport, lookAtSummary } from '../data/reports'
import type { Look } from '../findings'
import type { Ask } from '../session'
import { lookAtTag, readWhole } from './lists'

/** How many reports of a month are read one by one. */
const mostSingle = 4

/** What is compared of a report that is told in two places. */
function gist({
  id,
  month,
  state,
  rowCount,
  deviationCount,
  openObjectionCount,
  sums,
  latestFaststallande,
}: TimeReportSummary): string {
  const total = addMinutes(sums.planned, sums.reported, sums.faststalld)
  const kinds = [total.active, total.waiting, total.standby]
  return JSON.stringify([
    id,
    month,
    state,
    rowCount,
    deviationCount,
    openObjectionCount,
    kinds,
    latestFaststallande?.version,
  ])
}

/** The months of one brukare: reports in their three forms, what was fastställt, and the claims. Gives the newest report with a row. */
export async function checkMonths(
  context: Context,
  place: Place,
  { seen, capabilities, isFirst }: { seen: Seen; capabilities: Capabilities; isFirst: boolean },
): Promise<TimeReport | null> {
  const { session, now } = context
  const { shifts, objections } = seen
  const openObjections = objections === null ? null : new Set(objections.filter(isOpen).map(({ id }) => id))
  const beside = { shifts, openObjections, now, tellsWho: capabilities.approvalDetail !== 'none' }
  let newest: TimeReport | null = null
  const asking = (operation: string, rest: string, month: string, cursor?: string): Ask => ({
    operation,
    path: under(place, `${rest}?month=${month}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`),
    role: place.role,
  })

  for (const month of context.months) {
    const askList = (cursor?: string) => asking('listTimeReports', '/time-reports', month, cursor)
    const list = await readWhole(session, 'TimeReportPage', askList)
    const reports = list?.pages.flatMap((page) => page.items) ?? null
    if (list !== null && reports !== null) {
      lookAtUnique(list.look, reports, '/items', ({ id }) => id)
      for (const [nth, one] of reports.entries()) {
        list.look('brukare-asked', `/items/${nth}/month`, one.month === month, 'is not the month asked for')
        lookAtSummary(list.look, one, `/items/${nth}`, now)
      }
      if (isFirst) await lookAtTag(session, askList(), list.first)
    }
    const askRows = (cursor?: string) => asking('listTimeReportsWithRows', '/time-reports/rows', month, cursor)
    const whole = await readWhole(session, 'WholeTimeReportPage', askRows)
    if (whole !== null) {
      const all = whole.pages.flatMap((page) => page.items)
      lookAtUnique(whole.look, all, '/items', ({ id }) => id)
      for (const [nth, report] of all.entries()) {
        whole.look(
          'brukare-asked',
          `/items/${nth}/brukareId`,
          report.brukareId === place.brukareId,
          'is not the one asked about',
        )
        lookAtReport(whole.look, report, `/items/${nth}`, beside)
      }
      if (isFirst) await lookAtTag(session, askRows(), whole.first)
      if (reports !== null) lookAtSame(whole.look, reports, all)
      newest = all.find(({ rows }) => rows.length > 0) ?? newest
      for (const report of all.slice(0, mostSingle)) await lookAtOne(report)
    }
    await checkMonth(month, reports)
    if (capabilities.groups.includes('claims')) await checkClaims(month)
  }
  if (isFirst) await checkNothing()
  return newest

  async function lookAtOne(known: TimeReport): Promise<void> {
    const ask = { operation: 'getTimeReport', path: `/v1/time-reports/${known.id}`, role: place.role }
    const one = await session.read('TimeReport', ask)
    if (one === null) return
    const { look } = one.answer
    look('brukare-asked', '/id', one.data.id === known.id, 'is not the one asked for')
    look('brukare-asked', '/brukareId', one.data.brukareId === place.brukareId, 'is not the one asked about')
    look('report-same', '', gist(one.data) === gist(known), 'says otherwise than the list with rows')
    lookAtReport(look, one.data, '', beside)
    if (isFirst) await lookAtTag(session, ask, one.answer)
  }

  async function checkMonth(month: string, reports: readonly TimeReportSummary[] | null): Promise<void> {
    const ask = asking('listFaststallanden', '/faststallanden', month)
    const found = await session.read('FaststallandeMonth', ask)
    if (found === null) return
    const known = { month, reports, now, shifts: seen.hasAllShifts ? [...shifts.values()] : null }
    lookAtMonth(found.answer.look, found.data, known)
    if (isFirst) await lookAtTag(session, ask, found.answer)
  }

  async function checkClaims(month: string): Promise<void> {
    const ask = asking('listClaims', '/claims', month)
    const found = await session.read('ClaimList', ask)
    if (found === null) return
    lookAtClaims(found.answer.look, found.data.items, month, now)
    if (isFirst) await lookAtTag(session, ask, found.answer)
  }

  /** A month that nothing is known of yet. */
  async function checkNothing(): Promise<void> {
    const month = monthAfter(context.months.at(-1) ?? '', 24)
    for (const [operation, rest] of [
      ['listTimeReports', '/time-reports'],
      ['listTimeReportsWithRows', '/time-reports/rows'],
      ['listFaststallanden', '/faststallanden'],
    ] as const) {
      const answer = await session.ask(asking(operation, rest, month))
      answer?.look(
        'nothing-is-empty',
        '',
        answer.status === 200,
        `status ${answer.status} for a month with nothing in it`,
      )
    }
  }
}

/** The list and the list with rows are of the same reports, and say the same of them. */
function lookAtSame(look: Look, list: readonly TimeReportSummary[], whole: readonly TimeReport[]): void {
  const byId = new Map(whole.map((one) => [one.id, gist(one)]))
  const isSame = list.length === whole.length && list.every((one) => byId.get(one.id) === gist(one))
  look('report-same', '/items', isSame, "are not those of the month's list, or say otherwise")
}
