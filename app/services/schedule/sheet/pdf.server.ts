import { htmlLang, type Language } from '~/i18n/languages'
import { createPen, type Element, type Pen } from '~/services/evidence/pdf/pen.server'
import { initialsOf } from '~/views/frame/person'
import type { Scene } from '~/views/frame/scene'
import type { SheetDay, SheetView } from '~/views/schedule/sheet'
import type { SheetEntry } from '~/views/schedule/sheet-entries'
import {
  dateSize,
  dayColumn,
  dayHeight,
  daySize,
  entryBox,
  fitOf,
  ring,
  rowPadding,
  signWidth,
  smallSize,
  smallWords,
  wordsSize,
  type Measure,
  type SheetFit,
  type SheetRoom,
} from '~/views/schedule/sheet-fit'
import { drawPart, drawRing } from './signs.server'

/** Points in a mm. */
const pt = 72 / 25.4
const margins = { top: 8 * pt, bottom: 6 * pt, left: 9 * pt, right: 9 * pt }
/** The font has more room between its lines than a sheet has: this is taken from each, in parts of the size. */
const tight = -0.182

/** mm: title, what stands under it, and a telephone number. */
const sizes = { title: 8, line: 4.6, call: 5 }
/** Points: between the days and the numbers. */
const beforeCalls = 2 * pt
/** mm: the last line is set as if it had the whole room of its font. */
const spareAtFoot = 2
/** In parts of the size: the room under a line. */
const under = 0.15
const styleOf = (font: 'regular' | 'bold', size: number) => ({
  ...{ font, size: size * pt, before: 0 },
  lineGap: size * pt * tight,
  // A sheet has one page: what does not fit has been found before it is drawn.
  keep: 0,
})

/** Where pictures are, by the address that the portal has them at: as a PDF can hold them. */
export type Pictures = ReadonlyMap<string, string>

/**
 * A week on one sheet as a tagged PDF of one page: a heading a day, a list of who comes, and for the ear each as a sentence. Null: the
 * week does not fit on one sheet in letters that can be read.
 */
export async function sheetPdf(
  sheet: SheetView,
  pictures: Pictures,
  language: Language,
  { t, now }: Scene,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const pen = createPen({
    ...{ title: sheet.title, language: htmlLang(language), madeAt: now, margins },
    missing: t('evidence.pdf.missing'),
  })
  const { doc, root } = pen
  const line = (parent: Element, type: string, words: string, font: 'regular' | 'bold', size: number) => {
    pen.line(parent, type, words, styleOf(font, size))
    doc.y += size * pt * under
  }
  line(root, 'H1', sheet.title, 'bold', sizes.title)
  for (const words of sheet.lines) line(root, 'P', words, 'regular', sizes.line)
  for (const words of sheet.warnings) line(root, 'P', words, 'bold', sizes.line)
  const top = doc.y + 2 * pt
  const callStyle = styleOf('bold', sizes.call)
  const callsHeight = sheet.calls.reduce(
    (all, call) => all + pen.height(callText(call), callStyle, pen.width) + sizes.call * pt * under,
    beforeCalls,
  )
  const measure = measureBy(pen)
  const room = {
    ...{ width: pen.width / pt, day: dayColumn(sheet.days, measure) },
    height: (pen.bottom - top - callsHeight) / pt - spareAtFoot,
  }
  const fit = fitOf(sheet.days, room, measure)
  if (fit === null) {
    await pen.end(() => [])
    return null
  }
  const heights = sheet.days.map((day) => dayHeight(day, room, fit, measure))
  const spare = (room.height - heights.reduce((all, { whole }) => all + whole, 0)) / sheet.days.length
  let y = top
  sheet.days.forEach((day, nth) => {
    const { lines, whole } = heights[nth] ?? { lines: [], whole: 0 }
    rule(pen, y)
    drawDay(pen, { day, lines, top: y + (rowPadding + spare / 2) * pt }, { room, fit, pictures })
    y += (whole + spare) * pt
  })
  rule(pen, y)
  doc.y = y + beforeCalls
  const list = pen.open(root, 'L')
  for (const call of sheet.calls) line(pen.open(list, 'LI'), 'LBody', callText(call), 'bold', sizes.call)
  return pen.end(() => [])
}

const callText = ({ text, note }: SheetView['calls'][number]) => (note === null ? text : `${text} (${note})`)

/** As wide as the words are in the font of the file; the same names and times come many times. */
function measureBy(pen: Pen): Measure {
  const kept = new Map<string, number>()
  return (words, font) => {
    const key = `${font} ${words}`
    const width = kept.get(key) ?? pen.widthOf(words, { font, size: 1000 }) / 1000
    kept.set(key, width)
    return width
  }
}

function rule(pen: Pen, y: number): void {
  const { doc, left, width } = pen
  pen.artifact('Layout', () => {
    doc
      .lineWidth(1.6)
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke('#000')
  })
}

type Setting = { room: SheetRoom; fit: SheetFit; pictures: Pictures }

function drawDay(pen: Pen, at: { day: SheetDay; lines: number[]; top: number }, setting: Setting): void {
  const { room, fit } = setting
  const { day, lines, top } = at
  const section = pen.open(pen.root, 'Sect')
  const heading = pen.open(section, 'H2')
  const column = { x: pen.left, width: room.day * pt + 4 }
  pen.put(heading, 'Span', day.weekday, styleOf('bold', daySize), { ...column, y: top })
  pen.put(heading, 'Span', day.day, styleOf('regular', dateSize), { ...column, y: top + daySize * pt * 1.18 })
  const left = pen.left + room.day * pt
  const list = day.entries.length === 0 ? null : pen.open(section, 'L')
  const { column: wide } = entryBox(room, fit)
  let y = top
  day.entries.forEach((entry, nth) => {
    if (nth > 0 && nth % fit.across === 0) y += (lines[nth / fit.across - 1] ?? 0) * pt
    if (list !== null) drawEntry(pen, list, entry, { x: left + (nth % fit.across) * wide * pt, y }, setting)
  })
  if (day.words === null) return
  const under = day.entries.length === 0 ? top : y + (lines.at(-1) ?? 0) * pt
  const words = { x: left, y: under, width: (room.width - room.day) * pt }
  pen.put(section, 'P', day.words, styleOf('bold', wordsSize), words)
}

function drawEntry(
  pen: Pen,
  list: Element,
  entry: SheetEntry,
  { x, y }: { x: number; y: number },
  { room, fit, pictures }: Setting,
): void {
  const { doc } = pen
  const { size } = fit
  const [small, box] = [smallSize(size), entryBox(room, fit)]
  const radius = (size * ring * pt) / 2
  pen.artifact('Layout', () => {
    drawWho(pen, entry, { x: x + radius, y: y + radius, radius }, pictures)
  })
  const body = pen.open(pen.open(list, 'LI'), 'LBody')
  const left = x + box.indent * pt
  const width = box.words * pt
  const style = styleOf('bold', size)
  const below = y + pen.height(entry.words, style, width)
  pen.said(body, entry.said, () => {
    pen.words(entry.words, style, { x: left, y, width })
    const indent = small * signWidth * pt
    pen.words(smallWords(entry), styleOf('regular', small), { x: left + indent, y: below, width: width - indent })
  })
  pen.artifact('Layout', () => {
    const r = (small * pt) / 2
    drawPart(doc, entry.part, { x: left + r, y: below + r * 1.2, radius: r })
  })
}

/** The face, or the letters, or the sign of nobody, in a ring. */
function drawWho(
  pen: Pen,
  { look, name, photo }: SheetEntry,
  circle: { x: number; y: number; radius: number },
  pictures: Pictures,
): void {
  const { doc } = pen
  const { x, y, radius } = circle
  const face = photo === null ? undefined : pictures.get(photo)
  if (face !== undefined && drawFace(pen, face, circle)) {
    drawRing(doc, look, circle)
    return
  }
  drawRing(doc, look, circle)
  if (look !== 'person') return
  const size = (radius * 0.8) / pt
  const letters = initialsOf(name)
  const width = pen.widthOf(letters, styleOf('bold', size))
  doc.fillColor('#000')
  pen.words(letters, styleOf('bold', size), { x: x - width / 2, y: y - size * pt * 0.66, width: width + 4 })
}

/** False: it cannot be drawn, whatever is wrong with it; then the letters stand. */
function drawFace({ doc }: Pen, face: string, { x, y, radius }: { x: number; y: number; radius: number }): boolean {
  doc.save()
  try {
    doc.circle(x, y, radius * 0.92).clip()
    const side = radius * 2
    doc.image(face, x - radius, y - radius, { cover: [side, side], align: 'center', valign: 'center' })
    return true
  } catch {
    return false
  } finally {
    doc.restore()
  }
}
