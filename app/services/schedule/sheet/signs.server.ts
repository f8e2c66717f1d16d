import type { Pen } from '~/services/evidence/pdf/pen.server'
import type { DayPart, EntryLook } from '~/views/schedule/sheet-entries'

type Doc = Pen['doc']
type Circle = { x: number; y: number; radius: number }

/** Draws the sign of a part of the day in black: a sun, a moon, or both halves of a day. `x`, `y`: its middle. */
export function drawPart(doc: Doc, part: DayPart, { x, y, radius }: Circle): void {
  if (part === 'evening' || part === 'night') drawMoon(doc, { x, y, radius })
  else drawSun(doc, { x, y, radius })
}

function drawSun(doc: Doc, { x, y, radius }: Circle): void {
  doc.circle(x, y, radius * 0.5).fill('#000')
  doc.lineWidth(radius * 0.22)
  for (let nth = 0; nth < 8; nth++) {
    const [cos, sin] = [Math.cos((nth * Math.PI) / 4), Math.sin((nth * Math.PI) / 4)]
    doc
      .moveTo(x + cos * radius * 0.68, y + sin * radius * 0.68)
      .lineTo(x + cos * radius, y + sin * radius)
      .stroke('#000')
  }
}

function drawMoon(doc: Doc, { x, y, radius: r }: Circle): void {
  // What is left of a disc when another has been laid over its upper right part.
  doc
    .path(`M ${x} ${y - r} A ${r} ${r} 0 1 0 ${x + r} ${y + r * 0.2} A ${r * 0.85} ${r * 0.85} 0 0 1 ${x} ${y - r} Z`)
    .fill('#000')
}

/** Draws the ring of an entry, and in it the sign of what is no named person. */
export function drawRing(doc: Doc, look: EntryLook, { x, y, radius }: Circle): void {
  const r = radius * 0.94
  if (look !== 'person') doc.dash(radius * 0.22, { space: radius * 0.14 })
  doc
    .lineWidth(radius * 0.1)
    .circle(x, y, r)
    .stroke('#000')
  doc.undash()
  if (look === 'nobody') drawWarning(doc, { x, y, radius })
  if (look === 'cancelled') drawCross(doc, { x, y, radius })
  if (look === 'someone') drawSomeone(doc, { x, y, radius })
  doc.fillColor('#000')
}

function drawWarning(doc: Doc, { x, y, radius: r }: Circle): void {
  doc
    .moveTo(x, y - r * 0.6)
    .lineTo(x + r * 0.6, y + r * 0.42)
    .lineTo(x - r * 0.6, y + r * 0.42)
    .closePath()
    .fill('#000')
  doc.rect(x - r * 0.07, y - r * 0.24, r * 0.14, r * 0.36).fill('#fff')
  doc.rect(x - r * 0.07, y + r * 0.19, r * 0.14, r * 0.13).fill('#fff')
}

function drawCross(doc: Doc, { x, y, radius: r }: Circle): void {
  doc.lineWidth(r * 0.16)
  for (const turn of [1, -1]) {
    doc
      .moveTo(x - r * 0.42, y - r * 0.42 * turn)
      .lineTo(x + r * 0.42, y + r * 0.42 * turn)
      .stroke('#000')
  }
}

function drawSomeone(doc: Doc, { x, y, radius: r }: Circle): void {
  doc.circle(x, y - r * 0.26, r * 0.26).fill('#000')
  doc.path(`M ${x - r * 0.5} ${y + r * 0.55} a ${r * 0.5} ${r * 0.5} 0 0 1 ${r} 0 Z`).fill('#000')
}
