import { html, textOf, type Html, type Value } from './html'
import { stylesheetPath as ofDesk } from './styles'
import type { FormError } from './forms'
import { errorSummary } from './forms'

/** What was done, said once on the page after. */
export type Notice = { title: string; lines?: readonly string[] }

/** One page of the desk or the check-in. */
export type Page = {
  /** The h1, and the first part of the title. */
  heading: string
  /** The provider's name and what these pages are, after the heading in the title. */
  site: string
  home: string
  links: readonly { href: string; label: string; current: boolean }[]
  /** Who is at work, with a way to change; nothing before one has been chosen. */
  who?: Html | null
  notice?: Notice | null
  errors?: readonly FormError[]
  content: Value
  /** Where its stylesheet is; without it that of the desk. */
  stylesheetPath?: string
}

const noticeBox = ({ title, lines = [] }: Notice): Html =>
  html`<div class="ds-alert" data-color="success" id="besked">
    <p class="ds-heading" data-size="xs">${title}</p>
    ${
      lines.length > 0
        ? html`<ul class="ds-list">
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`
        : null
    }
  </div>`

const menu = (links: Page['links']): Html | null =>
  links.length === 0
    ? null
    : html`<nav aria-label="Huvudmeny">
        <ul class="meny">
          ${links.map(
            ({ href, label, current }) =>
              html`<li>
                <a class="ds-link" href="${href}" ${current ? html` aria-current="page"` : null}>${label}</a>
              </li>`,
          )}
        </ul>
      </nav>`

const titleOf = ({ heading, site, errors = [], notice }: Page): string => {
  if (errors.length > 0) return `Fel: ${heading}, ${site}`
  return notice ? `${notice.title}. ${heading}, ${site}` : `${heading}, ${site}`
}

/** The whole page as text. */
export const renderPage = (page: Page): string =>
  textOf(
    html`<!doctype html>
      <html lang="sv" data-color-scheme="auto" data-color="accent" data-size="md">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${titleOf(page)}</title>
          <link rel="stylesheet" href="${page.stylesheetPath ?? ofDesk}" />
          <link rel="icon" href="data:," />
        </head>
        <body>
          <a class="ds-skip-link" href="#innehall">Hoppa till innehållet</a>
          <header>
            <p class="band">Testmiljö. Alla personer är påhittade.</p>
            <div class="rad-i-huvudet">
              <p class="namn"><a href="${page.home}">${page.site}</a></p>
              ${page.who}
            </div>
            ${menu(page.links)}
          </header>
          <main id="innehall" tabindex="-1">
            ${errorSummary(page.errors ?? [])} ${page.notice ? noticeBox(page.notice) : null}
            <h1 class="ds-heading" data-size="lg">${page.heading}</h1>
            ${page.content}
          </main>
        </body>
      </html> `,
  )
