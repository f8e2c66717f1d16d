import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DocumentTitle, renderDocument, siteName } from './document-title'
import { PageStyle } from './page-style'

const document = (title?: string) => (
  <html lang="sv">
    <head>
      <title>{siteName}</title>
    </head>
    <body>{title !== undefined && <DocumentTitle>{title}</DocumentTitle>}</body>
  </html>
)

test('the title is what the page says, and the name of the service', () => {
  expect(renderDocument(document('Schema vecka 47'), renderToString).html).toContain(
    '<title>Schema vecka 47, Insyn</title>',
  )
})

test('a name in a title cannot be markup or a replacement pattern', () => {
  const { html } = renderDocument(document("A & B </title><script>$& $'"), renderToString)
  expect(html).toContain("<title>A &amp; B &lt;/title>&lt;script>$&amp; $', Insyn</title>")
})

test('without a title of its own the page has the name of the service, also after another page', () => {
  renderDocument(document('Schema'), renderToString)
  expect(renderDocument(document(), renderToString).html).toContain('<title>Insyn</title>')
})

test('says which parts of the stylesheet its page is drawn with, and none of the page before', () => {
  const page = (
    <html lang="sv">
      <body>
        <PageStyle part="tables" />
        <PageStyle part="tables" />
      </body>
    </html>
  )
  expect([...renderDocument(page, renderToString).parts]).toEqual(['tables'])
  expect([...renderDocument(document(), renderToString).parts]).toEqual([])
})
