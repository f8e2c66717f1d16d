import { beforeAll, describe, expect, test } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { htmlLang } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import type { PrintableDocument, Words } from '~/views/evidence/document'
import { nodesOf, readPdf, type Pdf, type PdfNode } from '../../../../tests/support/pdf'
import { printablePdf } from './printable.server'

const time = (day: number): Words => ({
  shown: `${day}:00–14:30`,
  spoken: `från klockan ${day} till 14:30,`,
  more: '7 timmar',
})
const rows = Array.from({ length: 120 }, (_, at) => ({
  id: `r${at}`,
  cells: [`torsdag ${at} november`, 'Åsa Öberg', time(at % 10), time(7), time(7), 'Enligt planen'],
}))
const document: PrintableDocument = {
  title: 'Sammanställning av oktober 2026: två rader att titta på',
  foot: 'Zoë Ångström: Sammanställning av oktober 2026',
  lead: 'Det här gäller Zoë Ångström.',
  warnings: ['Söders Hemtjänst svarar inte just nu.'],
  sections: [
    {
      ...{ id: 'kort', heading: 'Månaden i korthet' },
      blocks: [{ kind: 'facts', facts: [{ name: 'Planerad tid', value: '120 timmar' }] }],
    },
    {
      ...{ id: 'dagar', heading: 'Dag för dag' },
      blocks: [
        {
          ...{ kind: 'table', caption: 'Tiden', rows },
          columns: ['Dag', 'Assistent', 'Planerat', 'Rapporterat', 'Fastställt', 'Bedömning'],
        },
      ],
    },
    {
      ...{ id: 'svar', heading: 'Invändningar och svar' },
      blocks: [
        { kind: 'heading', text: 'INV-0001' },
        { kind: 'list', items: ['Slutet skiljer', 'Längden skiljer'] },
        { kind: 'quote', text: 'Hon kom\tför sent,\u200320\u202Fminuter.\r\nTack 👍👍', from: 'person' },
        { kind: 'quote', text: 'Vi har rättat tiden. '.repeat(400), from: 'provider' },
      ],
    },
  ],
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

describe.each(['sv', 'en'] as const)('a document as a PDF, in %s', (language) => {
  const scene = {
    ...{ t: textsFor(language), f: formatsFor(language), now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' },
  }
  let file: Uint8Array
  let pdf: Pdf
  beforeAll(async () => {
    file = await printablePdf(document, language, scene)
    pdf = await readPdf(file)
  })
  const nodes = () => pdf.trees.flatMap(nodesOf)
  const wordsOf = (node: PdfNode): string => squeeze(pdf.wordsOf(node))
  const roles = (role: string) => nodes().filter((node) => node.role === role)

  test('says what it is, in which language, and that it is tagged', () => {
    expect(pdf.info).toEqual({ Language: htmlLang(language), Title: document.title })
    expect(pdf.preferences).toMatchObject({ DisplayDocTitle: true })
    expect(pdf.marked).toMatchObject({ Marked: true })
    const raw = Buffer.from(file).toString('latin1')
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.outline).toEqual(document.sections.map(({ heading }) => heading))
  })

  test('says on each sheet whose and what it is, when it was made, and which sheet of how many', () => {
    expect(pdf.pages).toBeGreaterThan(3)
    const time = scene.f.dateLong('2026-11-19')
    pdf.artifacts.forEach((foot, at) => {
      const said = squeeze(foot)
      expect(said).toContain(document.foot)
      expect(said).toContain(time)
      expect(said).toMatch(new RegExp(` ${at + 1} \\S+ ${pdf.pages}$`))
    })
  })

  test('has no word outside its structure', () => {
    expect(pdf.outside).toEqual([])
    const inTree = new Set(nodes().flatMap(({ id }) => id ?? []))
    expect([...pdf.words.keys()].filter((id) => !inTree.has(id))).toEqual([])
  })

  test('has headings in order, lists with labels, and tables whose every row has a heading cell', () => {
    const headings = nodes().filter(({ role }) => /^H\d$/.test(role ?? ''))
    expect(headings.map(({ role }) => role)).toEqual(['H1', 'H2', 'H2', 'H2', 'H3'])
    expect(wordsOf(headings[0]!)).toBe(document.title)
    for (const item of roles('LI')) expect(item.children?.map(({ role }) => role)).toEqual(['Lbl', 'LBody'])
    // A table over several pages is in the tree of each; its rows are told by their words.
    const filled = roles('TR').filter((row) => wordsOf(row) !== '')
    expect(filled.length).toBe(rows.length + 1)
    const cellsOf = (row: PdfNode) => row.children?.map(({ role }) => role)
    expect(cellsOf(filled[0]!)).toEqual(Array.from({ length: 6 }, () => 'TH'))
    for (const row of filled.slice(1)) expect(cellsOf(row)).toEqual(['TH', 'TD', 'TD', 'TD', 'TD', 'TD'])
    const raw = Buffer.from(file).toString('latin1')
    expect(raw.match(/\/Scope \/Column/g)).toHaveLength(6)
    expect(raw.match(/\/Scope \/Row/g)).toHaveLength(rows.length)
  })

  test('has the words of the document, in their order, and for the ear what cannot be heard', () => {
    const quotes = roles('BlockQuote').filter((node) => wordsOf(node) !== '')
    expect(squeeze(quotes.map(wordsOf).join(' '))).toContain(
      `Hon kom för sent, 20 minuter. Tack ${scene.t('evidence.pdf.missing')}`,
    )
    const spoken = roles('Span').flatMap(({ alt }) => alt ?? [])
    expect(spoken).toContain('från klockan 7 till 14:30, 7 timmar')
    expect(spoken.some((words) => words.includes('👍'))).toBe(true)
    const said = squeeze([...pdf.words.values()].join(' '))
    let from = 0
    for (const words of ['Zoë Ångström', 'Söders Hemtjänst', 'Planerad tid', 'Åsa Öberg', 'Längden skiljer']) {
      const at = said.indexOf(words, from)
      expect(at, words).toBeGreaterThanOrEqual(from)
      from = at
    }
    expect(said).toContain(scene.t('evidence.pdf.missingSigns'))
  })
})
