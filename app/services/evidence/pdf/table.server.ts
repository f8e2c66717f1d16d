import { setImmediate } from 'node:timers/promises'
import type { Block, Words } from '~/views/evidence/document'
import type { Element, Pen, Style } from './pen.server'

/** The font has much room between its lines: less of it, so that a sheet has many rows. */
const head: Style = { font: 'bold', size: 8, before: 0, lineGap: -1.8 }
const body: Style = { font: 'regular', size: 8, before: 0, lineGap: -1.8 }
const padding = 1.5
const rowsAtOnce = 20

/**
 * A table with caption, column headings and a heading for each row. Where it goes on over a page the column headings are
 * drawn again, for the eye only: in the structure they are there once.
 */
export async function drawTable(pen: Pen, parent: Element, table: Extract<Block, { kind: 'table' }>): Promise<void> {
  const { doc, left, width } = pen
  const shares = table.widths ?? table.columns.map(() => 1)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widthOf = (index: number) => (width * (shares[index] ?? 0)) / all
  const startOf = (index: number) => shares.slice(0, index).reduce((sum, share) => sum + (width * share) / all, left)
  const innerOf = (index: number) => widthOf(index) - padding
  const place = (index: number, y: number) => ({ x: startOf(index), y: y + padding, width: innerOf(index) })
  const heightOf = (cells: readonly Words[], styleOf: (index: number) => Style) =>
    Math.max(...cells.map((cell, index) => pen.height(cell, styleOf(index), innerOf(index)))) + 2 * padding
  const rule = (y: number) => {
    pen.artifact('Layout', () => {
      doc
        .lineWidth(0.5)
        .moveTo(left, y)
        .lineTo(left + width, y)
        .stroke()
    })
  }
  const headHeight = heightOf(table.columns, () => head)
  const styleOf = (index: number) => (index === 0 ? head : body)

  const element = pen.open(parent, 'Table')
  pen.line(element, 'Caption', table.caption, { font: 'bold', size: 10, before: 6, keep: 60 })
  const top = doc.y
  const headings = pen.open(pen.open(element, 'THead'), 'TR')
  table.columns.forEach((name, index) => {
    pen.put(headings, 'TH', name, head, place(index, top), { scope: 'Column' })
  })
  doc.y = top + headHeight
  rule(doc.y)

  const rows = pen.open(element, 'TBody')
  for (const [number, { cells }] of table.rows.entries()) {
    // A month has some hundreds of rows: other requests get their turn in between.
    if (number % rowsAtOnce === 0) await setImmediate()
    const height = heightOf(cells, styleOf)
    if (pen.need(height)) {
      const again = doc.y
      pen.artifact('Pagination', () => {
        doc.font(head.font).fontSize(head.size)
        table.columns.forEach((name, index) => {
          const { x, y, width: room } = place(index, again)
          doc.text(name, x, y, { width: room })
        })
      })
      doc.y = again + headHeight
      rule(doc.y)
    }
    const y = doc.y
    const row = pen.open(rows, 'TR')
    cells.forEach((cell, index) => {
      const type = index === 0 ? 'TH' : 'TD'
      pen.put(row, type, cell, styleOf(index), place(index, y), index === 0 ? { scope: 'Row' } : {})
    })
    doc.y = y + height
    rule(doc.y)
  }
}
