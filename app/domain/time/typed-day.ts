import { parseDate, type DayString } from './time'

/** A day as it was typed in three fields, whatever it is. */
export type TypedDay = { day: string; month: string; year: string }
export type DayPart = keyof TypedDay

/** What can be wrong with a typed day: nothing of it is there, a part is not there or no such thing, or no month has that day. */
export const dayFaultNames = [
  ...(['noDate', 'noDay', 'noMonth', 'noYear'] as const),
  ...(['badDay', 'badMonth', 'badYear', 'notInMonth'] as const),
] as const
export type DayFaultName = (typeof dayFaultNames)[number]
export type DayFault = { part: DayPart; fault: DayFaultName }

/** True for the name of something that can be wrong with a typed day. */
export function isDayFault(name: string): name is DayFaultName {
  return dayFaultNames.some((one) => one === name)
}

/**
 * The months as they are written in the portal's languages, and the fewest letters that tell one: three, in Finnish four, since
 * "mar" is March to the others.
 */
const monthNames = [
  ['januari', 'january', 'tammikuu'],
  ['februari', 'february', 'helmikuu'],
  ['mars', 'march', 'maaliskuu'],
  ['april', 'april', 'huhtikuu'],
  ['maj', 'may', 'toukokuu'],
  ['juni', 'june', 'kesäkuu'],
  ['juli', 'july', 'heinäkuu'],
  ['augusti', 'august', 'elokuu'],
  ['september', 'september', 'syyskuu'],
  ['oktober', 'october', 'lokakuu'],
  ['november', 'november', 'marraskuu'],
  ['december', 'december', 'joulukuu'],
] as const
const fewestLetters = [3, 3, 4] as const

/** How far from today a year of two digits may be, so that it can only be one. */
const nearYears = 20

/**
 * Reads a day from three fields as people type them: "5", "05", "5."; "11", "nov", "november", "marraskuuta"; "2026", "26" where that
 * can only be one year. A whole day in the first field alone is taken too: "2026-11-05", "5/11 2026", "5 november 2026".
 * @param today the day that a year of two digits is near; null: it needs all four
 */
export function readDay(typed: TypedDay, today: DayString | null): { date: DayString } | { faults: DayFault[] } {
  const { day, month, year } = wholeInOne(trimmed(typed))
  // Words in the first field alone have no part that is right.
  const isNone = month + year === '' && (day === '' || dayNumber(day) === null)
  if (isNone) return { faults: [{ part: 'day', fault: 'noDate' }] }
  const read = { day: dayNumber(day), month: monthNumber(month), year: yearNumber(year, today) }
  const faults: DayFault[] = []
  if (read.day === null) faults.push({ part: 'day', fault: day === '' ? 'noDay' : 'badDay' })
  if (read.month === null) faults.push({ part: 'month', fault: month === '' ? 'noMonth' : 'badMonth' })
  if (read.year === null) faults.push({ part: 'year', fault: year === '' ? 'noYear' : 'badYear' })
  if (faults.length > 0) return { faults }
  const date = parseDate(`${String(read.year)}-${two(read.month)}-${two(read.day)}`)
  return date === null ? { faults: [{ part: 'day', fault: 'notInMonth' }] } : { date }
}

/**
 * A typed day as one text, for what keeps and carries it: 'yyyy-mm-dd' when it is a day, '' when nothing is typed, else the
 * parts as they were typed, with all of a year that is known, so that it can be judged on another day.
 */
export function packDay(typed: TypedDay, today: DayString): string {
  const read = readDay(typed, today)
  if ('date' in read) return read.date
  const { day, month, year } = trimmed(typed)
  if (day + month + year === '') return ''
  return [day, month, String(yearNumber(year, today) ?? year)].map((part) => part.replaceAll('|', ' ')).join('|')
}

/** The three fields of what `packDay` made; of a day its numbers. A text that is neither stands in the first. */
export function unpackDay(packed: string): TypedDay {
  const [year, month, day] = (parseDate(packed) ?? '').split('-')
  if (year !== undefined && month !== undefined && day !== undefined) {
    return { day: String(Number(day)), month: String(Number(month)), year }
  }
  const parts = packed.split('|')
  return { day: parts[0] ?? '', month: parts[1] ?? '', year: parts[2] ?? '' }
}

/** What is wrong in what `packDay` made; nothing in a day. */
export function dayFaults(packed: string): DayFault[] {
  if (parseDate(packed) !== null) return []
  const read = readDay(unpackDay(packed), null)
  return 'faults' in read ? read.faults : []
}

const trimmed = ({ day, month, year }: TypedDay): TypedDay => ({
  day: day.trim(),
  month: month.trim(),
  year: year.trim(),
})

/** A whole day that stands in the first field alone, in its three parts; everything else as it is. */
function wholeInOne(typed: TypedDay): TypedDay {
  if (typed.month !== '' || typed.year !== '') return typed
  const parts = typed.day.split(/[\s./-]+/).filter((part) => part !== '')
  if (parts.length !== 3) return typed
  const [first = '', second = '', third = ''] = parts
  return first.length === 4 ? { day: third, month: second, year: first } : { day: first, month: second, year: third }
}

function dayNumber(text: string): number | null {
  const number = /^(\d{1,2})(?:[.:]|:?[aej]|st|nd|rd|th)?$/i.exec(text)?.[1]
  return number !== undefined && Number(number) >= 1 && Number(number) <= 31 ? Number(number) : null
}

function monthNumber(text: string): number | null {
  const bare = text.toLowerCase().replace(/\.$/, '')
  if (/^\d{1,2}$/.test(bare)) return Number(bare) >= 1 && Number(bare) <= 12 ? Number(bare) : null
  const at = monthNames.findIndex((names) => names.some((name, language) => isNameOf(bare, name, language)))
  return at === -1 ? null : at + 1
}

/** The name, enough of its beginning, or in Finnish a case of it. */
function isNameOf(text: string, name: string, language: number): boolean {
  if (text.length < (fewestLetters[language] ?? 3)) return false
  return name.startsWith(text) || (name.endsWith('kuu') && text.startsWith(name) && text.length <= name.length + 3)
}

function yearNumber(text: string, today: DayString | null): number | null {
  if (/^\d{4}$/.test(text)) return text >= '1900' && text < '2200' ? Number(text) : null
  const two = /^['’]?(\d{2})$/.exec(text)?.[1]
  if (two === undefined || today === null) return null
  const now = Number(today.slice(0, 4))
  const near = [-100, 0, 100].map((more) => now - (now % 100) + more + Number(two))
  return near.find((year) => Math.abs(year - now) <= nearYears) ?? null
}

const two = (number: number | null): string => String(number).padStart(2, '0')
