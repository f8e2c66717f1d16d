import { shownOf, type Known } from '~/domain/known'
import type { Newness } from '~/domain/news/news'
import { reportCameAt, reportKeys } from '~/domain/news/report'
import { timeKinds, totalMinutes, type MinutesPerKind } from '~/domain/time/minutes'
import type { FaststallandeMonth, Sums, TimeReportSummary } from '../../../provider-api/contract'
import type { TimelineItem } from './month-timeline'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { timeBar, type TimeBarView } from '~/views/time/time-bar'

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
  /** How far it has come, and its times, in a sentence or two. */
  told: string
  /** It has come or been approved, which is new to the viewer. */
  newness: Newness | null
  /** Its times as a bar, to one scale for the month. */
  bar: TimeBarView
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
  /** What there is to look at. */
  heading: string
  /** For the tab: which month it is; the heading, when its reports are not known. */
  title: string
  /** How far the month has come; null: it is said by the heading. */
  progress: string | null
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

/**
 * One report of the month's list. `widest`: as many minutes as the longest of the month's reports has. `someFaststalld`: some of
 * them are, so that each tells whether it is; else the month says it of all.
 */
export function reportItem(
  report: TimeReportSummary,
  where: { brukareId: string; providerId: string; providerName: string; widest: number; someFaststalld: boolean },
  { t, f, isNew }: Scene,
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
  const { planned, reported, faststalld } = minutes
  const values = {
    planned: f.duration(planned),
    reported: f.duration(reported),
    faststalld: faststalld === null ? t('reports.notYet') : f.duration(faststalld),
  }
  const times = {
    certifiedAt: report.certifiedAt === undefined ? null : new Date(report.certifiedAt),
    faststalldAt: report.latestFaststallande === undefined ? null : new Date(report.latestFaststallande.at),
  }
  const given = Math.max(0, reported - (faststalld ?? 0))
  const approvedOrGiven = (faststalld ?? 0) + given
  return {
    told: t(faststalld === reported ? 'reports.list.toldSame' : toldKey(faststalld, where.someFaststalld), values),
    bar: timeBar(
      [
        { part: 'approved', minutes: faststalld ?? 0 },
        { part: 'given', minutes: given },
        { part: 'ahead', minutes: Math.max(0, planned - approvedOrGiven) },
      ],
      where.widest,
      { limit: approvedOrGiven > planned && planned > 0 ? planned : null },
    ),
    href: reportHref(where.brukareId, where.providerId, report.id),
    staff: report.staff.displayName,
    providerName: where.providerName,
    state: report.state,
    stateText: t(`terms.reportState.${report.state}`),
    ...values,
    minutes,
    remarks,
    newness: isNew?.(reportCameAt(times), ...reportKeys({ ...where, ...report }, times)) ?? null,
  }
}

const toldKey = (faststalld: number | null, someFaststalld: boolean) =>
  faststalld !== null ? 'reports.list.toldFaststalld' : someFaststalld ? 'reports.list.toldNotYet' : 'reports.list.told'

/** The longest time of a report, planned, reported or fastställd, in minutes. */
export function longestOf({ sums }: Pick<TimeReportSummary, 'sums'>): number {
  return Math.max(totalMinutes(sums.planned), totalMinutes(sums.reported), totalMinutes(sums.faststalld))
}

/** The answer of a month: how many of its reports have something to look at; when they are not known, that they are not. */
export function monthAnswer(
  month: string,
  known: Known<readonly Pick<TimeReportSummary, 'state' | 'deviationCount' | 'openObjectionCount'>[]>,
  scene: Scene,
): Pick<ReportsMonthView, 'heading' | 'title' | 'progress'> {
  const { t, f } = scene
  const progress = monthHeading(month, known, scene)
  if (known.is !== 'known') return { heading: progress, title: progress, progress: null }
  const reports = known.data
  const off = reports.filter((report) => report.deviationCount > 0 || report.openObjectionCount > 0).length
  const values = { off, count: reports.length }
  return {
    heading: off === 0 ? t('reports.look.none', values) : t('reports.look.some', values),
    title: t('reports.title', { month: f.month(month) }),
    progress,
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
