import type { Access } from '~/auth/types'
import { placesWith } from '~/domain/access/rights'
import { reckon, type Ledger } from '~/domain/hours/ledger'
import type { Gap } from '~/domain/hours/types'
import { sumDifference, type SumDifference } from '~/domain/hours/versions'
import { dayAfter, monthAfter, monthDays, stockholmDate, type DayString } from '~/domain/time/time'
import type { Actor, Answer, Place, ProviderGateway } from '~/provider/types'
import { hoursGrant, plannedShift, registeredRows, reportedRow } from '~/views/hours/input'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Brukare, Grant, Shift, TimeReport } from '../../../provider-api/contract'
import { actorOf, noticeOfList, providerName } from '~/services/frame/gather.server'
import { horizonOf } from '~/services/frame/horizons.server'

/** A report whose provider's own sum is not what its rows come to. */
export type ReportDifference = SumDifference & { report: TimeReport }

/** What one provider's answers come to. `ledger` null: the decisions cannot be had, so nothing can be reckoned. */
export type PlaceHours = {
  place: Place
  providerName: string
  grants: readonly Grant[]
  ledger: Ledger | null
  shifts: ReadonlyMap<string, Shift>
  reports: readonly TimeReport[]
  differences: readonly ReportDifference[]
  /** Months of which something is missing. */
  gaps: readonly Gap[]
  notices: readonly ProviderNotice[]
}

/** Days whose hours are wanted, and the whole months they lie in: time is converted by the month. */
export type Wanted = { from: string; to: string }

/** Every place where the viewer may see the hours, fetched at the same time; each reckoned by itself, since a decision is for one provider. */
export function readHours(
  provider: ProviderGateway,
  access: Access,
  requestId: string,
  now: Date,
  wanted: Wanted,
): Promise<PlaceHours[]> {
  return Promise.all(
    placesWith(access, 'hours:read').map((place) =>
      readPlace(provider, place, actorOf(access, place, requestId), now, wanted),
    ),
  )
}

async function readPlace(
  provider: ProviderGateway,
  place: Place,
  actor: Actor,
  now: Date,
  wanted: Wanted,
): Promise<PlaceHours> {
  const name = providerName(provider, place.providerId)
  // A shift that goes on over the month's end has its row in the report of the month it began in.
  const months = monthsOf(dayAfter(`${wanted.from.slice(0, 7)}-01`, -1), wanted.to)
  const [grants, brukare, parts] = await Promise.all([
    provider.listGrants(place, actor),
    provider.getBrukare(place, actor),
    Promise.all(months.map((month) => readMonth(provider, place, actor, month))),
  ])
  const answers: Answer<unknown>[] = [grants, brukare, ...parts.flatMap((part) => part.answers)]
  const shifts = new Map(parts.flatMap((part) => part.shifts.map((shift) => [shift.id, shift])))
  const reports = parts.flatMap((part) => part.reports)
  const days = { from: `${wanted.from.slice(0, 7)}-01`, to: monthDays(wanted.to.slice(0, 7)).to }
  const gaps = [...parts.flatMap((part) => part.gaps), ...horizonGaps(brukare, days, stockholmDate(now))]
  const rows = reports.flatMap((report) => report.rows.map(reportedRow))
  // What two months both tell of, as a night over their boundary, is taken as the later of them tells it.
  const told = new Map(
    parts.flatMap((part) => part.shifts.map((shift) => [shift.id, { shift, asOf: part.asOf ?? now }])),
  )
  const registered = registeredRows([...told.values()], rows, now)
  const given = grants.state === 'missing' ? [] : grants.data
  return {
    place,
    providerName: name,
    grants: given,
    ledger:
      grants.state === 'missing'
        ? null
        : reckon({
            ...days,
            now,
            grants: given.map(hoursGrant),
            shifts: [...shifts.values()].map(plannedShift),
            rows: [...rows, ...registered],
            gaps,
          }),
    shifts,
    reports,
    differences: reports.flatMap((report) => {
      const difference = sumDifference(report.faststallanden, report.rows.map(reportedRow))
      return difference === null ? [] : [{ ...difference, report }]
    }),
    gaps,
    notices: answers.flatMap((answer) => noticeOfList(name, answer) ?? []),
  }
}

/** The days that the provider's data do not reach. How far ahead they do is not known when that cannot be had. */
function horizonGaps(brukare: Answer<Brukare>, { from, to }: Wanted, today: DayString): Gap[] {
  if (brukare.state === 'missing') return to > today ? [{ what: 'shifts', from: dayAfter(today), to }] : []
  const { dataFrom, plannedUntil } = horizonOf(brukare.data)
  const before: Gap[] =
    dataFrom !== null && from < dataFrom ? [{ what: 'shifts', from, to: dayAfter(dataFrom, -1), why: 'before' }] : []
  const notYet: Gap[] =
    plannedUntil !== null && to > plannedUntil
      ? [{ what: 'shifts', from: dayAfter(plannedUntil), to, why: 'notYet' }]
      : []
  return [...before, ...notYet]
}

/** The plan and every report of a month. What cannot be had is a gap: nothing is concluded from it. */
export async function readMonth(provider: ProviderGateway, place: Place, actor: Actor, month: string) {
  const days = monthDays(month)
  const [shifts, reports] = await Promise.all([
    provider.listShifts(place, actor, days),
    provider.listTimeReportsWithRows(place, actor, month),
  ])
  const gaps: Gap[] = []
  if (shifts.state === 'missing') gaps.push({ what: 'shifts', ...days })
  // The night over the month's end is in the next month too.
  if (reports.state === 'missing') gaps.push({ what: 'rows', from: days.from, to: dayAfter(days.to) })
  return {
    answers: [shifts, reports],
    shifts: shifts.state === 'missing' ? [] : shifts.data,
    /** When the provider told of the shifts; null: it has not. */
    asOf: shifts.state === 'missing' ? null : shifts.asOf,
    reports: reports.state === 'missing' ? [] : reports.data,
    gaps,
  }
}

/** The months that some days lie in, in order. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month)) months.push(month)
  return months
}
