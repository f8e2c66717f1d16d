import { sumPerKind, timeKinds } from '~/domain/time/minutes'
import type { MinutesPerKind, TimeKind } from '~/domain/time/minutes'
import { stockholmOffset } from '~/domain/time/stockholm'
import { minuteOf, monthDays } from '~/domain/time/time'
import type { DayString, MonthString, Span } from '~/domain/time/time'
import { convertByDay } from '~/domain/hours/conversion'
import { countPieces } from '~/domain/hours/counting'
import { dayGrid, eachDay } from '~/domain/hours/grid'
import { usualDivisors } from '~/domain/hours/types'
import type { Divisors, ReportedRow } from '~/domain/hours/types'

/** A row of a report with whose report it is. */
export type ClaimRow = Pick<ReportedRow, 'id' | 'kind' | 'reported' | 'faststalld' | 'group'> & { staff: string }

/**
 * What a räkningsunderlag should hold of one row on one day: clock times, minutes as the clock went and converted.
 * `faststalld` false: only reported, so not in the underlag yet. `overlap`: minutes of it at the same time as another
 * line that is no double staffing with it.
 */
export type RowLine = Span & {
  rowId: string
  staff: string
  kind: TimeKind
  day: DayString
  clock: number
  converted: number
  faststalld: boolean
  overlap: number
}

/** Minutes of each kind, as the clock went and converted. */
export type ClaimSums = { clock: MinutesPerKind; converted: MinutesPerKind }

/**
 * The lines of a month, made from the rows of its reports and of the month before (its last night reaches in here): cut
 * at midnight and at the month's end, in order of time. A row that is there twice counts once. No minute is lost: the
 * lines of a row are its time within the month.
 */
export function rowLines(rows: readonly ClaimRow[], month: MonthString, divisors: Divisors = usualDivisors): RowLine[] {
  const { from, to } = monthDays(month)
  const grid = dayGrid(from, to)
  const groups = new Map<string, string | null>()
  const lines: RowLine[] = []
  for (const { id, staff, kind, reported, faststalld, group } of rows) {
    const time = faststalld ?? reported
    if (groups.has(id) || time === null) continue
    groups.set(id, group)
    eachDay(grid, minuteOf(time.start), minuteOf(time.end), (index, start, end) => {
      const span = { start: new Date(start * 60_000), end: new Date(end * 60_000), clock: end - start }
      const known = { rowId: id, staff, kind, day: grid.days[index] ?? from, faststalld: faststalld !== null }
      lines.push({ ...known, ...span, converted: 0, overlap: 0 })
    })
  }
  lines.sort(byTime)
  markOverlaps(
    lines.filter((line) => line.faststalld),
    groups,
  )
  // What is not fastställt is counted for itself, so that it moves no part of a minute in what is.
  const converted = [true, false].flatMap((is) =>
    convertLines(
      lines.filter(({ faststalld }) => faststalld === is),
      divisors,
    ),
  )
  return converted.sort(byTime)
}

/**
 * Lines of a month, in order of time, with their converted minutes: each kind is converted for the whole month and cut
 * to whole minutes there, and a line gets what the month has come to since the line before. So they add up to the sum.
 */
export function convertLines<Line extends { kind: TimeKind; day: DayString; clock: number }>(
  lines: readonly Line[],
  divisors: Divisors = usualDivisors,
): (Line & { converted: number })[] {
  const converted = new Map<Line, number>()
  for (const kind of timeKinds) {
    const ofKind = lines.filter((line) => line.kind === kind)
    const minutes = ofKind.map(({ clock }) => clock)
    const days = ofKind.map(({ day }) => day)
    convertByDay(minutes, days, divisors[kind]).forEach((value, index) => {
      const line = ofKind[index]
      if (line) converted.set(line, value)
    })
  }
  return lines.map((line) => ({ ...line, converted: converted.get(line) ?? 0 }))
}

/** What lines come to. */
export function sumClaimLines(lines: readonly { kind: TimeKind; clock: number; converted: number }[]): ClaimSums {
  return {
    clock: sumPerKind(lines.map(({ kind, clock }) => ({ kind, minutes: clock }))),
    converted: sumPerKind(lines.map(({ kind, converted }) => ({ kind, minutes: converted }))),
  }
}

/** How many minutes the clock was set forward within a span: 60 in spring, -60 in autumn, else 0. */
export function clockShift({ start, end }: Span): number {
  return stockholmOffset(end.getTime()) - stockholmOffset(start.getTime())
}

type Ordered = Span & { rowId: string | null; id?: string }

/** By start, then end, then row, then the line's own id: an order that does not depend on the order of what comes in. */
export function byTime(a: Ordered, b: Ordered): number {
  const key = ({ rowId, id }: Ordered) => `${rowId ?? ''} ${id ?? ''}`
  const byClock = a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime()
  return byClock || (key(a) < key(b) ? -1 : 1)
}

function markOverlaps(lines: readonly RowLine[], groups: ReadonlyMap<string, string | null>): void {
  const byDay = new Map<DayString, RowLine[]>()
  for (const line of lines) byDay.set(line.day, [...(byDay.get(line.day) ?? []), line])
  for (const sameDay of byDay.values()) {
    const pieces = sameDay.map(({ rowId, start, end }) => ({
      ...{ id: rowId, start: minuteOf(start), end: minuteOf(end), rank: 0, counted: 0 },
      group: groups.get(rowId) ?? null,
    }))
    // Whether the decision covers double staffing is the balance's question; here, whether the rows belong together.
    countPieces(pieces, true)
    sameDay.forEach((line, index) => {
      line.overlap = line.clock - (pieces[index]?.counted ?? line.clock)
    })
  }
}
