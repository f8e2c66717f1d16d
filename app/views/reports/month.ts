import { shownOf, type Known } from '~/domain/known'
import { timeKinds, totalMinutes, type MinutesPerKind } from '~/domain/time/minutes'
import type { FaststallandeMonth, Sums, TimeReportSummary } from '../../../provider-api/contract'
import type { TimelineItem } from './month-timeline'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'

/** One report in the month's list. */
export type ReportItem = {
  href: string
  staff: string
  providerName: string
  state: TimeReportSummary['state']
  stateText: string
  planned: string
  reported: string
  faststalld: string
  /** The same as numbers; `faststalld` null: not yet. */
  minutes: { planned: number; reported: number; faststalld: number | null }
  /** What a reader should look at: deviations and open objections, in words. Empty when nothing. */
  remarks: string[]
}

/** The three numbers of a month or report, never mixed. `total` and, when there is more than active time, per kind. */
export type SumsView = {
  planned: string
  reported: string
  faststalld: string
  kinds: { name: string; planned: string; reported: string; faststalld: string }[]
}

/** A month's reports, finished. */
export type ReportsMonthView = {
  heading: string
  items: ReportItem[]
  sums: SumsView | null
  timeline: TimelineItem[]
  notices: ProviderNotice[]
  severalProviders: boolean
}

/** The address of a report. */
export function reportHref(brukareId: string, providerId: string, reportId: string): string {
  return `/b/${brukareId}/tidrapport/${providerId}/${reportId}`
}

/** One report of the month's list. */
export function reportItem(
  report: TimeReportSummary,
  where: { brukareId: string; providerId: string; providerName: string },
  { t, f }: Scene,
): ReportItem {
  const { deviationCount, openObjectionCount, sums } = report
  const remarks: string[] = []
  if (deviationCount > 0) remarks.push(t('reports.deviations', { count: deviationCount }))
  if (openObjectionCount > 0) remarks.push(t('reports.openObjections', { count: openObjectionCount }))
  const minutes = {
    planned: totalMinutes(sums.planned),
    reported: totalMinutes(sums.reported),
    faststalld: report.latestFaststallande ? totalMinutes(sums.faststalld) : null,
  }
  return {
    href: reportHref(where.brukareId, where.providerId, report.id),
    staff: report.staff.displayName,
    providerName: where.providerName,
    state: report.state,
    stateText: t(`terms.reportState.${report.state}`),
    planned: f.duration(minutes.planned),
    reported: f.duration(minutes.reported),
    faststalld: minutes.faststalld === null ? t('reports.notYet') : f.duration(minutes.faststalld),
    minutes,
    remarks,
  }
}

/** The heading of a month: how far it has come. */
export function monthHeading(
  month: string,
  known: Known<readonly Pick<TimeReportSummary, 'state'>[]>,
  { t, f }: Scene,
): string {
  const reports = shownOf(known)
  const done = reports.filter(({ state }) => state === 'faststalld').length
  const values = { month: f.month(month), done, count: reports.length }
  if (known.is === 'partly') return t('reports.heading.partly', values)
  if (known.is !== 'known') return t(known.is === 'none' ? 'reports.heading.none' : 'reports.heading.unknown', values)
  if (done === 0) return t('reports.heading.notYet', values)
  return done === reports.length ? t('reports.heading.all', values) : t('reports.heading.some', values)
}

/** Planned, reported and fastställd time beside each other; kinds apart when there is waiting or standby. */
export function sumsView(sums: Sums, { t, f }: Scene): SumsView {
  const line = (minutes: (sum: MinutesPerKind) => number) => ({
    planned: f.duration(minutes(sums.planned)),
    reported: f.duration(minutes(sums.reported)),
    faststalld: f.duration(minutes(sums.faststalld)),
  })
  const used = timeKinds.filter((kind) => sums.planned[kind] + sums.reported[kind] + sums.faststalld[kind] > 0)
  const kinds =
    used.length < 2 ? [] : used.map((kind) => ({ name: t(`terms.kind.${kind}`), ...line((sum) => sum[kind]) }))
  return { ...line(totalMinutes), kinds }
}

/** The sums of several providers' months, added. Null when one of them is not known: a part is no sum. */
export function addSums(known: Known<readonly Pick<FaststallandeMonth, 'totals'>[]>): Sums | null {
  if (known.is !== 'known') return null
  const months = known.data
  const add = (part: keyof Sums) => {
    const sum = { active: 0, waiting: 0, standby: 0 }
    for (const { totals } of months) for (const kind of timeKinds) sum[kind] += totals[part][kind]
    return sum
  }
  return { planned: add('planned'), reported: add('reported'), faststalld: add('faststalld') }
}
