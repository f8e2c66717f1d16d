import { once } from 'node:events'
import { createServer } from 'node:http'
import { test as base } from '@playwright/test'

type Served = {
  /** Serves the HTML, goes there, and leaves the browser on it. */
  serve: (html: string) => Promise<void>
}

const head = (title: string, style: string): string =>
  `<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<style nonce="n">${style}</style></head>`

const style = `
  :root { color-scheme: light dark; font: 18px/1.6 sans-serif; color: #111; background: #fff }
  body { margin: 1rem; overflow-wrap: anywhere }
  a { color: #003a8c; display: inline-block; padding: 0.5rem; min-width: 44px }
  p a { display: inline; padding: 0.2rem 0 }
  @media (prefers-color-scheme: dark) { :root { color: #eee; background: #111 } a { color: #9cf } }
  button, input { font: inherit; min-height: 48px; min-width: 48px; border: 2px solid; border-radius: 0; background: none; color: inherit; appearance: none }
  :focus-visible { outline: 4px solid currentcolor; outline-offset: 2px }
  @media (prefers-color-scheme: dark) { a:focus-visible { outline-color: #fff } }`

/** A page without a fault; each test puts one into it. */
export const goodPage = ({
  title = 'Vem kommer i dag – Insyn',
  lang = 'sv',
  css = '',
  main = '',
  between = '',
  help = '/hjalp',
} = {}): string =>
  `<!DOCTYPE html><html lang="${lang}">${head(title, style + css)}<body>` +
  `<header><nav aria-label="Meny"><a href="/schema">Schema</a></nav></header>${between}` +
  `<main><h1>Vem kommer i dag</h1><p>Pia kommer klockan 16 och går klockan 20. Läs mer om <a href="/schema">veckans schema</a> här.</p>` +
  `<form method="get" action="/sok"><p><label for="q">Namn</label></p><p><input id="q" name="q" type="text" autocomplete="name"></p>` +
  `<p><button type="submit">Sök</button></p></form>${main}</main>` +
  `<footer><nav aria-label="Om"><a href="${help}">Hjälp</a></nav></footer></body></html>`

/** Playwright's test with a small server for pages made up on the spot. */
export const test = base.extend<Served>({
  serve: async ({ page }, use) => {
    let html = ''
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    await use(async (given) => {
      html = given
      await page.goto(`http://127.0.0.1:${port}/`)
    })
    server.closeAllConnections()
    server.close()
  },
})
