import type { Reviewable, ReviewAct } from './review'

/**
 * What has happened to a report since somebody reviewed it. `open`: it is being filled in again; `certified`: it was open again
 * when it was reviewed, and has been vouched for; `approved`: the arbetsledare has approved it for the first time, and it is
 * not known whether the time is the one that was seen; `minutes`: the time is another.
 */
export type ReportChange =
  | { what: 'reopened' | 'open' | 'certified' | 'approved' | 'approvedAgain' | 'other' }
  | { what: 'minutes'; from: number; to: number }

/** A report as it was looked at. Null: not written down, in what is older than the portal's noting of it. */
type Looked = { version: number; state: string | null; minutes: number | null }

/**
 * Which versions were looked at, so that a later change can be told, and which: each report as
 * `<id>:<version>/<state>/<minutes>`, version 0 when nobody has approved it. No id of the contract has a slash or a blank.
 */
export function seenOf(reports: readonly Reviewable[]): string {
  return reports
    .map(({ id, version, state, minutes }) => `${id}:${version ?? 0}/${state}/${minutes}`)
    .sort()
    .join(' ')
}

const looked = /^(.*):(\d+)(?:\/(\w+)\/(\d+))?$/

/** How a report was looked at, by what `seenOf` said then; null when it was not. */
export function lookedAt(seen: string, reportId: string): Looked | null {
  for (const one of seen.split(' ')) {
    const [, id, version, state, minutes] = looked.exec(one) ?? []
    if (id === reportId) {
      return { version: Number(version), state: state ?? null, minutes: minutes === undefined ? null : Number(minutes) }
    }
  }
  return null
}

/**
 * What has changed of a report since it was looked at; null when nothing that asks for another look. That the arbetsledare
 * approves the very time that was seen is the way of every report, and no change.
 */
export function changeSince(was: Looked, report: Reviewable): ReportChange | null {
  const version = report.version ?? 0
  if (report.state === 'reopened' || report.state === 'open') {
    return was.state === report.state ? minutesChange(was, report) : { what: report.state }
  }
  if (version > was.version && was.version > 0) return { what: 'approvedAgain' }
  if (version > 0 && was.version === 0 && was.minutes === null) return { what: 'approved' }
  if (version < was.version) return { what: 'other' }
  return minutesChange(was, report) ?? (was.state === 'reopened' ? { what: 'certified' } : null)
}

function minutesChange({ minutes }: Looked, report: Reviewable): ReportChange | null {
  return minutes === null || minutes === report.minutes ? null : { what: 'minutes', from: minutes, to: report.minutes }
}

/**
 * The last review, among those that stand, that has the report in it: of the report itself, or of its month at the provider.
 * `change`: what has happened since. Null when it was not reviewed.
 */
export function reviewOf<Act extends ReviewAct>(
  report: Reviewable,
  providerId: string,
  standing: readonly Act[],
): { act: Act; change: ReportChange | null } | null {
  const found = standing.flatMap((act) => {
    const isAbout = act.providerId === providerId && (act.timeReportId === null || act.timeReportId === report.id)
    const was = isAbout ? lookedAt(act.seen, report.id) : null
    return was === null ? [] : [{ act, was }]
  })
  const [last] = found.sort((a, b) => b.act.at.getTime() - a.act.at.getTime())
  return last === undefined ? null : { act: last.act, change: changeSince(last.was, report) }
}
