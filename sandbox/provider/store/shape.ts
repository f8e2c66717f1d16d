/** From the database's values to the contract's. */
import { stockholmOffset } from '../../../app/domain/time/stockholm'
import { minutesBetween } from '../../../app/domain/time/time'
import type { Activity, Comment, Faststallande, Registration } from '../../../provider-api/contract'
import type { CommentModel, FaststallandeModel, FaststalldRowModel, ReportRowModel } from '../database/generated/models'

/** RFC 3339 with Stockholm's offset: '2026-11-19T07:00:00+01:00'. */
export function instant(date: Date): string {
  const offset = stockholmOffset(date.getTime())
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${local}+${pad(Math.floor(offset / 60))}:${pad(offset % 60)}`
}

/** `{ [name]: instant }`, or nothing when there is no date. */
export function maybeInstant<K extends string>(name: K, date: Date | null | undefined): { [P in K]?: string } {
  return maybe(name, date ? instant(date) : null)
}

/** `{ [name]: value }`, or nothing when there is no value: the contract leaves out what it does not know. */
export function maybe<K extends string, V>(name: K, value: V | null | undefined): { [P in K]?: V } {
  const made: { [P in K]?: V } = {}
  if (value !== null && value !== undefined) made[name] = value
  return made
}

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
