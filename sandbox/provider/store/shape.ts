/** From the database's values to the contract's. */
import { minutesBetween } from '../../../app/domain/time/time'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'
import type { Activity, Comment, Faststallande, Registration } from '../../../provider-api/contract'
import type { CommentModel, FaststallandeModel, FaststalldRowModel, ReportRowModel } from '../database/generated/models'

/** A registered start of a row, or undefined. */
export function startOf(row: ReportRowModel): Registration | undefined {
  if (!row.startAt || !row.startMethod || !row.startRegisteredAt) return undefined
  return {
    at: instant(row.startAt),
    method: row.startMethod,
    registeredAt: instant(row.startRegisteredAt),
    ...maybe('registeredBy', row.startRegisteredBy),
    ...maybeInstant('originalAt', row.startOriginalAt),
    ...maybe('changedBy', row.startChangedBy),
    ...maybeInstant('changedAt', row.startChangedAt),
  }
}

/** A registered end of a row, or undefined. */
export function endOf(row: ReportRowModel): Registration | undefined {
  if (!row.endAt || !row.endMethod || !row.endRegisteredAt) return undefined
  return {
    at: instant(row.endAt),
    method: row.endMethod,
    registeredAt: instant(row.endRegisteredAt),
    ...maybe('registeredBy', row.endRegisteredBy),
    ...maybeInstant('originalAt', row.endOriginalAt),
    ...maybe('changedBy', row.endChangedBy),
    ...maybeInstant('changedAt', row.endChangedAt),
  }
}

/** What was planned, done or not (unknown until the work has ended), and what was done besides. */
export function activitiesOf(planned: readonly string[], row: ReportRowModel | null): Activity[] {
  const done = row?.endAt ? row.activitiesDone : null
  return [
    ...planned.map((name) => ({ name, planned: true, done: done ? done.includes(name) : null })),
    ...(done ?? []).filter((name) => !planned.includes(name)).map((name) => ({ name, planned: false, done: true })),
  ]
}

/** A version of a fastställande; with its rows when they were read. */
export function faststallandeOf(version: FaststallandeModel & { rows?: FaststalldRowModel[] }): Faststallande {
  return {
    id: version.id,
    version: version.version,
    by: version.by,
    at: instant(version.at),
    mode: version.mode,
    ...maybe('comment', version.comment),
    minutes: { active: version.activeMinutes, waiting: version.waitingMinutes, standby: version.standbyMinutes },
    ...maybe(
      'rows',
      version.rows?.map(({ rowId, start, end }) => ({ rowId, start: instant(start), end: instant(end) })),
    ),
    ...maybe('fullmaktId', version.fullmaktId),
  }
}

/** A comment from the brukare's side. */
export function commentOf({ id, text, at, byRole, name, rowIds }: CommentModel): Comment {
  return { id, text, at: instant(at), byRole, name, ...(rowIds.length > 0 ? { rowIds } : {}) }
}

/** Whole minutes of a span. */
export function minutesOf({ start, end }: { start: Date; end: Date }): number {
  return Math.max(0, minutesBetween(start, end))
}
