import type { TimeKind } from '~/domain/time/minutes'
import type { Piece } from './counting'
import { eachDay } from './grid'
import type { DayGrid } from './grid'
import type { Pot } from './pots'
import type { Delivery, Unit } from './units'

/** A delivered piece; `reported`: minutes that were reported of the row on the day, before they were fastställda. */
export type DeliveredPiece = Piece & { of: Delivery; reported: number }

/** One unit on one day in one pot: what was planned of it, and what of it was delivered. */
export type Cell = { unit: Unit; planned: Piece | null; delivered: DeliveredPiece[] }

/** The cells of day i and pot p are at i × the number of pots + p; where there are none, undefined. */
export type Cells = (Cell[] | undefined)[]

const bookedFirst = { booked: 0, vacant: 1, cancelled: 2 } as const

/** Cuts every unit at midnight and puts the pieces in their day and pot. What is outside the days is left out. */
export function placeUnits(units: readonly Unit[], grid: DayGrid, pots: readonly Pot[]): Cells {
  const cells: Cells = new Array<Cell[] | undefined>(grid.days.length * pots.length).fill(undefined)
  const potOf = (kind: TimeKind) => pots.findIndex(({ kinds }) => kinds.includes(kind))
  const cellAt = (day: number, pot: number, unit: Unit): Cell => {
    const index = day * pots.length + pot
    const known = cells[index]
    const last = known?.[known.length - 1]
    if (last?.unit === unit) return last
    const cell: Cell = { unit, planned: null, delivered: [] }
    if (known) known.push(cell)
    else cells[index] = [cell]
    return cell
  }
  for (const unit of units) {
    const { planned, deliveries } = unit
    const id = unit.shiftId ?? unit.rowId ?? ''
    if (planned !== null) {
      const { group, status } = planned
      const pot = potOf(planned.kind)
      eachDay(grid, planned.start, planned.end, (day, start, end) => {
        cellAt(day, pot, unit).planned = { id, start, end, rank: bookedFirst[status], group, counted: 0 }
      })
    }
    for (const of of deliveries) placeDelivery(of, id, grid, (day) => cellAt(day, potOf(of.row.kind), unit))
  }
  return cells
}

function placeDelivery(of: Delivery, unitId: string, grid: DayGrid, cellOf: (day: number) => Cell): void {
  const { row, time, faststalld, reported } = of
  const id = `${unitId} ${row.id}`
  eachDay(grid, time.start, time.end, (day, start, end) => {
    const rank = faststalld ? 0 : 2
    cellOf(day).delivered.push({ id, start, end, rank, group: row.group, counted: 0, of, reported: 0 })
  })
  if (!faststalld || reported === null) return
  eachDay(grid, reported.start, reported.end, (day, start, end) => {
    const piece = cellOf(day).delivered.find((one) => one.of === of)
    if (piece) piece.reported = end - start
  })
}
