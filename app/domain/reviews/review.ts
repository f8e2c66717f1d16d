import { stockholmDate } from '~/domain/time/time'

/** A report as a reviewer meets it. `version` is that of its latest fastställande; null when there is none. `minutes`: reported. */
export type Reviewable = {
  id: string
  staffId: string
  state: 'open' | 'certified' | 'faststalld' | 'reopened'
  openObjections: number
  version: number | null
  minutes: number
}

/** Who reviews, as far as it matters: someone who is also assistant may not review their own shifts (jäv). */
export type Reviewer = { conflictOfInterest: 'none' | 'assistant' | 'employer'; ownStaffIds: readonly string[] }

/** Why "reviewed, nothing to object" cannot be said of something now; what weighs most first. */
const obstacles = ['ownShifts', 'notReady', 'objected'] as const
export type ReviewObstacle = (typeof obstacles)[number]

/** Something that was said, or taken back. `timeReportId` null: of the whole month. `seen`: see `seenOf` (./seen). */
export type ReviewAct = {
  id: string
  providerId: string
  timeReportId: string | null
  personId: string | null
  action: 'reviewed' | 'undone'
  at: Date
  seen: string
  /** Why the provider did not take it; null: it has, or may still. */
  refusalCode?: string | null | undefined
  /** When it was known; null or left out: not noted. */
  refusedAt?: Date | null | undefined
}

/** Null when the reports, together, can be said to be reviewed with nothing to object by this reviewer. */
export function reviewObstacle(reports: readonly Reviewable[], reviewer: Reviewer): ReviewObstacle | null {
  const isOwn = ({ staffId }: Reviewable) =>
    // Known to be assistant but not as whom: any of them may be theirs.
    reviewer.ownStaffIds.includes(staffId) ||
    (reviewer.conflictOfInterest === 'assistant' && reviewer.ownStaffIds.length === 0)
  if (reports.some(isOwn)) return 'ownShifts'
  if (reports.length === 0 || reports.some(({ state }) => state === 'open')) return 'notReady'
  return reports.some(({ openObjections }) => openObjections > 0) ? 'objected' : null
}

/** Of the obstacles at several providers, the one to tell of; null when there is none. */
export function heaviestObstacle(found: readonly (ReviewObstacle | null)[]): ReviewObstacle | null {
  return obstacles.find((one) => found.includes(one)) ?? null
}

/** True when the provider did not take what was said, or that it was taken back: there it is as it was before. */
const isRefused = ({ refusalCode }: Pick<ReviewAct, 'refusalCode'>): boolean => (refusalCode ?? null) !== null

/** True when something was taken back and the provider did not take that: what was said stands there as it was. */
export const isRefusedUndo = (act: Pick<ReviewAct, 'action' | 'refusalCode'>): boolean =>
  act.action === 'undone' && isRefused(act)

/** What was taken back, and the provider did not take that: the last word of each person about each thing, where it is that. */
export function refusedUndos<Act extends ReviewAct>(acts: readonly Act[]): Act[] {
  return lastWords(acts).filter(isRefusedUndo)
}

/** What was said to be reviewed, and the provider did not take that: the last word of each person about each thing, where it is that. */
export function refusedReviews<Act extends ReviewAct>(acts: readonly Act[]): Act[] {
  return lastWords(acts).filter((act) => act.action === 'reviewed' && isRefused(act))
}

/** The last word of each person about each thing. Oldest first. */
function lastWords<Act extends ReviewAct>(acts: readonly Act[]): Act[] {
  const last = new Map<string, Act>()
  for (const act of [...acts].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    last.delete(keyOf(act))
    last.set(keyOf(act), act)
  }
  return [...last.values()]
}

/** True when two acts are one person's about the same thing. */
export const isSameReview = (a: ReviewAct, b: ReviewAct): boolean => keyOf(a) === keyOf(b)

const keyOf = (act: ReviewAct): string => [act.providerId, act.timeReportId ?? '', act.personId ?? act.id].join('/')

/**
 * What stands of what was said: each person's last word about each thing that the provider has taken or may still take, when it was
 * not taken back. Oldest first.
 */
export function standingReviews<Act extends ReviewAct>(acts: readonly Act[]): Act[] {
  return lastWords(acts.filter((act) => !isRefused(act))).filter(({ action }) => action === 'reviewed')
}

/** One's own can be taken back on the same day, in Stockholm. */
export function mayUndoReview({ personId, at }: Pick<ReviewAct, 'personId' | 'at'>, by: string, now: Date): boolean {
  return personId === by && stockholmDate(at) === stockholmDate(now)
}
