import type { Block } from '~/views/evidence/document'
import type { BarPartName, TimeBarView } from '~/views/time/time-bar'
import type { Element, Pen, Style } from './pen.server'

type Sums = Extract<Block, { kind: 'bar' }>['sums']
type Box = { x: number; y: number; width: number; height: number }
type Look = { fill: string | null; dash: readonly [number, number] | null; hatched: boolean }

const ink = '#1a1a1a'
const filled = { fill: '#0b5d66', dash: null, hatched: false }
/** As on the page (bars.css): what a part is stands in its edge and filling, so that it is told apart in black and white. */
const looks: Readonly<Record<BarPartName, Look>> = {
  approved: filled,
  over: filled,
  given: { fill: '#d9ecee', dash: null, hatched: false },
  missing: { fill: null, dash: null, hatched: true },
  ahead: { fill: null, dash: [4, 3], hatched: false },
  left: { fill: '#f1f1f1', dash: [1.5, 2.5], hatched: false },
  unknown: { fill: null, dash: [1, 3], hatched: false },
}

const barHeight = 18
const keySize = 10
const keyWidth = 20
const sumsAcross = 2

/** A bar over the whole width, for the eye only: its numbers stand below it in words. */
export function drawBar(pen: Pen, { parts, mark, limit }: TimeBarView): void {
  const { doc, left, width } = pen
  doc.y += 6
  pen.need(barHeight + 40)
  const { y } = doc
  const at = (percent: number) => left + (width * percent) / 100
  pen.artifact('Layout', () => {
    for (const part of parts) {
      drawBox(pen, looks[part.part], { x: at(part.x), y, width: (width * part.width) / 100, height: barHeight })
    }
    for (const place of [mark, limit]) {
      if (place === null) continue
      doc
        .lineWidth(1.5)
        .moveTo(at(place), y - 2)
        .lineTo(at(place), y + barHeight + 4)
        .stroke(ink)
    }
  })
  doc.y = y + barHeight + 4
}

/** The numbers of a bar with their names, two beside each other, each after the look of its part: a list whose labels are the names. */
export function drawSums(pen: Pen, parent: Element, sums: Sums, styles: { name: Style; text: Style }): void {
  const { doc, left, width } = pen
  const list = pen.open(parent, 'L')
  const column = width / sumsAcross
  const inner = column - keyWidth - 8
  for (let from = 0; from < sums.length; from += sumsAcross) {
    const across = sums.slice(from, from + sumsAcross)
    doc.y += styles.text.before
    const heights = across.map(
      ({ name, value }) => pen.height(name, styles.text, inner) + pen.height(value, styles.name, inner),
    )
    pen.need(Math.max(...heights))
    const top = doc.y
    across.forEach(({ part, name, value }, nth) => {
      const x = left + nth * column
      if (part !== null) {
        pen.artifact('Layout', () => {
          drawBox(pen, looks[part], { x, y: top + 3, width: keySize, height: keySize })
        })
      }
      const item = pen.open(list, 'LI')
      pen.put(item, 'Lbl', name, styles.text, { x: x + keyWidth, y: top, width: inner })
      pen.put(item, 'LBody', value, styles.name, { x: x + keyWidth, y: doc.y, width: inner })
    })
    doc.y = top + Math.max(...heights)
  }
}

function drawBox({ doc }: Pen, { fill, dash, hatched }: Look, { x, y, width, height }: Box): void {
  doc.save()
  doc.rect(x, y, width, height)
  if (fill !== null) doc.fill(fill)
  if (hatched) {
    doc.rect(x, y, width, height).clip()
    doc.lineWidth(1.2)
    for (let from = x - height; from < x + width; from += 5) {
      doc
        .moveTo(from, y + height)
        .lineTo(from + height, y)
        .stroke(ink)
    }
  }
  doc.restore()
  doc.save()
  if (dash !== null) doc.dash(dash[0], { space: dash[1] })
  doc.lineWidth(1).rect(x, y, width, height).stroke(ink)
  doc.undash()
  doc.restore()
}
