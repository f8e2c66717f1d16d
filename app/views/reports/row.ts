import { minutesBetween, stockholmDate } from '~/domain/time/time'
import { parseRegistration } from '~/domain/schedule/shift'
import type { Comment, Registration, Span, TimeReportRow } from '../../../provider-api/contract'
import { mixed, type Mixed } from '~/i18n/origin'
import type { Texts } from '~/i18n/texts'
import type { Scene } from '~/views/frame/scene'
import { registrationText } from '~/views/schedule/registered'
import { compareView, type CompareView } from './compare'

/** A time as a person reads it: for the eye, for the ear, and how long; and what it was made of. */
export type TimeCell = { short: string; spoken: string; length: string; start: Date; end: Date; minutes: number }

/** A row with planned, reported and fastställd time side by side. Null: there is none. */
export type RowView = {
  id: string
  href: string
  day: string
  /** When it begins, as planned or else as reported, RFC 3339 in UTC: to sort by. */
  at: string
  date: string
  planned: TimeCell | null
  reported: TimeCell | null
  faststalld: TimeCell | null
  /** The same as bars on one axis; null: there is no time. */
  compared: CompareView | null
  /** How much longer or shorter than the plan the reported time is, in words; null: as long, or there is nothing to compare. */
  difference: string | null
  result: TimeReportRow['classification']['result']
  resultText: string
  /** Which bounds of the rule were exceeded, and what the rule is. */
  reasons: string[]
  kind: string
  comment: string | null
  objectionCount: number
  comments: CommentView[]
  moreLabel: string
  objectLabel: string
}

/** A row, whole. */
export type RowPageView = {
  row: RowView
  heading: string
  /** For the tab: when it begins. */
  title: string
  start: string | null
  end: string | null
  rule: string
  activities: ActivityLine[]
}

export type CommentView = { id: string; text: string; by: string }

/** A row to look at: not according to plan, or objected to. */
export const isRemarkable = ({ result, objectionCount }: Pick<RowView, 'result' | 'objectionCount'>): boolean =>
  result !== 'accordingToPlan' || objectionCount > 0

/** The view of one row. */
export function rowView(row: TimeReportRow, reportHref: string, scene: Scene): RowView {
  const { t, f } = scene
  const reported =
    row.reportedStart && row.reportedEnd ? { start: row.reportedStart.at, end: row.reportedEnd.at } : undefined
  const first = new Date(row.planned?.start ?? row.reportedStart?.at ?? row.reportedEnd?.at ?? scene.now)
  const { result, brokenBounds } = row.classification
  const planned = cellOf(row.planned, scene)
  const times = { planned, reported: cellOf(reported, scene), faststalld: cellOf(row.faststalld, scene) }
  return {
    id: row.id,
    href: `${reportHref}/rad/${row.id}`,
    day: stockholmDate(first),
    at: first.toISOString(),
    date: f.date(first),
    ...times,
    compared: compareView(times, scene),
    difference: differenceOf(times, scene),
    result,
    resultText: t(`terms.classification.${result}`),
    reasons: brokenBounds.map((bound) => t(`terms.brokenBound.${bound}`)),
    kind: t(`terms.kind.${row.kind}`),
    comment: row.comment ?? null,
    objectionCount: row.objectionIds.length,
    comments: row.comments.map((comment) => commentView(comment, scene)),
    objectLabel: t('reports.row.objectTo', { date: f.date(first), span: (planned ?? times.reported)?.spoken ?? '' }),
    moreLabel: t('reports.row.more', { date: f.date(first), span: (planned ?? times.reported)?.spoken ?? '' }),
  }
}

function differenceOf({ planned, reported }: Pick<RowView, 'planned' | 'reported'>, { t, f }: Scene): string | null {
  if (planned === null || reported === null || planned.minutes === reported.minutes) return null
  const minutes = reported.minutes - planned.minutes
  return t(minutes > 0 ? 'reports.row.longer' : 'reports.row.shorter', { duration: f.duration(Math.abs(minutes)) })
}

/** The view of a row on its own page. */
export function rowPageView(row: TimeReportRow, reportHref: string, scene: Scene): RowPageView {
  const { t, f } = scene
  const view = rowView(row, reportHref, scene)
  const { rule } = row.classification
  const begins = row.planned?.start ?? row.reportedStart?.at
  return {
    row: view,
    heading: t('reports.row.heading', { date: view.date, span: (view.planned ?? view.reported)?.spoken ?? '' }),
    title: begins === undefined ? view.date : f.dateTime(new Date(begins)),
    start: registered(row.reportedStart, scene),
    end: registered(row.reportedEnd, scene),
    rule: t(`reports.rule.${rule.totalMode}`, {
      start: rule.startToleranceMinutes,
      end: rule.endToleranceMinutes,
      total: rule.totalToleranceMinutes,
    }),
    activities: activityLines(row.activities, t),
  }
}

/** A comment from the brukare's side. */
export function commentView(comment: Comment, { t, f }: Scene): CommentView {
  const { byRole, name } = comment
  const time = f.dateTime(new Date(comment.at))
  // The one the page is about is not told of as somebody else.
  const by =
    byRole === 'brukare'
      ? t('reports.commentByBrukare', { name, time })
      : t('reports.commentBy', { name, role: t(`terms.role.${byRole}`), time })
  return { id: comment.id, text: comment.text, by }
}

/** What became of one activity, whose name is the provider's. */
export type ActivityLine = { id: string; parts: Mixed }

/** What became of each activity. The same may be there twice: `id` is its place. */
export function activityLines(
  activities: readonly { name: string; planned: boolean; done: boolean | null }[],
  t: Texts,
): ActivityLine[] {
  return activities.map(({ name, planned, done }, index) => ({
    id: `${index}`,
    parts: mixed(t, `schedule.shift.${activityKey(planned, done)}`, { name: { text: name, from: 'provider' } }),
  }))
}

/** Which text says what became of an activity. */
function activityKey(planned: boolean, done: boolean | null) {
  if (done === null) return 'activityPlanned'
  if (done) return planned ? 'activityDone' : 'activityExtra'
  return 'activityNotDone'
}

function registered(registration: Registration | undefined, scene: Scene): string | null {
  return registration ? registrationText(parseRegistration(registration), scene) : null
}

function cellOf(span: Span | undefined, { f }: Scene): TimeCell | null {
  if (span === undefined) return null
  const start = new Date(span.start)
  const end = new Date(span.end)
  const minutes = minutesBetween(start, end)
  const texts = { short: f.spanShort(start, end), spoken: f.span(start, end), length: f.duration(minutes) }
  return { ...texts, start, end, minutes }
}
