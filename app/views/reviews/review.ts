import type { ActorRole } from '~/domain/access/representation'
import { mayUndoReview, standingReviews, type ReviewAct, type ReviewObstacle } from '~/domain/reviews/review'
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
  acts: readonly SaidReview[]
  /** What is there now, by provider (domain/review, `seenOf`). */
  seen: ReadonlyMap<string, string>
  obstacle: ReviewObstacle | null
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
  const { month, providerId, reportId, mayReview } = known
  const standing = standingReviews(known.acts)
  const own = standing.filter((act) => act.personId === viewer.personId && act.timeReportId === reportId)
  // Of a whole month the versions are not compared here: each report's page says what has changed.
  const isCurrent = (act: SaidReview) =>
    act.timeReportId !== reportId ||
    known.seen.get(act.providerId) === undefined ||
    act.seen === known.seen.get(act.providerId)
  const isDone = own.length > 0 && own.every(isCurrent)
  const mayUndo = mayReview && own.some((act) => mayUndoReview(act, viewer.personId, scene.now))
  const mayForm = mayReview && (isDone ? mayUndo : known.obstacle === null)
  const button = isDone ? 'undo' : 'say'
  return {
    said: once(standing.map((act) => ({ id: act.id, ...saidText(act, isCurrent(act), scene) }))),
    form: mayForm
      ? {
          action: `/b/${viewer.brukare.id}/granskning/${month}`,
          fields: [
            ['intent', button],
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
    obstacle: mayReview && !isDone && known.obstacle !== null ? t(`reviews.obstacle.${known.obstacle}`) : null,
  }
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

function saidText(act: SaidReview, isCurrent: boolean, { t, f }: Scene): { text: string; note: string | null } {
  const values = { name: act.name, role: t(`terms.role.${act.onBehalfOf}`), time: f.dateTime(act.at) }
  const note = !isCurrent
    ? t('reviews.changedSince')
    : act.refusalCode !== null
      ? t('reviews.refused')
      : act.receivedAt === null
        ? t('reviews.waiting')
        : null
  return { text: t(act.timeReportId === null ? 'reviews.saidMonth' : 'reviews.saidReport', values), note }
}
