import type { Claim, FaststallandeMonth, Shift, TimeReportSummary } from '../../provider-api/contract'
import { addMinutes, sumPerKind } from '../../app/domain/time/minutes'
import { stockholmDate, stockholmMonth } from '../../app/domain/time/time'
import type { Look } from '../findings'
import { differing, isInOrder, lookAtPast, lookAtSpan, lookAtUnique, minutesOf, ms, sumOf } from './common'

/** What was fastställt in a month, beside its reports and shifts. `shifts` null: not all of the month are known. */
export function lookAtMonth(
  look: Look,
  found: FaststallandeMonth,
  {
    month,
    reports,
    shifts,
    now,
  }: { month: string; reports: readonly TimeReportSummary[] | null; shifts: readonly Shift[] | null; now: Date },
): void {
  const { items, totals } = found
  look('brukare-asked', '/month', found.month === month, 'is not the month asked for')
  lookAtUnique(look, items, '/items', ({ id }) => id)
  look(
    'faststallanden-order',
    '/items',
    isInOrder(items, (a, b) => ms(a.at) > ms(b.at)),
    'are not newest first',
  )
  for (const [nth, { at }] of items.entries()) lookAtPast(look, `/items/${nth}/at`, at, now)
  if (reports !== null) {
    const known = new Set(reports.map(({ id }) => id))
    const stranger = items.findIndex(({ timeReportId }) => !known.has(timeReportId))
    look('faststallanden-order', `/items/${stranger}/timeReportId`, stranger < 0, "is no report of the month's list")
    for (const part of ['reported', 'faststalld'] as const) {
      const wrong = differing(addMinutes(...reports.map(({ sums }) => sums[part])), totals[part])
      look('month-totals', `/totals/${part}/${wrong[0] ?? ''}`, wrong.length === 0, 'is not what the reports come to')
    }
  }
  if (shifts === null) return
  const own = shifts.filter(
    ({ plannedStart, status }) => status !== 'cancelled' && stockholmMonth(new Date(plannedStart)) === month,
  )
  const sum = sumOf(
    own.map(({ kind, plannedStart, plannedEnd }) => ({ kind, span: { start: plannedStart, end: plannedEnd } })),
  )
  const wrong = differing(sum, totals.planned)
  look(
    'month-totals',
    `/totals/planned/${wrong[0] ?? ''}`,
    wrong.length === 0,
    'is not what the shifts that begin in the month come to',
  )
}

/** The claims of a month. */
export function lookAtClaims(look: Look, claims: readonly Claim[], month: string, now: Date): void {
  lookAtUnique(look, claims, '/items', ({ id }) => id)
  for (const [nth, claim] of claims.entries()) {
    const path = `/items/${nth}`
    look('brukare-asked', `${path}/month`, claim.month === month, 'is not the month asked for')
    look(
      'claim-sent',
      `${path}/sentAt`,
      claim.state !== 'sent' || claim.sentAt !== undefined,
      'is missing at state sent',
    )
    lookAtPast(look, `${path}/sentAt`, claim.sentAt, now)
    lookAtUnique(look, claim.lines, `${path}/lines`, ({ id }) => id)
    for (const [line, { start, end, date, clockMinutes }] of claim.lines.entries()) {
      const own = `${path}/lines/${line}`
      lookAtSpan(look, `${own}/end`, start, end)
      const isOneDay = stockholmDate(new Date(start)) === date && stockholmDate(new Date(ms(end) - 1)) === date
      look(
        'claim-line',
        `${own}/date`,
        isOneDay && date.startsWith(claim.month),
        'is not the one day of the month that the line is within',
      )
      look(
        'claim-line',
        `${own}/clockMinutes`,
        clockMinutes === minutesOf({ start, end }),
        'is not its end minus its start',
      )
    }
    for (const sum of ['clockMinutes', 'convertedMinutes'] as const) {
      const wrong = differing(
        sumPerKind(claim.lines.map((line) => ({ kind: line.kind, minutes: line[sum] }))),
        claim[sum],
      )
      look('claim-sum', `${path}/${sum}/${wrong[0] ?? ''}`, wrong.length === 0, 'is not what the lines come to')
    }
  }
}
