import { expect, test } from 'vitest'
import { styleFiles, writeStyles } from './styles.server'

const page = '<html><head><style>/* styles */</style></head><body>Nu</body></html>'
const asked = { cookie: null, nonce: 'n1', secure: true }
const pathOf = (name: string) => styleFiles.find((file) => file.name === name)?.path ?? ''
const headOf = (html: string) => /<head>(.*)<\/head>/s.exec(html)?.[1] ?? ''
const sent = (setCookie: string | null) => setCookie?.split(';')[0] ?? ''

test('a first page carries what it is drawn with, and fetches the files of it after itself', () => {
  const { html, setCookie } = writeStyles(page, new Set(['tables']), asked)
  expect(headOf(html).match(/<style nonce="n1">/g)).toHaveLength(2)
  expect(headOf(html)).not.toContain('<link')
  for (const name of ['base', 'tables']) {
    expect(html).toContain(`<link rel="stylesheet" href="${pathOf(name)}" media="not all" nonce="n1"/>`)
  }
  expect(html).not.toContain('/stil/forms')
  expect(html.endsWith('</body></html>')).toBe(true)
  expect(setCookie).toMatch(/^insyn-stil=[\da-f]{10}\.5; Path=\/; SameSite=Lax; HttpOnly; Secure$/)
})

test('a later page refers to what the browser has, in the order of the cascade, and carries only what is new', () => {
  const first = writeStyles(page, new Set(['tables']), asked)
  const cookie = `a=b; ${sent(first.setCookie)}; c=d`
  const same = writeStyles(page, new Set(['tables']), { ...asked, cookie })
  expect(headOf(same.html)).toBe(
    ['base', 'tables'].map((name) => `<link rel="stylesheet" href="${pathOf(name)}" nonce="n1"/>`).join(''),
  )
  expect(same.html).not.toContain('not all')
  expect(same.setCookie).toBeNull()
  const more = writeStyles(page, new Set(['forms', 'tables']), { ...asked, cookie })
  expect(headOf(more.html)).toMatch(/^<link[^>]*base[^>]*><style nonce="n1">.*<\/style><link[^>]*tables[^>]*>$/s)
  expect(sent(more.setCookie)).toMatch(/\.7$/)
})

test.each([
  'insyn-stil=0123456789.7',
  'insyn-stil=x',
  'insyn-stil=0123456789.99999999999999999',
  'xinsyn-stil=1.1',
  '',
])('a cookie of another version, or that is none of ours, is none: %s', (cookie) => {
  expect(headOf(writeStyles(page, new Set(), { ...asked, cookie }).html)).not.toContain('<link')
})

test('without https the cookie is not kept from the site itself', () => {
  expect(writeStyles(page, new Set(), { ...asked, secure: false }).setCookie).not.toContain('Secure')
})

test('what stands in a page is never a replacement pattern', () => {
  const { html } = writeStyles(page, new Set(), { ...asked, nonce: "$&$'" })
  expect(html).toContain(`nonce="$&$'"`)
})
