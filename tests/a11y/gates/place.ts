import type { Page } from '@playwright/test'
import type { Fault } from './fault'

/**
 * Help and menu are where they are on every other page (WCAG 3.2.3 and 3.2.6): the menu between header and content with its
 * links in their order, and help as the first link after the content.
 */
export function placeFaults(page: Page): Promise<Fault[]> {
  return page.evaluate(() => {
    const places = [[''], ['schema'], ['timmar', 'tidrapporter', 'rakningsunderlag'], ['invandningar'], ['mer']]
    const faults: { rule: string; where: string; what: string }[] = []
    const isAfter = (one: Node | null, other: Node | null) =>
      one !== null && other !== null && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    const [header, main] = [document.querySelector('header'), document.querySelector('main')]
    const help = [...document.querySelectorAll('a[href]')].find((link) => isAfter(main, link) && !main?.contains(link))
    if (help?.getAttribute('href') !== '/hjalp')
      faults.push({ rule: 'place help', where: help?.textContent ?? 'the page', what: 'is not the link to help' })
    const menu = document.querySelector('nav.menu')
    if (menu === null) return faults
    if (!isAfter(header, menu) || !isAfter(menu, main))
      faults.push({ rule: 'place menu', where: 'nav.menu', what: 'is not between header and content' })
    const items = [...menu.querySelectorAll('a')].map(({ pathname }) =>
      places.findIndex((paths) => paths.includes(pathname.split('/')[3] ?? '')),
    )
    if (items.some((item, index) => item <= (items[index - 1] ?? -1)))
      faults.push({ rule: 'place menu', where: 'nav.menu', what: 'has its links in another order' })
    return faults
  })
}
