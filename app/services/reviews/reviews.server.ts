import { createHash } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { Database, Review } from '~/database/types'
import { mayAt, placeAt, placesWith } from '~/domain/access/rights'
import { heaviestObstacle, reviewObstacle, type Reviewable, type ReviewObstacle } from '~/domain/reviews/review'
import { seenOf } from '~/domain/reviews/seen'
import { changesSinceShown, shownWith, type ShownReport } from '~/domain/reviews/shown'
import { totalMinutes } from '~/domain/time/minutes'
import type { ProviderGateway } from '~/provider/types'
import { changeNote, reviewBox, type ReviewBox } from '~/views/reviews/review'
import type { Scene } from '~/views/frame/scene'
import type { TimeReportSummary } from '../../../provider-api/contract'
import { doerOf } from '~/services/access-log/log.server'
import { actorOf } from '~/services/frame/gather.server'

/** What is reviewed: a report, or when `reportId` is null the month at every provider. */
export type ReviewTarget = { month: string; providerId: string | null; reportId: string | null }
/** A provider's reports of the month, as they were read. */
export type ReportsAt = { providerId: string; reports: readonly TimeReportSummary[] }

/** What was said of a report, or when `reportId` is null of the month. */
export type SaidOf = { reportId: string | null; said: ReviewBox['said'] }

type Parts = {
  provider: Pick<ProviderGateway, 'getCapabilities' | 'listTimeReports' | 'getTimeReport'>
  database: { reviews: Pick<Database['reviews'], 'list' | 'submit'> }
  nudge: () => void
}

export type ReviewsService = ReturnType<typeof createReviewsService>

/** A report as the rules of reviewing know it. */
export function reviewable({
  id,
  staff,
  state,
  openObjectionCount,
  latestFaststallande,
  sums,
}: TimeReportSummary): Reviewable {
  return {
    id,
    staffId: staff.id,
    state,
    openObjections: openObjectionCount,
    version: latestFaststallande?.version ?? null,
    minutes: totalMinutes(sums.reported),
  }
}

/** "Reviewed, nothing to object": said of a report or a month, taken back the same day, sent through the outbox. */
export function createReviewsService({ provider, database, nudge }: Parts) {
  const offers = async (access: Access, providerId: string, requestId: string): Promise<boolean> => {
    if (!mayAt(access, providerId, 'object')) return false
    const answer = await provider.getCapabilities(providerId, { requestId })
    // A provider that does not answer now is taken to be as it is in the contract; what is said waits for it.
    return answer.state === 'missing' || answer.data.groups.includes('reviews')
  }

  /** What was read of the target; null when it is not there, or not known now. */
  async function read(
    access: Access,
    scene: Scene,
    { month, providerId, reportId }: ReviewTarget,
  ): Promise<ReportsAt[]> {
    const places = placesWith(access, 'reports:read').filter(
      (place) => providerId === null || place.providerId === providerId,
    )
    const found = await Promise.all(
      places.map(async (place) => {
        const actor = actorOf(access, place, scene.requestId)
        if (reportId === null) {
          const answer = await provider.listTimeReports(place, actor, month)
          return { providerId: place.providerId, reports: answer.state === 'missing' ? [] : answer.data }
        }
        const answer = await provider.getTimeReport(place, actor, reportId)
        const reports = answer.state === 'missing' || answer.data.month !== month ? [] : [answer.data]
        return { providerId: place.providerId, reports }
      }),
    )
    return found.filter(({ reports }) => reports.length > 0)
  }

  /** What has been said of a month, where the viewer may read its reports: what is said at another provider is opened there. */
  async function actsOf(access: Access, month: string): Promise<Review[]> {
    const acts = await database.reviews.list({ brukareIds: [access.brukare.id], months: [month] })
    return acts.filter(({ providerId }) => mayAt(access, providerId, 'reports:read'))
  }

  /** What a page shows of reviews, and whether the viewer may add one. Null when there is nothing to say. */
  async function box(
    access: Access,
    scene: Scene,
    target: ReviewTarget,
    read: readonly ReportsAt[],
  ): Promise<ReviewBox | null> {
    const { month, reportId } = target
    if (read.length === 0) return null
    const acts = await actsOf(access, month)
    const offered = await Promise.all(read.map((one) => offers(access, one.providerId, scene.requestId)))
    const mayReview = read.every((one) => placeAt(access, one.providerId, 'object', 'reports:read') !== null)
    return reviewBox(
      {
        ...{ month, reportId, providerId: target.providerId },
        ...{ acts, reports: reportsIn(read), shown: shownWith(shownIn(read)) },
        obstacle: obstacleOf(access, read),
        someFree: read.some(({ providerId, reports }) =>
          reports.some((one) => obstacleOf(access, [{ providerId, reports: [one] }]) === null),
        ),
        mayReview: mayReview && offered.every(Boolean),
      },
      { personId: access.viewer.personId, role: access.role, brukare: access.brukare },
      scene,
    )
  }

  return {
    box,

    /** What is another now than in the form that was sent, a sentence each; empty when nothing is. */
    changed(
      { reportId }: Pick<ReviewTarget, 'reportId'>,
      wasShown: string,
      read: readonly ReportsAt[],
      scene: Scene,
    ): string[] {
      const staff = new Map(
        read.flatMap(({ providerId, reports }) =>
          reports.map((one): [string, string] => [`${providerId}/${one.id}`, one.staff.displayName]),
        ),
      )
      return changesSinceShown(wasShown, shownIn(read)).map((one) => {
        const name = one.reportId === null ? undefined : staff.get(`${one.providerId}/${one.reportId}`)
        const change = changeNote(one.change, scene)
        return reportId !== null || name === undefined
          ? change
          : scene.t('reviews.notShown.one', { staff: name, change })
      })
    },

    /** What stands of what was said of the month and of each of its reports, as `read` has them. */
    async said(access: Access, scene: Scene, month: string, read: readonly ReportsAt[]): Promise<SaidOf[]> {
      const acts = await actsOf(access, month)
      const viewer = { personId: access.viewer.personId, role: access.role, brukare: access.brukare }
      const saidOf = (reportId: string | null, about: readonly ReportsAt[]): SaidOf => {
        const providerId = reportId === null ? null : (about[0]?.providerId ?? null)
        const known = {
          ...{ month, reportId, providerId, shown: '', obstacle: null, mayReview: false },
          acts: reportId === null ? acts : acts.filter((act) => act.timeReportId === reportId),
          reports: reportsIn(about),
        }
        return { reportId, said: reviewBox(known, viewer, scene).said }
      }
      const single = read.flatMap(({ providerId, reports }) =>
        reports.map((report) => saidOf(report.id, [{ providerId, reports: [report] }])),
      )
      return [saidOf(null, read), ...single]
    },

    /**
     * Says, or takes back, that the target is reviewed with nothing to object. `missing`: there is no such target now.
     * `unchanged`: the rules do not let it through, and the page says why. `changed`: it is not what was `shown` to the one who
     * says it (`shownWith`), and nothing is said of it (docs/adr/0029).
     */
    async set(
      access: Access,
      scene: Scene,
      target: ReviewTarget,
      { action, shown: wasShown }: { action: 'reviewed' | 'undone'; shown: string },
    ): Promise<'done' | 'unchanged' | 'changed' | 'missing'> {
      const found = await read(access, scene, target)
      if (found.length === 0) return 'missing'
      if (action === 'reviewed' && changesSinceShown(wasShown, shownIn(found)).length > 0) return 'changed'
      if (action === 'reviewed' && obstacleOf(access, found) !== null) return 'unchanged'
      const shown = await box(access, scene, target, found)
      if (action === 'undone' && shown?.mayUndo !== true) return 'unchanged'
      let isDone = false
      for (const one of found) {
        const place = placeAt(access, one.providerId, 'object', 'reports:read')
        if (place === null || !(await offers(access, one.providerId, scene.requestId))) continue
        await database.reviews.submit({
          ...{ brukareId: access.brukare.id, place, month: target.month, timeReportId: target.reportId, action },
          ...{ seen: seenOf(one.reports.map(reviewable)), name: access.viewer.name },
          doer: doerOf(access, scene.requestId, place),
        })
        isDone = true
      }
      nudge()
      return isDone ? 'done' : 'unchanged'
    },
  }
}

/** The reports with what tells two contents of one apart: also where the sum is the same, as far as it was read. */
function shownIn(read: readonly ReportsAt[]): ShownReport[] {
  return read.flatMap(({ providerId, reports }) =>
    reports.map((one) => {
      const rows = 'rows' in one ? one.rows : null
      const content = JSON.stringify([one.certifiedAt, one.sums, one.rowCount, one.deviationCount, rows])
      const print = createHash('sha256').update(content).digest('base64url').slice(0, 16)
      return { providerId, report: reviewable(one), print }
    }),
  )
}

function reportsIn(read: readonly ReportsAt[]): { providerId: string; report: Reviewable }[] {
  return read.flatMap(({ providerId, reports }) => reports.map((one) => ({ providerId, report: reviewable(one) })))
}

/** Why the viewer cannot say it. Whether shifts are the viewer's own is known at their provider, and by no other's word. */
function obstacleOf(access: Access, read: readonly ReportsAt[]): ReviewObstacle | null {
  return heaviestObstacle(
    read.flatMap(({ providerId, reports }) => {
      const place = placeAt(access, providerId)
      return place === null ? [] : reviewObstacle(reports.map(reviewable), place)
    }),
  )
}
