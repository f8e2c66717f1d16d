import type { Page } from '@playwright/test'
import { htmlLang, type Language } from '../../app/i18n/languages'
import { expect } from '../support/fixtures'
import { alfaFaults } from './gates/alfa'
import { axeFaults, colourRules } from './gates/axe'
import { faultLine, type Fault } from './gates/fault'
import { htmlFaults } from './gates/html'
import { keyboardFaults } from './gates/keyboard'
import { contrastFaults, reflowFaults, targetFaults } from './gates/layout'
import { noScriptFaults } from './gates/no-script'
import { ariaTree } from './gates/snapshot'
import { placeFaults } from './gates/place'
import { sameTitleFaults, titleFaults } from './gates/title'
import { wordFaults, type Readability } from './gates/words'
import { createFinder } from './finder'
import type { PageState } from './pages'

/** Swedish: LIX 35 and 25 words a sentence; lättläst: 25 and 15. LIX is made for Swedish; elsewhere sentences only. */
const readability: Record<Language, Readability> = {
  sv: { lix: 35, sentenceWords: 25 },
  'sv-lattlast': { lix: 25, sentenceWords: 15 },
  en: { lix: null, sentenceWords: 25 },
  fi: { lix: null, sentenceWords: 25 },
}

/** `GATES=words,axe` runs these only, for the one who mends a page. */
const only = process.env.GATES?.split(',')

type Gate = (page: Page) => Promise<Fault[]>

/** In Swedish every gate; in the other languages those that depend on the words. The page is reloaded by the last. */
function gatesFor(state: PageState, language: Language): [name: string, gate: Gate][] {
  const words: [string, Gate][] = [
    ['title', titleFaults],
    ['same title', (page) => sameTitleFaults(page, language, state.route, 'test-results/titles')],
    ['words', (page) => wordFaults(page, htmlLang(language), readability[language])],
    ['axe', (page) => axeFaults(page, { without: language === 'sv' ? [] : colourRules })],
    ['html', (page) => htmlFaults(page, state.sent || language !== 'sv' ? 'in the browser' : 'both')],
    ['reflow', reflowFaults],
  ]
  if (language !== 'sv') return words
  const all: [string, Gate][] = [
    ...words,
    ['alfa', alfaFaults],
    ['contrast', contrastFaults],
    ['targets', targetFaults],
    ['place', placeFaults],
    ['keyboard', keyboardFaults],
  ]
  return state.sent ? all : [...all, ['no script', noScriptFaults]]
}

/** Brings the page to the state, in the language, as the person of the state (who is signed in already). */
export async function reach(page: Page, state: PageState, language: Language, stack: string): Promise<void> {
  const find = createFinder(page, `${stack} ${state.person ?? ''}`)
  const path = typeof state.path === 'string' ? state.path : await state.path(find)
  await page.request.get(`/sprak/${language}`)
  // An address with a fragment is otherwise the page that is there already, in the language before.
  if (path.includes('#')) await page.goto('about:blank')
  await page.goto(path)
  await state.act?.(page)
}

/** Sends a page through its gates; every fault of every gate is reported, not only the first. */
export async function checkState(page: Page, state: PageState, language: Language): Promise<void> {
  // Public pages hold still, and those that say so; the others tell of a running clock and of what other tests do.
  if (language === 'sv' && (state.person === undefined || state.still)) {
    expect.soft(await ariaTree(page)).toMatchSnapshot(`${state.name}.yml`)
  }
  for (const [name, gate] of gatesFor(state, language)) {
    if (only !== undefined && !only.includes(name)) continue
    const faults = await gate(page)
    expect.soft(faults.map(faultLine), `${state.name} (${language}): ${name}`).toEqual([])
  }
}
