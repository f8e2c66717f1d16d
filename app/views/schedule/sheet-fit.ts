import type { SheetView } from './sheet'
import type { SheetEntry } from './sheet-entries'

/** How wide words are, in parts of the height of their letters' square (em). */
export type Measure = (words: string, font: 'regular' | 'bold') => number

/** How a sheet is set: the size of a name, and how many stand beside each other. Lengths are in mm. */
export type SheetFit = { size: number; across: number }

/** The room for the days. `day`: the width of the days' own column. */
export type SheetRoom = { width: number; height: number; day: number }

/**
 * The size of the day, and the largest of a name, in mm: capitals are 10 mm high, which is a 200th of two metres. A smaller one is
 * taken only where the week does not fit, for all names of a sheet alike.
 */
export const daySize = 14.1
const nameSizes = [daySize, 12.5, 11, 10, 9.2, 8.5, 7.8, 7.2, 6.6, 6, 5.4, 4.8, 4.2, 3.7, 3.2, 2.8] as const
const mostAcross = 3

/** In parts of a name's size: the ring with the letters, the room after it, lines. */
export const ring = 1.6
const gap = 0.35
const [nameLine, smallLine] = [1.18, 1.28]
/** mm: of the date under the day, and of what is said of a whole day. */
export const [dateSize, wordsSize] = [6.2, 7]
/** mm: above and below the row of a day, and between entries. */
export const rowPadding = 1.2
const entryGap = 0.6

/** mm: the time under a name is smaller than it, and never too small to read at arm's length. */
export const smallSize = (size: number): number => Math.max(size * 0.66, Math.min(size, 3.9))

/** mm: where the words of an entry begin, and how wide they may be. */
export function entryBox(
  { width, day }: SheetRoom,
  { size, across }: SheetFit,
): { indent: number; column: number; words: number } {
  const column = (width - day) / across
  const indent = size * (ring + gap)
  return { indent, column, words: column - indent - entryGap * 2 }
}

/** The small line under the words of an entry: what comes after its sign. */
export const smallWords = ({ partWord, times, note }: SheetEntry): string =>
  [partWord, times, ...(note === null ? [] : [note])].join(' ')

/** mm: how high an entry is. */
export function entryHeight(entry: SheetEntry, room: SheetRoom, fit: SheetFit, measure: Measure): number {
  const { size } = fit
  const small = smallSize(size)
  const { words } = entryBox(room, fit)
  const names = linesOf(entry.words, 'bold', size, words, measure) * size * nameLine
  const smalls = linesOf(smallWords(entry), 'regular', small, words - small * signWidth, measure) * small * smallLine
  return Math.max(size * ring, names + smalls) + entryGap
}

/** In parts of the small size: the sign before the words and the room after it. */
export const signWidth = 1.5

/** mm: how high each line of entries of each day is, and each day as a whole. */
export function dayHeight(
  day: SheetView['days'][number],
  room: SheetRoom,
  fit: SheetFit,
  measure: Measure,
): { lines: number[]; whole: number } {
  const lines: number[] = []
  for (let from = 0; from < day.entries.length; from += fit.across) {
    const across = day.entries.slice(from, from + fit.across)
    lines.push(Math.max(...across.map((entry) => entryHeight(entry, room, fit, measure))))
  }
  const said =
    day.words === null
      ? 0
      : linesOf(day.words, 'bold', wordsSize, room.width - room.day, measure) * wordsSize * smallLine
  const own = daySize * nameLine + dateSize * smallLine
  const sum = lines.reduce((all, line) => all + line, said)
  return { lines, whole: Math.max(own, sum) + 2 * rowPadding }
}

/** The largest setting with which every entry of the week has room; null: there are too many for one sheet. */
export function fitOf(days: SheetView['days'], room: SheetRoom, measure: Measure): SheetFit | null {
  for (const size of nameSizes) {
    for (let across = 1; across <= mostAcross; across++) {
      const fit = { size, across }
      const isWide = entryBox(room, fit).words >= size * 2
      const height = days.reduce((all, day) => all + dayHeight(day, room, fit, measure).whole, 0)
      if (isWide && height <= room.height) return fit
    }
  }
  return null
}

/** Into how many lines words are broken: between words where that is possible. */
export function linesOf(
  words: string,
  font: 'regular' | 'bold',
  size: number,
  width: number,
  measure: Measure,
): number {
  if (width <= 0) return 99
  const blank = measure(' ', font) * size
  let [lines, at] = [1, 0]
  for (const word of words.split(' ')) {
    const long = measure(word, font) * size
    if (at > 0 && at + blank + long > width) [lines, at] = [lines + 1, 0]
    lines += Math.max(0, Math.ceil(long / width) - 1)
    at += (at > 0 ? blank : 0) + Math.min(long, width)
  }
  return lines
}

const narrow = /[iIjlftr.,:;'’|!()–\- ]/
const wide = /[mwMW@%]/

/** For a page, whose font is the reader's own: as wide as in the widest of those that are common. */
export const widely: Measure = (words, font) => {
  let sum = 0
  for (const sign of words) sum += narrow.test(sign) ? 0.44 : wide.test(sign) ? 1.06 : /\p{Lu}/u.test(sign) ? 0.8 : 0.7
  return font === 'bold' ? sum : sum * 0.9
}

/** mm: on a page as it is printed: A4 without margins, and what stands above and below the days. */
const page = { width: 192, height: 281, head: 32, foot: 4, line: 6.4, dayColumn: 4 }

/** How a page is set when it is printed. `days`: how wide the names of the days are at most, as the widest of the language. */
export function pageFit({ days, lines, warnings, calls }: SheetView): SheetFit | null {
  const lineCount = (texts: readonly string[], size: number) =>
    texts.reduce((all, text) => all + linesOf(text, 'regular', size, page.width, widely), 0)
  const small = lineCount(lines, 4.6) - lines.length + lineCount(warnings, 4.6)
  const numbers = lineCount(
    calls.map(({ text, note }) => `${text} ${note ?? ''}`),
    5.4,
  )
  const height = page.height - page.head - page.foot - (small + numbers) * page.line
  return fitOf(days, { width: page.width, height, day: dayColumn(days, widely) }, widely)
}

/** mm: as wide as the longest name of a day. */
export const dayColumn = (days: SheetView['days'], measure: Measure): number =>
  Math.max(
    ...days.map(({ weekday, day }) => Math.max(measure(weekday, 'bold') * daySize, measure(day, 'regular') * dateSize)),
  ) + page.dayColumn
