import type { Balance } from '~/domain/hours/balance'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { PeriodPart } from './period'
import type { Scene } from '~/views/frame/scene'

/**
 * A line of the table and of the picture, in minutes. `sum…`: from the first line to this one; null: not there yet. `unread`:
 * something of it, or for `sumDelivered` of a line before it, could not be read; then what rests on it is null.
 */
export type ChartRow = {
  id: string
  name: string
  from: string
  to: string
  href: string | null
  granted: number
  faststalld: number | null
  reported: number | null
  ahead: number | null
  /** Null: nothing of it has passed. */
  missing: number | null
  sumGranted: number
  sumDelivered: number | null
  unread: boolean
}

/** A bar in the 1000 units that the widest bar is wide, and the minutes it stands for. */
export type Bar = { part: 'granted' | 'faststalld' | 'reported' | 'ahead'; x: number; width: number; minutes: number }

/** What the picture is drawn from: a bar for each row, and two lines in a field 1000 wide and 1000 high, y downwards. */
export type Chart = {
  bars: { id: string; name: string; bars: Bar[] }[]
  grantedLine: string
  deliveredLine: string
}

const size = 1000

/**
 * The rows of a table, one for each part: of what has passed of it (of the whole of it when nothing has), and `ahead`, what
 * is planned and to come. So the rows that have begun add up to the heading, and a row says what the part's own page says.
 * `over` gives the balance of some days.
 */
export function chartRows(
  parts: readonly PeriodPart[],
  over: (from: string, to: string) => Balance,
  isUnreadIn: (from: string, to: string) => boolean,
  { t, now }: Pick<Scene, 't' | 'now'>,
): ChartRow[] {
  const today = stockholmDate(now)
  let sumGranted = 0
  let sumDelivered = 0
  let isSumUnread = false
  return parts.map(({ id, name, from, to, href }) => {
    const begun = from < today
    const isCut = begun && to >= today
    const last = isCut ? dayAfter(today, -1) : to
    const { granted, faststalld, reported, delivered } = over(from, last)
    const unread = isUnreadIn(from, last)
    isSumUnread ||= unread
    // What is left of a part that goes on is added after its own row.
    const whole = isCut ? over(from, to).granted : granted
    sumGranted += whole
    sumDelivered += delivered
    const own = { faststalld, reported, ahead: over(from, to).ahead, missing: begun ? granted - delivered : null }
    return {
      ...{ id, name: isCut ? t('hours.soFar', { part: name }) : name, from, to: last, href, granted },
      ...(unread ? unreadParts : own),
      ...{ sumGranted: sumGranted - whole + granted, sumDelivered: begun && !isSumUnread ? sumDelivered : null },
      unread: isSumUnread,
    }
  })
}

const unreadParts = { faststalld: null, reported: null, ahead: null, missing: null }

/** The picture of the same rows; every length is the row's minutes to one scale. */
export function chartOf(rows: readonly ChartRow[]): Chart {
  const widest = Math.max(
    1,
    ...rows.map((row) => Math.max(row.granted, (row.faststalld ?? 0) + (row.reported ?? 0) + (row.ahead ?? 0))),
  )
  const highest = Math.max(1, ...rows.map((row) => Math.max(row.sumGranted, row.sumDelivered ?? 0)))
  const scale = (minutes: number) => rounded((minutes * size) / widest)
  const line = (values: readonly (number | null)[]) =>
    [0, ...values]
      .flatMap((value, index) =>
        value === null
          ? []
          : [`${rounded((index * size) / Math.max(1, rows.length))},${rounded(size - (value * size) / highest)}`],
      )
      .join(' ')
  return {
    bars: rows.map((row) => {
      let x = 0
      const stacked = (['faststalld', 'reported', 'ahead'] as const).map((part): Bar => {
        const minutes = row[part] ?? 0
        const bar = { part, x: scale(x), width: scale(minutes), minutes }
        x += minutes
        return bar
      })
      const granted: Bar = { part: 'granted', x: 0, width: scale(row.granted), minutes: row.granted }
      return { id: row.id, name: row.name, bars: [...stacked, granted].filter(({ minutes }) => minutes > 0) }
    }),
    grantedLine: line(rows.map(({ sumGranted }) => sumGranted)),
    deliveredLine: line(rows.map(({ sumDelivered }) => sumDelivered)),
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** What the picture says, in a sentence: where the most is missing. */
export function conclusionOf(rows: readonly ChartRow[], { t, f }: Scene): string | null {
  const begun = rows.flatMap(({ name, missing }) => (missing === null ? [] : [{ name, missing }]))
  const [first, ...rest] = begun
  if (first === undefined) return null
  const worst = rest.reduce((most, row) => (row.missing > most.missing ? row : most), first)
  return worst.missing <= 0
    ? t('hours.chart.nothingMissing')
    : t('hours.chart.mostMissing', { part: worst.name, duration: f.duration(worst.missing) })
}
