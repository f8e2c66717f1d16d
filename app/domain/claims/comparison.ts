import type { TimeKind } from '~/domain/time/minutes'
import type { DayString, Span } from '~/domain/time/time'
import { byTime } from './lines'
import type { RowLine } from './lines'
import { minuteOf } from '~/domain/time/time'

/** A line of a räkningsunderlag as the provider sends it. `rowId` null: it does not say which row it is made from. */
export type SentLine = Span & {
  id: string
  rowId: string | null
  staff: string
  kind: TimeKind
  day: DayString
  clock: number
  converted: number
}

/**
 * What is wrong with a line, in the order it is told. noRow: no row of a report stands behind it. notInClaim: fastställt,
 * but not in the underlag. notFaststalld: in the underlag, but only reported. miscounted: its minutes are not the
 * difference of its own clock times. length: more or fewer minutes than the row. times: as long, at other times. kind,
 * staff: another kind of time, another person.
 */
export const lineFaults = [
  'noRow',
  'notInClaim',
  'notFaststalld',
  'miscounted',
  'length',
  'times',
  'kind',
  'staff',
] as const
export type LineFault = (typeof lineFaults)[number]

/**
 * A line of the underlag beside what the row says, either of them null. `difference`: minutes of clock time that the
 * underlag has more than what is fastställt. Neither is ever made into the other (domain.md: both are shown).
 */
export type ComparedLine = {
  theirs: SentLine | null
  ours: RowLine | null
  faults: readonly LineFault[]
  difference: number
}

/**
 * Puts the provider's lines beside those made from the rows, in order of time; the order of what comes in does not
 * matter. Every line of both is there once, so the differences add up to the difference of the sums.
 */
export function compareLines(theirs: readonly SentLine[], ours: readonly RowLine[]): ComparedLine[] {
  const left = new Set([...ours].sort(byTime))
  const pairs = [...theirs].sort(byTime).map((line): { theirs: SentLine; ours: RowLine | null } => ({
    theirs: line,
    ours: null,
  }))
  for (const isIt of [isSameRow, isSameTime, isSamePerson]) {
    for (const pair of pairs) {
      if (pair.ours !== null) continue
      const found = [...left].find((line) => isIt(pair.theirs, line))
      if (found === undefined) continue
      left.delete(found)
      pair.ours = found
    }
  }
  const all = [...pairs, ...[...left].map((line) => ({ theirs: null, ours: line }))]
  return all
    .map((pair) => ({ ...pair, faults: faultsOf(pair.theirs, pair.ours), difference: differenceOf(pair) }))
    .sort((a, b) => byTime(shownOf(a), shownOf(b)))
}

/** The line to tell of: the underlag's own, or where it has none the row's. */
export function shownOf({ theirs, ours }: Pick<ComparedLine, 'theirs' | 'ours'>): SentLine | RowLine {
  const shown = theirs ?? ours
  if (shown === null) throw new Error('A compared line has one side at least')
  return shown
}

/** True for time that is reported and waits for its fastställande: not in the underlag yet, and no fault. */
export function isWaiting({ theirs, ours }: ComparedLine): boolean {
  return theirs === null && ours !== null && !ours.faststalld
}

/** A row on one day. */
function isSameRow(theirs: SentLine, ours: RowLine): boolean {
  return theirs.rowId === ours.rowId && theirs.day === ours.day
}

/** Without a row to go by: the same person at the same time, then at some of the same time. */
function isSameTime(theirs: SentLine, ours: RowLine): boolean {
  const same = minuteOf(theirs.start) === minuteOf(ours.start) && minuteOf(theirs.end) === minuteOf(ours.end)
  return same && isSamePerson(theirs, ours)
}

function isSamePerson(theirs: SentLine, ours: RowLine): boolean {
  if (theirs.rowId !== null || theirs.staff !== ours.staff || theirs.day !== ours.day) return false
  return theirs.start < ours.end && ours.start < theirs.end
}

function differenceOf({ theirs, ours }: { theirs: SentLine | null; ours: RowLine | null }): number {
  return (theirs?.clock ?? 0) - (ours?.faststalld ? ours.clock : 0)
}

function faultsOf(theirs: SentLine | null, ours: RowLine | null): LineFault[] {
  if (theirs === null) return ours?.faststalld ? ['notInClaim'] : []
  const is = (fault: LineFault): boolean => {
    const length = minuteOf(theirs.end) - minuteOf(theirs.start)
    if (fault === 'miscounted') return length !== theirs.clock
    if (ours === null) return fault === 'noRow'
    switch (fault) {
      case 'notFaststalld':
        return !ours.faststalld
      case 'length':
        return theirs.clock !== ours.clock
      case 'times':
        return theirs.clock === ours.clock && minuteOf(theirs.start) !== minuteOf(ours.start)
      case 'kind':
      case 'staff':
        return theirs[fault] !== ours[fault]
      default:
        return false
    }
  }
  return lineFaults.filter(is)
}
