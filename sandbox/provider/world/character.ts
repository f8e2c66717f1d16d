import { monthAfter } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import { clockChangeMonths } from './extend'
import { reportCases } from './report-cases'
import type { ReportCase } from './report-cases'
import { brukareIdOf, reportIdOf } from './shifts'
import { assistants, member } from './staff'

type Known = { cases: ReadonlyMap<string, ReportCase>; old: ReadonlySet<string> }

const known = new Map<DayString, Known>()

/** The reports of the world that a case names, and those of the months kept for their clock change. */
function knownFor(anchor: DayString): Known {
  const found = known.get(anchor)
  if (found) return found
  const pia = brukareIdOf('farsta', 'pia')
  const month = (offset: number) => monthAfter(anchor.slice(0, 7), offset)
  const made = {
    cases: new Map(reportCases.map((one) => [reportIdOf(pia, member('farsta', one.staff).id, month(one.month)), one])),
    old: new Set(clockChangeMonths(anchor).flatMap((old) => assistants.map(({ id }) => reportIdOf(pia, id, old)))),
  }
  known.set(anchor, made)
  return made
}

/** The case a report plays, or null. */
export function findReportCase(anchor: DayString, reportId: string): ReportCase | null {
  return knownFor(anchor).cases.get(reportId) ?? null
}

/** What a report is made to be: `clean` follows the plan, `messy` has deviations, `natural` is left to chance. */
export function characterOf(anchor: DayString, reportId: string): 'clean' | 'messy' | 'natural' {
  const { cases, old } = knownFor(anchor)
  return cases.get(reportId)?.character ?? (old.has(reportId) ? 'clean' : 'natural')
}
