import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import { mayAt, placeAt, placesWith, type RightAt } from '~/domain/access/rights'
import { isWhole, shownOf, thingsIn, type HowKnown } from '~/domain/known'
import type { Answer, ProviderGateway } from '~/provider/types'
import { versionView, versionViews, type VersionView } from '~/views/reports/faststallande'
import { monthTimelineView } from '~/views/reports/month-timeline'
import type { ProviderNotice } from '~/views/frame/notice'
import { reportView, type ReportView, type WantedRows } from '~/views/reports/report'
import { rowPageView, type RowPageView } from '~/views/reports/row'
import {
  addSums,
  longestOf,
  monthAnswer,
  reportHref,
  reportItem,
  sumsView,
  type ReportsMonthView,
  type SumsView,
} from '~/views/reports/month'
import type { ReviewBox } from '~/views/reviews/review'
import type { Scene } from '~/views/frame/scene'
import { waitingView, type WaitingView } from '~/views/work-list/waiting'
import type { TimeReport } from '../../../provider-api/contract'
import { actorOf, gather, mergeNotices, noticeOf, providerName } from '~/services/frame/gather.server'
import { lawsAndPayOutDay } from '~/services/frame/laws.server'
import type { ReviewsService } from '~/services/reviews/reviews.server'
import type { WaitingService } from '~/services/work-list/waiting.server'

/** A report as asked for: what the page shows when there is one, and what to say when it cannot be had now. */
export type Found<T> = { found: T | null; notices: ProviderNotice[] }

/** The month's fastställanden, every version of every report, the newest first. */
export type FaststallandenView = {
  heading: string
  items: (VersionView & { staff: string; href: string; providerName: string })[]
  sums: SumsView | null
  notices: ProviderNotice[]
}

/** The portal's own objections of a report or row, by the provider's ids. */
export type ObjectionLink = { href: string; reference: string }

type Parts = {
  provider: ProviderGateway
  database: Pick<Database, 'objections'>
  reviews: ReviewsService
  waiting: WaitingService
}

const headings = {
  known: 'reports.faststallanden.heading',
  partly: 'reports.faststallanden.partly',
  none: 'reports.faststallanden.none',
  unknown: 'reports.faststallanden.unknown',
  notYours: 'reports.faststallanden.unknown',
} as const satisfies Record<HowKnown, string>

type Wanted = { providerId: string; reportId: string }

/** Time reports, their rows and fastställanden, for those who may see them. */
export function createReportsService({ provider, database, reviews, waiting }: Parts) {
  return {
    /**
     * The month's reports, totals and timeline. `wasShown`: what a review was said of that could not be taken, since it is not
     * this; null when none was.
     */
    async month(
      access: Access,
      scene: Scene,
      month: string,
      wasShown: string | null,
    ): Promise<ReportsMonthView & { review: ReviewBox | null; reviewChanged: string[]; waiting: WaitingView }> {
      const actorAt = (place: RightAt) => actorOf(access, place, scene.requestId)
      const [reports, months, { laws, payOutDay, notices: ofLaws }, waits] = await Promise.all([
        gather(provider, access, 'reports:read', (place) => provider.listTimeReports(place, actorAt(place), month)),
        gather(provider, access, 'reports:read', (place) => provider.listFaststallanden(place, actorAt(place), month)),
        lawsAndPayOutDay(provider, access, 'reports:read', scene.requestId),
        waiting([access], scene),
      ])
      const all = thingsIn(reports.known, ({ data }) => data)
      const totals = thingsIn(months.known, ({ data }) => [data])
      const sums = addSums(totals)
      const target = { month, providerId: null, reportId: null }
      const parts = shownOf(reports.known)
      const read = parts.map(({ place, data }) => ({ providerId: place.providerId, reports: data }))
      const { items } = waits.of(access.brukare.id)
      const someFaststalld = parts.some(({ data }) => data.some((report) => report.latestFaststallande !== undefined))
      const widest = Math.max(1, ...parts.flatMap(({ data }) => data.map(longestOf)))
      return {
        waiting: waitingView(
          items.filter((item) => item.month === month),
          scene,
        ),
        reviewChanged: wasShown === null ? [] : reviews.changed(target, wasShown, read, scene),
        // A month of which a part cannot be seen is not reviewed.
        review: isWhole(all)
          ? await reviews.box(
              access,
              scene,
              target,
              read.filter((one) => one.reports.length > 0),
            )
          : null,
        ...monthAnswer(month, all, scene),
        items: parts.flatMap(({ place, providerName: name, data }) =>
          data.map((report) =>
            reportItem(
              report,
              {
                brukareId: access.brukare.id,
                providerId: place.providerId,
                providerName: name,
                widest,
                someFaststalld,
              },
              scene,
            ),
          ),
        ),
        sums: sums === null ? null : sumsView(sums, scene),
        timeline: monthTimelineView({ month, laws, payOutDay, reports: all, totals }, scene),
        notices: mergeNotices(reports.notices, months.notices, ofLaws, waits.notices),
        severalProviders: placesWith(access, 'reports:read').length > 1,
      }
    },

    /** One report with its rows. `wasShown`: as of the month. */
    async report(
      access: Access,
      scene: Scene,
      wanted: Wanted,
      { rows, wasShown }: { rows: WantedRows; wasShown: string | null },
    ): Promise<Found<ReportView> & { review: ReviewBox | null; reviewChanged: string[] }> {
      const { found, notices } = await findReport(access, scene, wanted)
      if (found === null) return { found, notices, review: null, reviewChanged: [] }
      const href = reportHref(access.brukare.id, wanted.providerId, wanted.reportId)
      const read = [{ providerId: wanted.providerId, reports: [found] }]
      return {
        found: reportView(found, href, rows, scene),
        notices,
        reviewChanged: wasShown === null ? [] : reviews.changed(wanted, wasShown, read, scene),
        review: await reviews.box(access, scene, { month: found.month, ...wanted }, read),
      }
    },

    /** One row of a report, with the objections that name it. */
    async row(
      access: Access,
      scene: Scene,
      wanted: Wanted & { rowId: string },
    ): Promise<Found<RowPageView & { staff: string; month: string; objections: ObjectionLink[] }>> {
      const { found, notices } = await findReport(access, scene, wanted)
      const row = found?.rows.find(({ id }) => id === wanted.rowId)
      if (!found || !row) return { found: null, notices }
      const href = reportHref(access.brukare.id, wanted.providerId, wanted.reportId)
      const objections = await objectionLinks(access, wanted.providerId, row.objectionIds)
      return {
        found: { ...rowPageView(row, href, scene), staff: found.staff.displayName, month: found.month, objections },
        notices,
      }
    },

    /** Every version of a report's fastställande. */
    async faststallande(
      access: Access,
      scene: Scene,
      wanted: Wanted,
    ): Promise<Found<{ staff: string; month: string; versions: VersionView[] }>> {
      const place = placeAt(access, wanted.providerId, 'reports:read')
      const { requestId } = scene
      const [{ found, notices: ofReport }, given] = await Promise.all([
        findReport(access, scene, wanted),
        gather(
          provider,
          { ...access, places: place === null ? [] : [place] },
          'reports:read',
          (at) => provider.listFaststallandeFullmakter(at, actorOf(access, at, requestId)),
          { group: 'faststallandeFullmakt', provider, requestId },
        ),
      ])
      if (!found) return { found: null, notices: ofReport }
      const notices = mergeNotices(ofReport, given.notices)
      const fullmakter = shownOf(given.known)[0]?.data ?? null
      const versions = versionViews(found.faststallanden, found.rows, fullmakter, scene)
      return { found: { staff: found.staff.displayName, month: found.month, versions }, notices }
    },

    /** Every fastställande of a month. */
    async faststallanden(access: Access, scene: Scene, month: string): Promise<FaststallandenView> {
      const { known, notices } = await gather(provider, access, 'reports:read', (place) =>
        provider.listFaststallanden(place, actorOf(access, place, scene.requestId), month),
      )
      const sums = addSums(thingsIn(known, ({ data }) => [data]))
      const { t, f } = scene
      const items = thingsIn(known, ({ data }) => data.items)
      return {
        heading: t(headings[items.is], { count: shownOf(items).length, month: f.month(month) }),
        items: shownOf(known).flatMap(({ place, providerName: name, data }) =>
          data.items.map((item) => ({
            ...versionView(
              item,
              data.items.find(
                (other) => other.timeReportId === item.timeReportId && other.version === item.version - 1,
              ),
              item.deviationCount > 0,
              scene,
            ),
            staff: item.staff.displayName,
            href: `${reportHref(access.brukare.id, place.providerId, item.timeReportId)}/faststallande`,
            providerName: name,
          })),
        ),
        sums: sums === null ? null : sumsView(sums, scene),
        notices,
      }
    },
  }

  async function findReport(access: Access, scene: Scene, wanted: Wanted): Promise<Found<TimeReport>> {
    const place = placeAt(access, wanted.providerId, 'reports:read')
    if (place === null) return { found: null, notices: [] }
    const answer = await reportAt(place, access, scene, wanted.reportId)
    const notice = noticeOf(providerName(provider, place.providerId), answer)
    return { found: answer.state === 'missing' ? null : answer.data, notices: notice ? [notice] : [] }
  }

  function reportAt(place: RightAt, access: Access, scene: Scene, reportId: string): Promise<Answer<TimeReport>> {
    return provider.getTimeReport(place, actorOf(access, place, scene.requestId), reportId)
  }

  async function objectionLinks(access: Access, providerId: string, ids: readonly string[]): Promise<ObjectionLink[]> {
    if (ids.length === 0 || !mayAt(access, providerId, 'object')) return []
    const known = await database.objections.listForBrukare(access.brukare.id, { limit: 200 })
    return known
      .filter(
        (one) =>
          one.providerId === providerId && one.providerObjectionId !== null && ids.includes(one.providerObjectionId),
      )
      .map(({ id, reference }) => ({ href: `/b/${access.brukare.id}/invandningar/${id}`, reference }))
  }
}
