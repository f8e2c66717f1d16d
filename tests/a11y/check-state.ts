import type { Page } from '@playwright/test'
import { htmlLang, languages, type Language } from '../../app/i18n/languages'
import { isDeep } from '../support/depth'
import { expect, test } from '../support/fixtures'
import { alfaFaults } from './gates/alfa'
import { axeFaults, colourRules, impliedRules } from './gates/axe'
import { faultLine, type Fault } from './gates/fault'
import { htmlFaults, type HtmlSource } from './gates/html'
import { keyboardFaults } from './gates/keyboard'
import { contrastFaults, narrowFaults, reflowFaults, targetFaults } from './gates/layout'
import { iconFaults, styleFaults } from './gates/looks'
import { noScriptFaults, takePicture } from './gates/no-script'
import { ariaTree } from './gates/snapshot'
import { placeFaults } from './gates/place'
import { sameTitleFaults, titleFaults } from './gates/title'
import { wordFaults, type Readability } from './gates/words'
import { createFinder } from './finder'
import type { PageState } from './page-state'

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

/** What depends on the words of a page. */
const wordGates = (state: PageState, language: Language): [name: string, gate: Gate][] => [
  ['title', titleFaults],
  ['same title', (page) => sameTitleFaults(page, language, state.route, 'test-results/titles')],
  ['words', (page) => wordFaults(page, htmlLang(language), readability[language])],
]

/** Where the HTML is read: as it is served; in the browser when something has been done there, or in the deep run. */
function htmlSource(state: PageState, language: Language): HtmlSource {
  if (state.sent || language !== 'sv') return 'in the browser'
  if (isDeep) return 'both'
  return state.act === undefined ? 'served' : 'in the browser'
}

/** What depends on how it is built, too: axe, HTML, reflow (of a state that is not `whole` at the width that is hardest). */
const buildGates = (state: PageState, language: Language, isWhole: boolean): [name: string, gate: Gate][] => [
  ['axe', (page) => axeFaults(page, { without: language === 'sv' ? impliedRules : colourRules })],
  ['html', (page) => htmlFaults(page, htmlSource(state, language))],
  ['reflow', isWhole ? reflowFaults : narrowFaults],
  ['place', placeFaults],
  ['icons', iconFaults],
  ['style', styleFaults],
]

/**
 * In Swedish every gate, or for a state that is not `whole` the first two groups; in the other languages, whose pages differ
 * in their words alone, what depends on the words and in Finnish the narrow screen, and in the deep run the second group too.
 */
function gatesFor(state: PageState, language: Language, isWhole: boolean): [name: string, gate: Gate][] {
  const words = wordGates(state, language)
  // Finnish has the longest words: what has room for them has room for the others.
  if (language !== 'sv' && !isDeep) return language === 'fi' ? [...words, ['reflow', narrowFaults]] : words
  const most = [...words, ...buildGates(state, language, isWhole)]
  if (language !== 'sv' || !isWhole) return most
  return [
    ...most,
    ['alfa', alfaFaults],
    ['contrast', contrastFaults],
    ['targets', targetFaults],
    ['keyboard', keyboardFaults],
  ]
}

/**
 * Brings the page to the state, in the language, as the person of the state (who is signed in already). `there`: where it is,
 * when it has been reached in another language and loading it again shows it.
 * @returns where it is, or undefined when only doing the same again shows it
 */
export async function reach(
  page: Page,
  state: PageState,
  language: Language,
  stack: string,
  there?: string,
): Promise<string | undefined> {
  const find = createFinder(page, `${stack} ${state.person ?? ''}`)
  const path = there ?? (typeof state.path === 'string' ? state.path : await state.path(find))
  // It leads to a page, which nobody reads.
  await page.request.get(`/sprak/${language}`, { maxRedirects: 0 })
  // An address with a fragment is otherwise the page that is there already, in the language before.
  if (path.includes('#')) await page.goto('about:blank')
  await page.goto(path)
  if (there === undefined) await state.act?.(page)
  return state.sent === true ? undefined : page.url()
}

/**
 * Sends a page through its gates; every fault of every gate is reported, not only the first. Without `isWhole` it leaves
 * out those that the first state of the same route goes through (Alfa, contrast, targets, keyboard, no scripts).
 */
export async function checkState(page: Page, state: PageState, language: Language, isWhole: boolean): Promise<void> {
  // Public pages hold still, and those that say so; the others tell of a running clock and of what other tests do.
  if (language === 'sv' && (state.person === undefined || state.still)) {
    expect.soft(await ariaTree(page)).toMatchSnapshot(`${state.name}.yml`)
  }
  const gates = gatesFor(state, language, isWhole)
  if (isWhole && language === 'sv' && state.sent !== true) {
    const withScripts = await takePicture(page)
    // The last, since it loads the page again.
    gates.push(['no script', () => noScriptFaults(page, withScripts)])
  }
  for (const [name, gate] of gates) {
    if (only !== undefined && !only.includes(name)) continue
    const faults = await gate(page)
    expect.soft(faults.map(faultLine), `${state.name} (${language}): ${name}`).toEqual([])
  }
}

/** A state in each language through its gates; `says`: what has to stand there in Swedish, so that it is the state that is meant. */
export async function checkInEachLanguage(
  page: Page,
  state: PageState & { says: RegExp },
  portal: string,
): Promise<void> {
  for (const language of languages) {
    await test.step(language, async () => {
      await reach(page, state, language, portal)
      if (language === 'sv') await expect(page.locator('main')).toContainText(state.says)
      await checkState(page, state, language, isDeep)
    })
  }
}
