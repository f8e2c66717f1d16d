import { createContext, useContext, type ReactElement } from 'react'

/** What stands in the document's title until the page has said its own. The name of the service is not translated. */
export const siteName = 'Insyn'

type Head = { title: string }

const HeadContext = createContext<Head>({ title: '' })

/**
 * Says the title of the document: "Schema vecka 47, Insyn". The page's heading and the title come from one place this
 * way, and React 18 cannot write in the head from a page. Nothing is hydrated, so it is said once, while rendering.
 */
export function DocumentTitle({ children }: { children: string }) {
  useContext(HeadContext).title = children
  return null
}

/**
 * Renders a document to one string, with the title its page said.
 * @param render makes the string, in one go: `renderToString`
 */
export function renderDocument(document: ReactElement, render: (element: ReactElement) => string): string {
  const head: Head = { title: '' }
  const html = render(<HeadContext.Provider value={head}>{document}</HeadContext.Provider>)
  if (head.title === '') return html
  return html.replace(`<title>${siteName}</title>`, () => `<title>${escapeText(head.title)}, ${siteName}</title>`)
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
