import { z } from 'zod'
import { stockholmDate } from '~/domain/time/time'
import type { Claim, ObjectionTarget, Shift, TimeReport } from '../../../provider-api/contract'
import type { Scene } from '~/views/frame/scene'

const span = z.object({ start: z.string(), end: z.string() })
const report = { timeReportId: z.string(), month: z.string(), staff: z.string() }

/**
 * What an objection is about, as it stood when it was written: kept with the draft and the objection, so that it can be
 * read when the provider does not answer, and in another language. A draft holds all there is to choose among.
 */
export const aboutSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('shift'),
    shifts: z.array(span.extend({ id: z.string(), staff: z.string().nullable() })),
  }),
  z.object({
    type: z.literal('rows'),
    ...report,
    rows: z.array(z.object({ id: z.string(), planned: span.nullable(), reported: span.nullable() })),
  }),
  z.object({ type: z.literal('report'), ...report }),
  z.object({
    type: z.literal('faststallande'),
    ...report,
    versions: z.array(z.object({ id: z.string(), version: z.number(), by: z.string().optional(), at: z.string() })),
  }),
  // Without lines it is the whole underlag.
  z.object({
    type: z.literal('claim'),
    claimId: z.string(),
    month: z.string(),
    lines: z.array(span.extend({ id: z.string(), staff: z.string() })),
  }),
])

/** What an objection is about; instants are RFC 3339. */
export type About = z.infer<typeof aboutSchema>
type Row = Extract<About, { type: 'rows' }>['rows'][number]
type Version = Extract<About, { type: 'faststallande' }>['versions'][number]
type Line = Extract<About, { type: 'claim' }>['lines'][number]

/** What can be chosen from a report. */
export type ReportTarget = Exclude<About['type'], 'shift' | 'claim'>

/** A shift as something to object to. */
export function aboutShifts(shifts: readonly Shift[]): About {
  return {
    type: 'shift',
    shifts: shifts.map(({ id, plannedStart, plannedEnd, staff }) => ({
      ...{ id, start: plannedStart, end: plannedEnd },
      staff: staff?.displayName ?? null,
    })),
  }
}

/** A report, its rows or its fastställanden as something to object to: all there is to choose among. */
export function aboutReport(type: ReportTarget, data: TimeReport): About {
  const known = { timeReportId: data.id, month: data.month, staff: data.staff.displayName }
  if (type === 'report') return { type, ...known }
  if (type === 'faststallande') {
    return { type, ...known, versions: data.faststallanden.map(({ id, version, by, at }) => ({ id, version, by, at })) }
  }
  const rows = data.rows.map(({ id, planned, reportedStart, reportedEnd }) => ({
    id,
    planned: planned ? { start: planned.start, end: planned.end } : null,
    reported: reportedStart && reportedEnd ? { start: reportedStart.at, end: reportedEnd.at } : null,
  }))
  return { type, ...known, rows }
}

/** An underlag as something to object to: whole, or the lines of the assistant whose line is named. */
export function aboutClaim({ id, month, lines }: Claim, lineId: string | null): About | null {
  const named = lines.find((line) => line.id === lineId)
  if (lineId !== null && named === undefined) return null
  const offered = lines.filter(({ staffName }) => staffName === named?.staffName)
  return {
    ...{ type: 'claim', claimId: id, month },
    lines: offered.map((line) => ({ id: line.id, start: line.start, end: line.end, staff: line.staffName })),
  }
}

/** Only the rows, versions or lines with these ids. A shift and a whole report are what they are. */
export function narrow(about: About, ids: readonly string[]): About {
  switch (about.type) {
    case 'rows':
      return { ...about, rows: about.rows.filter(({ id }) => ids.includes(id)) }
    case 'faststallande':
      return { ...about, versions: about.versions.filter(({ id }) => ids.includes(id)) }
    case 'claim':
      return { ...about, lines: about.lines.filter(({ id }) => ids.includes(id)) }
    case 'shift':
    case 'report':
      return about
  }
}

/** True for what is about a month: its reports, or shifts that begin in it. */
export function isAboutMonth(about: About, month: string): boolean {
  return about.type === 'shift'
    ? about.shifts.some(({ start }) => stockholmDate(new Date(start)).startsWith(month))
    : about.month === month
}

/** The target as the provider API has it. */
export function targetOf(about: About): ObjectionTarget {
  if (about.type === 'shift') return { type: 'shift', shiftIds: about.shifts.map(({ id }) => id) }
  if (about.type === 'claim') {
    const { type, claimId, lines } = about
    return { type, claimId, ...(lines.length > 0 && { claimLineIds: lines.map(({ id }) => id) }) }
  }
  const { type, timeReportId } = about
  if (type === 'rows') return { type, timeReportId, rowIds: about.rows.map(({ id }) => id) }
  const version = type === 'faststallande' ? about.versions[0] : undefined
  return { type, timeReportId, ...(version && { faststallandeId: version.id }) }
}

/** What it is about in one line, without a full stop: "Passet torsdag 19 november från klockan 7 till 14:30, Anna Ek". */
export function aboutSummary(about: About | null, type: ObjectionTarget['type'], scene: Scene): string {
  const { t, f } = scene
  if (about === null) return t(`objections.about.unknown.${type}`)
  switch (about.type) {
    case 'shift': {
      const [first] = about.shifts
      if (first === undefined) return t('objections.about.unknown.shift')
      return about.shifts.length === 1
        ? shiftText(first, scene)
        : t('objections.about.shifts', { count: about.shifts.length })
    }
    case 'rows': {
      const [first] = about.rows
      const values = { month: f.month(about.month), staff: about.staff, count: about.rows.length }
      if (about.rows.length !== 1 || first === undefined) return t('objections.about.rows', values)
      return t('objections.about.row', { staff: about.staff, row: rowHeading(first, scene) })
    }
    case 'claim': {
      const [first] = about.lines
      const values = { month: f.month(about.month), count: about.lines.length }
      if (first === undefined) return t('objections.about.claim', values)
      return about.lines.length === 1
        ? t('objections.about.claimLine', { ...values, line: lineText(first, scene) })
        : t('objections.about.claimLines', values)
    }
    case 'report':
      return t('objections.about.report', { month: f.month(about.month), staff: about.staff })
    case 'faststallande':
      return t('objections.about.faststallande', { month: f.month(about.month), staff: about.staff })
  }
}

/** The parts of it, each a sentence or more: the rows with planned and reported time, the version. */
export function aboutParts(about: About | null, scene: Scene): string[] {
  switch (about?.type) {
    case 'shift':
      return about.shifts.length > 1 ? about.shifts.map((shift) => `${shiftText(shift, scene)}.`) : []
    case 'rows':
      return about.rows.map((row) => rowText(row, scene))
    case 'faststallande':
      return about.versions.map((version) => versionText(version, scene))
    case 'claim':
      return about.lines.length > 1 ? about.lines.map((line) => `${lineText(line, scene)}.`) : []
    case 'report':
    case undefined:
      return []
  }
}

/** A row in words: its day, planned and reported time. */
export function rowText(row: Row, { t, f }: Scene): string {
  const part = (times: Row['planned']) =>
    times === null ? t('objections.about.noTime') : f.span(new Date(times.start), new Date(times.end))
  const first = row.planned ?? row.reported
  const values = { planned: part(row.planned), reported: part(row.reported) }
  return first === null
    ? t('objections.about.rowTimes', values)
    : t('objections.about.rowWhole', { ...values, date: f.date(new Date(first.start)) })
}

/** A line of an underlag in words. */
export function lineText({ start, end, staff }: Line, { t, f }: Scene): string {
  const values = { date: f.date(new Date(start)), span: f.span(new Date(start), new Date(end)), staff }
  return t('claims.line.what', values)
}

/** A version of a fastställande in words. */
export function versionText({ version, by, at }: Version, { t, f }: Scene): string {
  const time = f.dateTime(new Date(at))
  return by === undefined
    ? t('objections.about.versionUntold', { version, time })
    : t('objections.about.version', { version, by, time })
}

/** The day it is about, when it is one: what a person's own version of the time begins from. */
export function dayOf(about: About): string | null {
  const start =
    about.type === 'shift'
      ? about.shifts[0]?.start
      : about.type === 'rows'
        ? (about.rows[0]?.planned ?? about.rows[0]?.reported)?.start
        : about.type === 'claim'
          ? about.lines[0]?.start
          : undefined
  return start === undefined ? null : stockholmDate(new Date(start))
}

function rowHeading({ planned, reported }: Row, { t, f }: Scene): string {
  const times = planned ?? reported
  if (times === null) return t('objections.about.noTime')
  return t('objections.about.day', {
    date: f.date(new Date(times.start)),
    span: f.span(new Date(times.start), new Date(times.end)),
  })
}

function shiftText(shift: { start: string; end: string; staff: string | null }, { t, f }: Scene): string {
  const start = new Date(shift.start)
  const values = { date: f.date(start), span: f.span(start, new Date(shift.end)) }
  return shift.staff === null
    ? t('objections.about.shiftVacant', values)
    : t('objections.about.shift', { ...values, staff: shift.staff })
}
