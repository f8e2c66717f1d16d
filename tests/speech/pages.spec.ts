import type { Page } from '@playwright/test'
import { heading } from '../support/objection-steps'
import { expect, test } from './fixtures'
import { faultsHeard } from './heard'

const linksOf = (page: Page) =>
  page.locator('a[href]').evaluateAll((links) =>
    links.map((link) => ({
      name: (link.getAttribute('aria-label') ?? link.textContent).replaceAll(/\s+/g, ' ').trim(),
      href: link.getAttribute('href') ?? '',
    })),
  )

/** The last of the languages at the foot of every page. */
const lastSaid = /^Suomi/

/** Every page that is read most, from its beginning to its end, by its address under the brukare's. */
const pages = {
  now: '',
  tomorrow: '/schema/dag/2026-11-20',
  week: '/schema/vecka/2026-W47',
  hours: '/timmar/manad/2026-11',
  reports: '/tidrapporter/2026-10',
  objections: '/invandningar',
  more: '/mer',
}

for (const [name, path] of Object.entries(pages)) {
  test(`${name} is read whole: once, in words, with links that sound different`, async ({ page, reader, signInAs }) => {
    await signInAs('pia', { path: '/valj' })
    const base = new URL(page.url()).pathname
    await reader.hear(() => page.goto(`${base}${path}`))
    await reader.press('ctrl+Home')
    const said = await reader.readAll(lastSaid)
    expect(said.length, 'what was said').toBeGreaterThan(20)
    expect(said.join('\n')).toContain(`${await heading(page).innerText()}\nhuvud nivå 1`)
    expect(faultsHeard(said, await linksOf(page))).toEqual([])
  })
}
