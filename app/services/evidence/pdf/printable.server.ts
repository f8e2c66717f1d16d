import { htmlLang, type Language } from '~/i18n/languages'
import type { Block, PrintableDocument } from '~/views/evidence/document'
import type { Scene } from '~/views/frame/scene'
import { drawBar, drawSums } from './bar.server'
import { createPen, type Element, type Pen, type Style } from './pen.server'
import { drawTable } from './table.server'

/** Sizes in points. `keep`: so much of what follows a heading stands on the same page. */
const styles = {
  h1: { font: 'bold', size: 18, before: 0 },
  h2: { font: 'bold', size: 13, before: 9, keep: 90 },
  h3: { font: 'bold', size: 10.5, before: 5, keep: 50 },
  text: { font: 'regular', size: 9, before: 1.5 },
  name: { font: 'bold', size: 9, before: 1.5 },
} as const satisfies Record<string, Style>

const indent = 14
/** The names of facts stand in a column of their own. */
const nameWidth = 150

/**
 * A document as a tagged PDF with the words of its page, in the language of the page: headings, paragraphs, lists,
 * quotations, tables with heading cells, bookmarks, title. Gives the file.
 */
export async function printablePdf(
  document: PrintableDocument,
  language: Language,
  { t, f, now }: Scene,
): Promise<Uint8Array<ArrayBuffer>> {
  const lang = htmlLang(language)
  const pen = createPen({
    ...{ title: document.title, language: lang, madeAt: now },
    missing: t('evidence.pdf.missing'),
  })
  const { doc, root } = pen
  pen.line(root, 'H1', document.title, styles.h1)
  pen.line(root, 'P', document.lead, styles.text)
  for (const warning of document.warnings) pen.line(root, 'P', warning, styles.name)
  for (const { heading, blocks, newSheet } of document.sections) {
    if (newSheet === true) doc.addPage()
    const section = pen.open(root, 'Sect')
    pen.line(section, 'H2', heading, styles.h2)
    doc.outline.addItem(heading)
    for (const block of blocks) await drawBlock(pen, section, block, lang)
  }
  if (pen.lacksSigns()) pen.line(root, 'P', t('evidence.pdf.missingSigns'), styles.text)
  const time = t('format.dateTime', { date: f.dateLong(now), time: f.atTime(now) })
  return pen.end((page, pages) => [document.foot, t('frame.paper.sheet', { time, page, pages })])
}

async function drawBlock(pen: Pen, parent: Element, block: Block, lang: string): Promise<void> {
  switch (block.kind) {
    case 'heading':
      pen.line(parent, 'H3', block.text, styles.h3)
      return
    case 'text':
      pen.line(parent, 'P', block.text, styles.text)
      return
    case 'facts':
      drawFacts(pen, parent, block.facts)
      return
    case 'list':
      drawList(pen, parent, block.items)
      return
    case 'bar':
      if (block.bar !== null) drawBar(pen, block.bar)
      drawSums(pen, parent, block.sums, styles)
      return
    case 'way':
      drawList(
        pen,
        parent,
        block.steps.map(({ said }) => said),
      )
      return
    case 'quote': {
      const foreign = block.from === 'provider' && lang !== 'sv'
      const element = pen.open(parent, 'BlockQuote', foreign ? { lang: 'sv' } : {})
      pen.line(element, 'P', block.text, styles.text, indent)
      return
    }
    case 'table':
      await drawTable(pen, parent, block)
  }
}

function drawList(pen: Pen, parent: Element, items: readonly string[]): void {
  const { doc, left, width } = pen
  const list = pen.open(parent, 'L')
  for (const item of items) {
    doc.y += styles.text.before
    pen.need(pen.height(item, styles.text, width - indent))
    const { y } = doc
    const element = pen.open(list, 'LI')
    pen.put(element, 'Lbl', '•', styles.text, { x: left, y, width: indent })
    pen.put(element, 'LBody', item, styles.text, { x: left + indent, y, width: width - indent })
  }
}

/** Names and values: a list whose labels are the names. */
function drawFacts(pen: Pen, parent: Element, facts: readonly { name: string; value: string }[]): void {
  const { doc, left, width } = pen
  const list = pen.open(parent, 'L')
  const valueWidth = width - nameWidth - indent
  for (const { name, value } of facts) {
    doc.y += styles.text.before
    const height = Math.max(pen.height(name, styles.name, nameWidth), pen.height(value, styles.text, valueWidth))
    pen.need(height)
    const { y } = doc
    const element = pen.open(list, 'LI')
    pen.put(element, 'Lbl', name, styles.name, { x: left, y, width: nameWidth })
    pen.put(element, 'LBody', value, styles.text, { x: left + nameWidth + indent, y, width: valueWidth })
    doc.y = y + height
  }
}
