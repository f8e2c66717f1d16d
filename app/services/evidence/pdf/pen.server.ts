import PDFDocument from 'pdfkit'
import type { Words } from '~/views/evidence/document'
import { numbersKept } from '~/views/tables/numbers-kept'
import { loadFonts, type FontName } from './fonts.server'
import { onPaper, writable } from './signs'

export type Element = PDFKit.PDFStructureElement
type Options = PDFKit.Mixins.StructureElementOptions & { scope?: 'Row' | 'Column' }

/** How words are set: font, size in points, the room before them, and what is added between lines. */
export type Style = { font: FontName; size: number; before: number; keep?: number; lineGap?: number }

/**
 * What a document is made with: title, language of the whole, the instant it is made, and what stands for signs that the font
 * lacks.
 */
export type PdfInfo = { title: string; language: 'sv' | 'en' | 'fi'; madeAt: Date; missing: string; margins?: Margins }
type Margins = { top: number; bottom: number; left: number; right: number }

/** A4 with margins in points (1/72 inch), where no others are wished. */
const usual: Margins = { top: 40, bottom: 58, left: 42, right: 42 }
/** The height of a line at the foot, in points. */
const footLine = 13

/** The types of pdfkit do not know of this standard. */
const standard: object = { subset: 'PDF/UA' }

export type Pen = ReturnType<typeof createPen>

/**
 * Writes a tagged PDF (PDF/UA-1, ISO 14289-1): every word belongs to an element of the structure, or is marked as an
 * artifact. Lengths are in points.
 */
export function createPen({ title, language, madeAt, missing, margins = usual }: PdfInfo) {
  const fonts = loadFonts()
  const doc = new PDFDocument({
    ...standard,
    ...{ size: 'A4', margins, bufferPages: true, pdfVersion: '1.7', tagged: true },
    ...{ lang: language, displayTitle: true },
    info: { Title: title, Creator: 'Insyn', CreationDate: madeAt },
  })
  const chunks: Buffer[] = []
  const finished = new Promise<Uint8Array<ArrayBuffer>>((done, fail) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => {
      done(new Uint8Array(Buffer.concat(chunks)))
    })
    doc.on('error', fail)
  })
  for (const name of ['regular', 'bold'] as const) doc.registerFont(name, fonts.files[name])
  const { left } = margins
  const width = doc.page.width - margins.left - margins.right
  const bottom = doc.page.height - margins.bottom
  const root = doc.struct('Document')
  doc.addStructure(root)
  const heights = new Map<string, number>()
  let lacksSigns = false

  const use = ({ font, size }: Pick<Style, 'font' | 'size'>) => doc.font(font).fontSize(size)
  const written = (words: string): string => {
    const clean = onPaper(words)
    const text = writable(clean, fonts.has, missing)
    if (text !== clean) lacksSigns = true
    return numbersKept(text)
  }
  // Under a span of time stands how long it is: a narrow column would break the two anywhere.
  const shownOf = (words: Words) => written(typeof words === 'string' ? words : `${words.shown}\n${words.more}`)
  /** What a screen reader says instead of what is written; null when that can be said as it is. */
  const spokenOf = (words: Words): string | null => {
    if (typeof words !== 'string') return onPaper(`${words.spoken} ${words.more}`)
    return shownOf(words) === numbersKept(onPaper(words)) ? null : onPaper(words)
  }

  const pen = {
    ...{ doc, root, left, width, bottom },
    lacksSigns: () => lacksSigns,
    /** A new element in another. */
    open(parent: Element, type: string, options: Options = {}): Element {
      const element = doc.struct(type, options)
      parent.add(element)
      return element
    },
    /** How high words are in a column. */
    height(words: Words, style: Pick<Style, 'font' | 'size' | 'lineGap'>, column: number): number {
      // The same times and names stand in many rows, and to break lines is most of the work.
      const key = `${style.font} ${style.size} ${column} ${shownOf(words)}`
      const height =
        heights.get(key) ?? use(style).heightOfString(shownOf(words), { width: column, lineGap: style.lineGap ?? 0 })
      heights.set(key, height)
      return height
    },
    /** A new page, when there is not so much room left on this one. */
    need(height: number): boolean {
      if (doc.y + height <= bottom) return false
      doc.addPage()
      return true
    },
    /** Words at a place, as an element of their own in another; `doc.y` is then below them. */
    put(
      parent: Element,
      type: string,
      words: Words,
      style: Style,
      at: { x: number; y: number; width: number },
      more?: Options,
    ) {
      const draw = () => use(style).text(shownOf(words), at.x, at.y, { width: at.width, lineGap: style.lineGap ?? 0 })
      const actual = spokenOf(words)
      // What is said instead belongs to a span of the words, not to a cell or paragraph.
      if (actual === null) parent.add(doc.struct(type, more ?? {}, draw))
      else pen.open(parent, type, more).add(doc.struct('Span', { actual }, draw))
    },
    /** What is drawn in any way, and what a screen reader says of it, as an element of its own in another. */
    said(parent: Element, spoken: string, draw: () => void) {
      parent.add(doc.struct('Span', { actual: onPaper(spoken) }, draw))
    },
    /** Words at a place, within what is drawn. */
    words(words: string, style: Omit<Style, 'before'>, at: { x: number; y: number; width: number }) {
      use(style).text(written(words), at.x, at.y, { width: at.width, lineGap: style.lineGap ?? 0 })
    },
    /** How wide words are on one line, in points. */
    widthOf: (words: string, style: Pick<Style, 'font' | 'size'>): number => use(style).widthOfString(written(words)),
    /** A paragraph or heading of its own over the whole width, or from an indent. */
    line(parent: Element, type: string, words: Words, style: Style, indent = 0) {
      doc.y += style.before
      pen.need(style.keep ?? style.size * 1.5)
      pen.put(parent, type, words, style, { x: left + indent, y: doc.y, width: width - indent })
    },
    /** What is on the page for the eye only. */
    artifact(type: 'Layout' | 'Pagination', draw: () => void) {
      doc.markContent('Artifact', { type })
      draw()
      doc.endMarkedContent()
    },
    /** The finished file. `footer`: the lines at the foot of each page, cut where they are too long. */
    end(footer: (page: number, pages: number) => readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
      root.end()
      const { start, count } = doc.bufferedPageRange()
      for (let page = start; page < start + count; page++) {
        doc.switchToPage(page)
        // Below the margin, where a text would otherwise begin a new page.
        doc.page.margins.bottom = 0
        pen.artifact('Pagination', () => {
          footer(page + 1, count).forEach((words, line) => {
            const at = { width, height: footLine, lineBreak: false, ellipsis: true }
            use({ font: 'regular', size: 9 }).text(written(words), left, bottom + 18 + line * footLine, at)
          })
        })
      }
      doc.end()
      return finished
    },
  }
  return pen
}
