import { expect, type Page } from '@playwright/test'
import { styleParts } from '../../../app/components/frame/page-style'
import { isDeep } from '../../support/depth'
import { alfaFaults } from '../gates/alfa'
import { axeFaults } from '../gates/axe'
import type { Fault } from '../gates/fault'
import { htmlFaults } from '../gates/html'
import { keyboardFaults } from '../gates/keyboard'
import { contrastFaults, narrowFaults, reflowFaults, targetFaults } from '../gates/layout'
import { iconFaults, styleFaults } from '../gates/looks'
import { noScriptFaults, takePicture } from '../gates/no-script'
import { placeFaults } from '../gates/place'
import { titleFaults } from '../gates/title'
import { wordFaults } from '../gates/words'
import { goodPage, test } from './served'

const limits = { lix: 35, sentenceWords: 25 }
const words = (page: Page): Promise<Fault[]> => wordFaults(page, 'sv', limits)
const withoutScripts = async (page: Page): Promise<Fault[]> => noScriptFaults(page, await takePicture(page))

const gates = {
  alfaFaults,
  axeFaults,
  htmlFaults,
  keyboardFaults,
  contrastFaults,
  narrowFaults,
  reflowFaults,
  targetFaults,
  withoutScripts,
  placeFaults,
  iconFaults,
  styleFaults,
  titleFaults,
  words,
}

for (const [name, gate] of Object.entries(gates)) {
  test(`${name} finds nothing on a page without a fault`, async ({ page, serve }) => {
    await serve(goodPage())
    expect(await gate(page)).toEqual([])
  })
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyzåäö')
const heavy = letters.map((letter) => `Beslutet ${letter} omfattar assistansersättningen.`).join(' ')

const menuOf = (paths: string[]): string =>
  `<nav class="menu" aria-label="Sidor">${paths.map((path) => `<a href="${path}">Sida</a>`).join(' ')}</nav>`

const everyPart = styleParts.map((part) => `<link rel="stylesheet" href="/stil/${part}-0.css">`).join('')

const long = '<p>Hon kommer klockan 8 och går klockan 20.</p>'.repeat(30)
/** A bar along the bottom of the window, on a page that is longer than it. */
const bar = `${long}<p style="position:fixed;inset:auto 0 0 0;height:4rem;margin:0;background:#fff;color:#111">Nu<br>Schema<br>Mer</p>`
const roomForBar = ':root { scroll-padding-bottom: 5rem } body { padding-bottom: 5rem }'
const twoOver =
  '<div style="position:relative"><p style="margin:0">Under</p><p style="margin:0;position:absolute;top:0;left:0">Över</p></div>'

type Caught = [gate: (page: Page) => Promise<Fault[]>, rule: string, page: Parameters<typeof goodPage>[0]]

/** What our own gates measure too: Alfa is asked in the deep run only. */
const inTheDeepRun: Caught[] = isDeep
  ? [[alfaFaults, 'alfa sia-r66', { main: '<p style="color:#777;background:#fff">Svag text</p>' }]]
  : []

const caught: Caught[] = [
  [axeFaults, 'axe image-alt', { main: '<img src="data:," width="9" height="9">' }],
  [axeFaults, 'axe label', { main: '<input name="x">' }],
  [axeFaults, 'axe color-contrast-enhanced', { main: '<p style="color:#666;background:#fff">Svag text</p>' }],
  [
    axeFaults,
    'axe target-size',
    {
      main: '<a href="/a" style="padding:0;min-width:0;font-size:8px">a</a><a href="/b" style="padding:0;min-width:0;font-size:8px">b</a>',
    },
  ],
  [
    axeFaults,
    'axe color-contrast (incomplete)',
    { main: '<p style="background:linear-gradient(#fff,#000)">Text på bild</p>' },
  ],
  [alfaFaults, 'alfa sia-r8', { main: '<input name="x">' }],
  [alfaFaults, 'alfa sia-r10', { main: '<label>Namn <input autocomplete="nonsense"></label>' }],
  ...inTheDeepRun,
  [htmlFaults, 'html no-dup-id (served)', { main: '<p id="x">a</p><p id="x">b</p>' }],
  [htmlFaults, 'html close-order (served)', { main: '<ul><li><b>a</li></b></ul>' }],
  [htmlFaults, 'html element-permitted-content (in the browser)', { main: '<ul><div>a</div></ul>' }],
  [narrowFaults, 'reflow sideways at 320 px with text spacing', { main: '<p style="width:400px">Bred text</p>' }],
  [reflowFaults, 'reflow sideways at 320 px', { main: '<p style="width:400px">Bred text</p>' }],
  [
    reflowFaults,
    'reflow outside at 320 px',
    { main: '<p style="white-space:nowrap">En rad som är för lång för en liten skärm och inte bryts</p>' },
  ],
  [
    reflowFaults,
    'reflow clipped at 320 px with text spacing',
    { main: '<p style="height:1.6em;overflow:hidden;width:5.4em;white-space:nowrap">Klippt text</p>' },
  ],
  [
    reflowFaults,
    'reflow clipped at text twice as large',
    { main: '<p style="height:40px;overflow:hidden;font-size:1rem">Rad</p>' },
  ],
  [
    reflowFaults,
    'reflow overlap at 320 px',
    {
      main: '<div style="position:relative"><p style="margin:0">Under</p><p style="margin:0;position:absolute;top:0;left:0">Över</p></div>',
    },
  ],
  [reflowFaults, 'reflow overlap at 320 px', { css: ':root { scroll-padding-bottom: 5rem }', main: bar }],
  [reflowFaults, 'reflow overlap at 320 px', { css: 'body { padding-bottom: 5rem }', main: bar }],
  [reflowFaults, 'reflow overlap at 320 px', { css: roomForBar, main: bar + twoOver }],
  [reflowFaults, 'reflow sticky at 320 px', { main: '<p style="position:sticky;top:0;height:300px">Fast</p>' }],
  [targetFaults, 'target 44 at 1280 px', { main: '<button type="button" style="min-height:30px">Liten</button>' }],
  [targetFaults, 'target 24 at 320 px', { main: '<p style="line-height:1">Se <a href="/x">länken</a> här</p>' }],
  [contrastFaults, 'contrast text at dark', { css: '@media (prefers-color-scheme: dark) { p { color: #777 } }' }],
  [contrastFaults, 'contrast text at light', { css: 'h1 { color: #999 }' }],
  [contrastFaults, 'contrast edge at light', { css: 'input { border-color: #ccc !important }' }],
  [keyboardFaults, 'focus unseen', { css: 'a:focus-visible { outline: 0 }' }],
  [
    keyboardFaults,
    'focus unseen',
    { css: '@media (prefers-color-scheme: light) { a:focus-visible { outline: 4px solid #ddd } }' },
  ],
  [keyboardFaults, 'focus forced-colors', { css: 'a:focus-visible { outline: 0; box-shadow: 0 0 0 4px #000 }' }],
  [
    keyboardFaults,
    'focus covered',
    { main: '<div style="position:fixed;inset:0 0 auto 0;height:200px;background:#fff">Lock</div>' },
  ],
  [keyboardFaults, 'keyboard unreached', { main: '<a href="/x" tabindex="1">Först</a>' }],
  [
    keyboardFaults,
    'keyboard trap',
    { main: `<button type="button" onkeydown="event.preventDefault()">Fälla</button><a href="/x">Efter</a>` },
  ],
  [withoutScripts, 'no-script', { main: '<p id="p"></p><script>p.textContent = "Bara med skript"</script>' }],
  [withoutScripts, 'no-script', { main: '<div id="p"></div><script>p.innerHTML = "<a href=/x>Mer</a>"</script>' }],
  [placeFaults, 'place help', { help: '/om' }],
  [placeFaults, 'place menu', { between: menuOf(['/b/1/timmar', '/b/1/schema']) }],
  [placeFaults, 'place menu', { main: menuOf(['/b/1/schema', '/b/1/timmar']) }],
  [
    iconFaults,
    'icon only',
    { main: '<a href="/x" aria-label="Ring"><svg aria-hidden="true" width="9" height="9"></svg></a>' },
  ],
  [iconFaults, 'icon speaks', { main: '<a href="/x"><svg width="9" height="9"></svg> Ring</a>' }],
  [styleFaults, 'style missing', { main: '<div class="data-table">Tabell</div>' }],
  [styleFaults, 'style size', { main: everyPart }],
  [titleFaults, 'title fits', { title: 'Tidrapporter – Insyn' }],
  [titleFaults, 'title site', { title: 'Vem kommer' }],
  [titleFaults, 'title h1', { main: '<h1>En till</h1>' }],
  [words, 'speech range', { main: '<p>Mellan 7:00–14:30.</p>' }],
  [words, 'speech kl.', { main: '<p>Hon kommer kl. 8.</p>' }],
  [words, 'speech sign', { main: '<p>Se 9 § i lagen.</p>' }],
  [words, 'speech range', { main: '<p aria-label="7–9">Tid</p>' }],
  [words, 'speech short', { main: '<p>Passet är 2 tim långt.</p>' }],
  [words, 'text key', { main: '<p>schedule.vacant</p>' }],
  [words, 'text key', { main: '<p>Hej {{name}}</p>' }],
  [words, 'lang unmarked', { main: '<p>You can read this with the help of your friend.</p>' }],
  [words, 'lang html', { lang: 'en' }],
  [words, 'reading sentence', { main: `<p>${'ord '.repeat(26)}.</p>` }],
  [words, 'reading lix', { main: `<p>${heavy}</p>` }],
]

for (const [gate, rule, options] of caught) {
  test(`${rule}: ${JSON.stringify(options).slice(0, 120)}`, async ({ page, serve }) => {
    await serve(goodPage(options))
    expect((await gate(page)).map((fault) => fault.rule)).toContain(rule)
  })
}

test('words: a word that begins as a unit does is none, and sentences are told apart across elements', async ({
  page,
  serve,
}) => {
  const half = 'ett ord till '.repeat(6)
  await serve(
    goodPage({ main: `<p>Du är inloggad på 2 ställen. Det går.</p><p><b>Här ${half}.</b> <b>Där ${half}.</b></p>` }),
  )
  expect(await words(page)).toEqual([])
})

test('words: what is marked, hidden from voices or quoted is left alone', async ({ page, serve }) => {
  await serve(
    goodPage({
      main:
        '<p lang="en">You can read this with the help of your friend.</p>' +
        '<p><span aria-hidden="true">7:00–14:30</span><span>från klockan 7 till 14:30</span></p>' +
        `<blockquote><p>${'ord '.repeat(26)}.</p></blockquote><p>Skriv till hjalp@insyn.example.</p>`,
    }),
  )
  expect(await words(page)).toEqual([])
})

test('reflow: a bar along the bottom that everything can be scrolled past lies over nothing', async ({
  page,
  serve,
}) => {
  await serve(goodPage({ main: bar, css: roomForBar }))
  expect((await reflowFaults(page)).filter(({ rule }) => rule.startsWith('reflow overlap'))).toEqual([])
})
