import type { Balance } from '~/domain/hours/balance'

/** A line of the table and of the picture, in minutes. `sum…`: from the first line to this one; null: not there yet. */
export type ChartRow = {
  id: string
  name: string
  from: string
  to: string
  href: string | null
  granted: number
  faststalld: number
  reported: number
  ahead: number
  missing: number
  sumGranted: number
  sumDelivered: number | null
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

/** The rows of a table, one for each balance. `isOver`: its days, or some of them, have passed. */
export function chartRows(
  parts: readonly (Pick<ChartRow, 'id' | 'name' | 'from' | 'to' | 'href'> & { balance: Balance; begun: boolean })[],
): ChartRow[] {
  let sumGranted = 0
  let sumDelivered = 0
  return parts.map(({ id, name, from, to, href, balance, begun }) => {
    sumGranted += balance.granted
    sumDelivered += balance.delivered
    const { granted, faststalld, reported, ahead, delivered } = balance
    const missing = granted - delivered - ahead
    const sums = { sumGranted, sumDelivered: begun ? sumDelivered : null }
    return { id, name, from, to, href, granted, faststalld, reported, ahead, missing, ...sums }
  })
}

/** The picture of the same rows; every length is the row's minutes to one scale. */
export function chartOf(rows: readonly ChartRow[]): Chart {
  const widest = Math.max(1, ...rows.map((row) => Math.max(row.granted, row.faststalld + row.reported + row.ahead)))
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
        const bar = { part, x: scale(x), width: scale(row[part]), minutes: row[part] }
        x += row[part]
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
