import type { Balance } from '~/domain/hours/balance'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { TimeBarView } from '~/views/time/time-bar'
import { hoursBar, hoursParts, widthOf, type HoursParts } from './parts'
import type { PeriodPart } from './period'

/**
 * A line of the table, in minutes. `sum…`: from the first line to this one; null: not there yet. `unread`: something of it,
 * or for `sumDelivered` of a line before it, could not be read; then what rests on it is null. What is granted is null when
 * the decisions of somebody could not be read.
 */
export type HoursRow = {
  id: string
  name: string
  from: string
  to: string
  href: string | null
  granted: number | null
  faststalld: number | null
  reported: number | null
  ahead: number | null
  /** Null: nothing of it has passed. */
  missing: number | null
  sumGranted: number | null
  sumDelivered: number | null
  unread: boolean
  /** How much of what is granted has been given, or is booked, in words; and what is missing. */
  given: string
  missingText: string
  /** The picture of the same: null when something could not be read. */
  bar: TimeBarView | null
}

type Source = {
  over: (from: string, to: string) => Balance
  isUnreadIn: (from: string, to: string) => boolean
  isNotYetIn: (from: string, to: string) => boolean
  isGrantedKnown: boolean
}

/** A line before it is drawn: what all lines are drawn to is not known until they all are. */
type Line = Omit<HoursRow, 'bar'> & { parts: HoursParts | null }

/**
 * The rows of a table, one for each part: of what has passed of it (of the whole of it when nothing has), and `ahead`, what
 * is planned and to come. So the rows that have begun add up to the heading, and a row says what the part's own page says.
 * `over` gives the balance of some days; `isGrantedKnown`: all decisions could be read; `isNotYetIn`: the schedule is not made for
 * any of those days. All bars are to one scale.
 */
export function hoursRows(parts: readonly PeriodPart[], source: Source, scene: Scene): HoursRow[] {
  const lines = linesOf(parts, source, scene)
  const widest = Math.max(1, ...lines.map((line) => (line.parts === null ? 0 : widthOf(line.parts))))
  return lines.map(({ parts: own, ...line }) => ({ ...line, bar: own === null ? null : hoursBar(own, widest, null) }))
}

function linesOf(
  parts: readonly PeriodPart[],
  { over, isUnreadIn, isNotYetIn, isGrantedKnown }: Source,
  scene: Scene,
): Line[] {
  const { t, now } = scene
  const today = stockholmDate(now)
  let sumGranted = 0
  let sumDelivered = 0
  let isSumUnread = false
  return parts.map(({ id, name, from, to, href }) => {
    const begun = from < today
    const isCut = begun && to >= today
    const last = isCut ? dayAfter(today, -1) : to
    const shown = over(from, last)
    const whole = isCut ? over(from, to) : shown
    const { granted } = shown
    // Nothing of a part that begins today is counted yet, as on its own page.
    const { faststalld, reported, delivered } = begun ? shown : nothingGiven
    const unread = isUnreadIn(from, last)
    isSumUnread ||= unread
    // What is left of a part that goes on is added after its own row.
    sumGranted += whole.granted
    sumDelivered += delivered
    const missing = begun ? granted - delivered : null
    const known = isGrantedKnown ? granted : null
    const isNotYet = isNotYetIn(from, last)
    const ahead = isNotYet && whole.ahead === 0 ? null : whole.ahead
    const own = unread ? unreadParts : { faststalld, reported, ahead, missing }
    return {
      ...{ id, name: isCut ? t('hours.soFar', { part: name }) : name, from, to: last, href, ...own },
      ...{
        granted: known,
        sumGranted: known === null ? null : sumGranted - whole.granted + known,
        sumDelivered: begun && !isSumUnread ? sumDelivered : null,
      },
      unread: isSumUnread,
      ...wordsOf({ ...own, granted: known, delivered, unread, isNotYet }, scene),
      parts: unread ? null : hoursParts(shown, whole, begun ? (isCut ? 'soFar' : 'done') : 'ahead'),
    }
  })
}

const nothingGiven = { faststalld: 0, reported: 0, delivered: 0 }

const unreadParts = { faststalld: null, reported: null, ahead: null, missing: null }

type Told = Pick<HoursRow, 'granted' | 'ahead' | 'missing' | 'unread'> & { delivered: number; isNotYet: boolean }

function wordsOf({ granted, delivered, ahead, missing, unread, isNotYet }: Told, { t, f }: Scene) {
  const unknown = t('hours.chart.unknown')
  if (granted === null) return { given: unknown, missingText: unknown }
  if (unread) return { given: t('hours.row.unread', { granted: f.duration(granted) }), missingText: unknown }
  const values = { granted: f.duration(granted), delivered: f.duration(delivered), planned: f.duration(ahead ?? 0) }
  // Where there is no schedule yet, nobody knows that nothing is booked.
  const booked = isNotYet && !ahead ? 'hours.row.notYet' : 'hours.row.ahead'
  return missing === null
    ? { given: t(booked, values), missingText: t('hours.chart.notYet') }
    : { given: t('hours.row.given', values), missingText: missingText(missing, { t, f }) }
}

/** What is missing, or how much more there is than the decision. */
export function missingText(minutes: number, { t, f }: Pick<Scene, 't' | 'f'>): string {
  return minutes < 0 ? t('hours.row.more', { duration: f.duration(-minutes) }) : f.duration(minutes)
}

/** What the table says, in a sentence: where the most is missing. */
export function conclusionOf(rows: readonly HoursRow[], { t, f }: Scene): string | null {
  const begun = rows.flatMap(({ name, missing }) => (missing === null ? [] : [{ name, missing }]))
  const [first, ...rest] = begun
  if (first === undefined) return null
  const worst = rest.reduce((most, row) => (row.missing > most.missing ? row : most), first)
  return worst.missing <= 0
    ? t('hours.chart.nothingMissing')
    : t('hours.chart.mostMissing', { part: worst.name, duration: f.duration(worst.missing) })
}
