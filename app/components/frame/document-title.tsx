import { createContext, useContext, type ReactElement } from 'react'

/** What stands in the document's title until the page has said its own. The name of the service is not translated. */
export const siteName = 'Insyn'

/** In the document where the style of its sheets is written, when it is printed. */
export const sheetPlace = '/* sheets */'

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
 */
export function renderDocument(document: ReactElement, render: (element: ReactElement) => string): string {
  const head: Head = { title: '', sheet: '' }
  const rendered = render(<HeadContext.Provider value={head}>{document}</HeadContext.Provider>)
  const html = rendered.replace(sheetPlace, () => head.sheet)
  if (head.title === '') return html
  return html.replace(`<title>${siteName}</title>`, () => `<title>${escapeText(head.title)}, ${siteName}</title>`)
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
