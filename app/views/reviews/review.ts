import type { ActorRole } from '~/domain/access/representation'
import {
  isRefusedUndo,
  isSameReview,
  mayUndoReview,
  refusedReviews,
  standingReviews,
  type Reviewable,
  type ReviewAct,
  type ReviewObstacle,
} from '~/domain/reviews/review'
import { reviewOf, type ReportChange } from '~/domain/reviews/seen'
import type { Scene } from '~/views/frame/scene'

/** A review as it was kept. */
export type SaidReview = ReviewAct & {
  name: string
  onBehalfOf: ActorRole
  receivedAt: Date | null
  refusalCode: string | null
}

type Known = {
  month: string
  /** Null, with `reportId`, for a whole month. */
  providerId: string | null
  reportId: string | null
  /** Everything that was said of the month. */
  acts: readonly SaidReview[]
  /** The target as it is now: one report, or those of the month. */
  reports: readonly { providerId: string; report: Reviewable }[]
  /** The target as the form is drawn with it (domain/reviews/shown). */
  shown: string
  obstacle: ReviewObstacle | null
  /** Of a month: some of its reports can be reviewed by themselves. */
  someFree?: boolean
  mayReview: boolean
}
type Viewer = { personId: string; role: ActorRole; brukare: { id: string; name: string } }

/** What a page says of reviews: who has, and what the viewer can do. */
export type ReviewBox = {
  said: { id: string; text: string; note: string | null }[]
  /** Where the form is sent, and what it carries; null when the viewer cannot review. */
  form: { action: string; fields: [name: string, value: string][]; button: string } | null
  mayUndo: boolean
  /** Why the viewer cannot say it now; null when they can, or need not know. */
  obstacle: string | null
}

/** The reviews that stand, and the button that is right for the viewer. */
export function reviewBox(known: Known, viewer: Viewer, scene: Scene): ReviewBox {
  const { t } = scene
  const { month, providerId, reportId, reports, mayReview } = known
  const all = standingReviews(known.acts)
  const ofViewer = all.filter(({ personId }) => personId === viewer.personId)
  const isReviewed = ({ providerId: at, report }: Known['reports'][number]) =>
    reviewOf(report, at, ofViewer)?.change === null
  // One by one is as good as all at once.
  const isDone = reports.length > 0 && reports.every(isReviewed)
  const own = ofViewer.filter((act) => act.timeReportId === reportId && isAt(act, providerId))
  const mayUndo = mayReview && own.some((act) => mayUndoReview(act, viewer.personId, scene.now))
  const mayForm = mayReview && (isDone ? mayUndo : known.obstacle === null)
  const button = isDone ? 'undo' : 'say'
  const standing = all.filter(
    (act) => isAt(act, providerId) && (act.timeReportId === null || act.timeReportId === reportId),
  )
  const refused = refusedReviews(known.acts).filter(
    (act) =>
      isAt(act, providerId) && (act.timeReportId === null || act.timeReportId === reportId) && isMissing(act, known),
  )
  const said = once([...standing, ...refused].map((act) => ({ id: act.id, ...saidText(act, known, scene) })))
  const isOneByOne = reportId === null && isDone && own.length === 0
  return {
    said: isOneByOne ? [...said, { id: 'en-och-en', text: t('reviews.oneByOne'), note: null }] : said,
    form: mayForm
      ? {
          action: `/b/${viewer.brukare.id}/granskning/${month}`,
          fields: [
            ['intent', button],
            ...(isDone ? [] : ([['sett', known.shown]] satisfies [string, string][])),
            ...(reportId === null ? [] : ([['rapport', reportId]] satisfies [string, string][])),
            ...(providerId === null ? [] : ([['provider', providerId]] satisfies [string, string][])),
          ],
          button:
            viewer.role === 'brukare'
              ? t(`reviews.${button}.own`)
              : t(`reviews.${button}.for`, { brukare: viewer.brukare.name }),
        }
      : null,
    mayUndo,
    obstacle: mayReview && !isDone && known.obstacle !== null ? t(`reviews.obstacle.${obstacleText(known)}`) : null,
  }
}

/** What one report holds up is the month as a whole: the others can be reviewed one by one. */
function obstacleText({ obstacle, reportId, someFree = false }: Known): ReviewObstacle | `${ReviewObstacle}Month` {
  const found = obstacle ?? 'notReady'
  return reportId === null && someFree ? `${found}Month` : found
}

/** True when what a provider did not take was not said in another way since: one by one, or of the month. */
function isMissing(act: SaidReview, { acts, reports }: Known): boolean {
  const taken = standingReviews(acts.filter(({ personId }) => personId === act.personId))
  return reports.some(
    ({ providerId, report }) =>
      reviewOf(report, providerId, [act]) !== null && reviewOf(report, providerId, taken)?.change !== null,
  )
}

function isAt(act: SaidReview, providerId: string | null): boolean {
  return providerId === null || act.providerId === providerId
}

/** One press about a month is a review at each provider; it is said once, with what there is to note of any. */
function once(said: ReviewBox['said']): ReviewBox['said'] {
  const byText = new Map<string, ReviewBox['said'][number]>()
  for (const one of said) {
    const known = byText.get(one.text)
    byText.set(one.text, known ? { ...known, note: known.note ?? one.note } : one)
  }
  return [...byText.values()]
}

function saidText(act: SaidReview, { reports, acts }: Known, scene: Scene): { text: string; note: string | null } {
  const { t, f } = scene
  const values = { name: act.name, role: t(`terms.role.${act.onBehalfOf}`), time: f.dateTime(act.at) }
  const changes = reports.flatMap(({ providerId, report }) => reviewOf(report, providerId, [act])?.change ?? [])
  const [change] = changes
  const isUndone = acts.some((one) => isRefusedUndo(one) && isSameReview(one, act) && one.at >= act.at)
  const note = isUndone
    ? t('reviews.undoRefused')
    : act.refusalCode !== null
      ? t('reviews.refused')
      : change !== undefined
        ? changes.length === 1 && reports.length === 1
          ? changeNote(change, scene)
          : t('reviews.changedSome', { count: changes.length })
        : act.receivedAt === null
          ? t('reviews.waiting')
          : null
  return { text: t(act.timeReportId === null ? 'reviews.saidMonth' : 'reviews.saidReport', values), note }
}

/** What has happened to a report since it was reviewed, as a sentence. */
export function changeNote(change: ReportChange, { t, f }: Scene): string {
  return change.what === 'minutes'
    ? t('reviews.changed.minutes', { from: f.duration(change.from), to: f.duration(change.to) })
    : t(`reviews.changed.${change.what}`)
}
