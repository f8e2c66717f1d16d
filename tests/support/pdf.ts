import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'

const nodeSchema = z.object({
  role: z.string().optional(),
  alt: z.string().optional(),
  lang: z.string().optional(),
  type: z.string().optional(),
  id: z.string().optional(),
  get children() {
    return z.array(nodeSchema).optional()
  },
})
/** A file without bookmarks has none. */
const outlineSchema = z
  .array(z.object({ title: z.string() }))
  .nullable()
  .transform((items) => items ?? [])
/** An element of the structure, or a mark of content that belongs to it. */
export type PdfNode = z.infer<typeof nodeSchema>
const itemSchema = z.union([
  z.object({ str: z.string() }),
  z.object({ type: z.string(), id: z.string().nullish(), tag: z.string().nullish() }),
])

/** A file as one who reads its structure meets it: the tree, the words of each mark, and what stands outside. */
export async function readPdf(file: Uint8Array) {
  const pdf = await getDocument({ data: file.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const trees: PdfNode[] = []
  const words = new Map<string, string>()
  const outside: string[] = []
  /** What is on each page for the eye only: its foot, and headings of a table drawn again. */
  const artifacts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    // A file of somebody else may have no structure: then all of it stands outside.
    const tree = nodeSchema.nullable().parse(await page.getStructTree())
    if (tree !== null) trees.push(tree)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const marks: { id: string | null; artifact: boolean }[] = []
    const unsaid: string[] = []
    for (const item of items.map((one) => itemSchema.parse(one))) {
      if ('str' in item) {
        const inner = marks.at(-1)
        if (inner?.artifact === true) unsaid.push(item.str)
        else if (inner?.id != null) words.set(inner.id, `${words.get(inner.id) ?? ''}${item.str} `)
        else if (item.str.trim() !== '') outside.push(item.str)
      } else if (item.type === 'endMarkedContent') marks.pop()
      else marks.push({ id: item.id ?? null, artifact: item.tag === 'Artifact' })
    }
    artifacts.push(unsaid.join(' '))
  }
  const information = z.object({ Language: z.string(), Title: z.string() })
  /** The words of an element, as they stand in the file. */
  const wordsOf = (node: PdfNode): string =>
    nodesOf(node)
      .map(({ id }) => (id === undefined ? '' : (words.get(id) ?? '')))
      .join(' ')
  /** The same as a screen reader says them: what is to be said instead of what is written. */
  const saidIn = (node: PdfNode): string =>
    node.alt ??
    `${node.id === undefined ? '' : (words.get(node.id) ?? '')}${(node.children ?? []).map(saidIn).join(' ')}`
  return {
    ...{ wordsOf, saidIn },
    ...{ trees, words, outside, artifacts, pages: pdf.numPages },
    marked: await pdf.getMarkInfo(),
    info: information.parse((await pdf.getMetadata()).info),
    preferences: z.record(z.string(), z.unknown()).parse(await pdf.getViewerPreferences()),
    outline: outlineSchema.parse(await pdf.getOutline()).map(({ title }) => title),
  }
}

export type Pdf = Awaited<ReturnType<typeof readPdf>>

/** An element and all that is in it, in reading order. */
export const nodesOf = (node: PdfNode): PdfNode[] => [node, ...(node.children ?? []).flatMap(nodesOf)]

/** How large each piece of text of the first page is set, in points. */
export async function textSizes(file: Uint8Array): Promise<Map<string, number>> {
  const pdf = await getDocument({ data: file.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const pieces = items.flatMap((item) => ('str' in item ? item : []))
  return new Map(pieces.map(({ str, height }) => [str, height]))
}

/** The words of each page of any PDF, in the order that they are drawn. */
export async function textOfPages(file: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: file.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const words = items.map((one) => itemSchema.parse(one)).map((item) => ('str' in item ? item.str : ''))
    texts.push(words.join(' ').replace(/\s+/g, ' '))
  }
  return texts
}
