import { createContext, useContext, type ReactElement } from 'react'
import { StyleGatherer, type StylePart } from './page-style'

/** What stands in the document's title until the page has said its own. The name of the service is not translated. */
export const siteName = 'Insyn'

/** In the document where the style of its sheets is written, when it is printed. */
export const sheetPlace = '/* sheets */'

/** In the document where the pieces of the stylesheet are written that its page is drawn with. */
export const stylePlace = '/* styles */'

type Head = { title: string; sheet: string }

const HeadContext = createContext<Head>({ title: '', sheet: '' })

/**
 * Says the title of the document: "Schema vecka 47, Insyn". The page's heading and the title come from one place this
 * way, and React 18 cannot write in the head from a page. Nothing is hydrated, so it is said once, while rendering.
 */
export function DocumentTitle({ children }: { children: string }) {
  useContext(HeadContext).title = children
  return null
}

/** Says the style of the sheets that the document is printed on, as `DocumentTitle` says its title. */
export function SheetFoot({ children }: { children: string }) {
  useContext(HeadContext).sheet = children
  return null
}

/**
 * Renders a document to one string, with the title and the style of sheets that its page said.
 * @param render makes the string, in one go: `renderToString`
 * @returns the document, and the parts of the stylesheet that it is drawn with
 */
export function renderDocument(
  document: ReactElement,
  render: (element: ReactElement) => string,
): { html: string; parts: ReadonlySet<StylePart> } {
  const head: Head = { title: '', sheet: '' }
  const parts = new Set<StylePart>()
  const rendered = render(
    <HeadContext.Provider value={head}>
      <StyleGatherer value={parts}>{document}</StyleGatherer>
    </HeadContext.Provider>,
  )
  const html = rendered.replace(sheetPlace, () => head.sheet)
  if (head.title === '') return { html, parts }
  const title = `<title>${escapeText(head.title)}, ${siteName}</title>`
  return { html: html.replace(`<title>${siteName}</title>`, () => title), parts }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
