/** Claims that are not what the reports say. */
import { minutesAfter, minutesBetween, monthAfter, monthSpan } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import type { Tables } from '../database/open'
import type { KeptLine } from './claim-lines'
import { idOf } from './random'
import { brukareIdOf } from './shifts'

/** Which claim does not add up, and how; `month` counts from the anchor's. */
const claimCases = [
  { case: 'firstLineTooLong', tenant: 'farsta', brukare: 'pia', month: -3 },
  { case: 'paidAsPlanned', tenant: 'soder', brukare: 'karl', month: -1 },
] as const

/** The lines as the claim that plays a case has them; the others as they are. */
export async function withClaimCase(
  tables: Tables,
  tenant: { id: string; anchorDay: DayString },
  { brukareId, month }: { brukareId: string; month: string },
  lines: readonly KeptLine[],
): Promise<KeptLine[]> {
  const played = claimCases.find(
    (one) =>
      one.tenant === tenant.id &&
      brukareIdOf(one.tenant, one.brukare) === brukareId &&
      monthAfter(tenant.anchorDay.slice(0, 7), one.month) === month,
  )
  if (played === undefined) return [...lines]
  return played.case === 'firstLineTooLong'
    ? lines.map((line, index) => (index === 0 ? { ...line, end: minutesAfter(line.end, 30) } : line))
    : paidAsPlanned(tables, { brukareId, month }, lines)
}

/** The fee is reckoned on the plan for the visit that fell shortest, and the month's last visit is there twice. */
async function paidAsPlanned(
  tables: Tables,
  { brukareId, month }: { brukareId: string; month: string },
  lines: readonly KeptLine[],
): Promise<KeptLine[]> {
  const { start, end } = monthSpan(month)
  const shifts = await tables.shift.findMany({
    where: { brukareId, plannedStart: { gte: start, lt: end } },
    include: { row: true },
    orderBy: { plannedStart: 'asc' },
  })
  const missing = (line: KeptLine) => {
    const shift = shifts.find(({ row }) => row?.id === line.rowId)
    return shift ? minutesBetween(shift.plannedStart, shift.plannedEnd) - minutesBetween(line.start, line.end) : 0
  }
  const shortest = lines.reduce<KeptLine | null>(
    (most, line) => (missing(line) > (most ? missing(most) : 0) ? line : most),
    null,
  )
  const planned = shifts.find(({ row }) => row !== null && row.id === shortest?.rowId)
  const corrected = lines.map((line) =>
    line === shortest && planned ? { ...line, start: planned.plannedStart, end: planned.plannedEnd } : line,
  )
  const last = corrected.at(-1)
  return last ? [...corrected, { ...last, id: idOf('cln', last.id, 'again'), rowId: null }] : corrected
}
