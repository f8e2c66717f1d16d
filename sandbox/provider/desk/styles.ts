import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { projectPath } from '../../../provider-kit/root'

const packageName = '@digdir/designsystemet-css'

const components = [
  'alert',
  'button',
  'card',
  'error-summary',
  'field',
  'fieldset',
  'heading',
  'input',
  'label',
  'link',
  'list',
  'paragraph',
  'skip-link',
  'table',
  'tag',
  'validation-message',
]

/** Our own rules, on the portal's theme: targets outside running text are 44 px, states have an edge, a filling and a word. */
const own = `
* { box-sizing: border-box; }
html { font-size: 100%; font-family: system-ui, sans-serif; overflow-wrap: break-word; background: var(--ds-color-neutral-background-default); scroll-padding-block-end: 6rem; }
body { margin: 0; font-size: 1.125rem; line-height: 1.5; color: var(--ds-color-neutral-text-default); background: var(--ds-color-neutral-background-default); }
.band { margin: 0; padding: 0.25rem 1rem; font-size: 1rem; text-align: center; font-weight: 600; background: var(--ds-color-warning-surface-tinted); color: var(--ds-color-warning-text-default); border-block-end: 2px dashed var(--ds-color-warning-border-default); }
header { background: var(--ds-color-neutral-surface-default); border-bottom: 1px solid var(--ds-color-neutral-border-subtle); }
.rad-i-huvudet, header nav, main { max-width: 76rem; margin: 0 auto; padding-inline: 1rem; }
.rad-i-huvudet { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1.5rem; }
main { padding-block: 1.5rem 3rem; }
main:focus { outline: none; }
main > * + *, section > * + *, form > * + * { margin-top: 1rem; }
main > section { background: var(--ds-color-neutral-surface-default); border: 1px solid var(--ds-color-neutral-border-subtle); border-radius: 0.75rem; padding: 1rem; }
.ds-heading { font-weight: 700; }
h1.ds-heading { font-size: clamp(1.75rem, 1.45rem + 1.5vw, 2.375rem); line-height: 1.2; }
h2.ds-heading { font-size: 1.375rem; }
h3.ds-heading { font-size: 1.125rem; }
.ds-label:not(.ds-field:has(input[type=radio], input[type=checkbox]) .ds-label) { font-weight: 600; }
.ds-table, .ds-table th { color: var(--ds-color-neutral-text-default); }
.ds-validation-message { color: var(--ds-color-danger-text-subtle); }
.namn { margin: 0; font-weight: 700; }
.namn a { color: inherit; text-decoration: none; }
.namn a:hover { text-decoration: underline; }
.meny, .lista { list-style: none; margin: 0; padding: 0; }
.meny { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.meny a, .namn a, .lista a, .fler a, .vem a { display: inline-flex; align-items: center; min-height: 2.75rem; min-width: 2.75rem; }
.meny a[aria-current] { font-weight: 700; box-shadow: inset 0 -4px var(--ds-color-accent-base-default); }
.vem { margin: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; }
.lista > li + li { border-top: 1px solid var(--ds-color-neutral-border-subtle); }
.rad { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; padding-block: 0.25rem; }
.rad .tid { min-width: 10rem; font-variant-numeric: tabular-nums; }
.antal { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; list-style: none; margin: 1rem 0 0; padding: 0; }
.antal a { display: inline-flex; align-items: center; gap: 0.5rem; min-height: 3rem; padding: 0.25rem 1rem; border: 2px solid var(--ds-color-accent-border-default); border-radius: 0.75rem; background: var(--ds-color-neutral-surface-default); }
.antal strong { font-size: 1.375rem; }
.antal [data-state=bad] a { border: 3px solid var(--ds-color-danger-border-strong); background: var(--ds-color-danger-surface-tinted); color: var(--ds-color-danger-text-default); }
.antal [data-state=warn] a { border: 2px dashed var(--ds-color-warning-border-default); background: var(--ds-color-warning-surface-tinted); color: var(--ds-color-warning-text-default); }
.delar { display: grid; gap: 1rem; }
.remsa { display: block; margin-block: 0.5rem 0; overflow: visible; }
.remsa text { font-size: 0.875rem; fill: currentColor; }
.remsa .timme { stroke: var(--ds-color-neutral-border-subtle); }
.remsa .nu { stroke: var(--ds-color-danger-border-strong); stroke-width: 3; }
.remsa rect { fill: var(--ds-color-neutral-surface-default); stroke: var(--ds-color-accent-border-strong); stroke-width: 2; }
.remsa [data-look=started] { fill: var(--ds-color-accent-base-default); }
.remsa [data-look=ended] { fill: var(--ds-color-accent-surface-tinted); }
.remsa [data-look=vacant] { fill: var(--ds-color-warning-surface-tinted); stroke: var(--ds-color-warning-border-strong); stroke-dasharray: 5 4; }
.remsa [data-look=missed] { fill: var(--ds-color-danger-surface-tinted); stroke: var(--ds-color-danger-border-strong); stroke-width: 4; }
.remsa [data-look=cancelled] { stroke: var(--ds-color-neutral-border-default); stroke-dasharray: 2 3; }
.knappar { display: flex; flex-wrap: wrap; align-items: end; gap: 1rem; }
.knappar > * { margin-top: 0; }
.bredd { max-width: 100%; overflow-x: auto; }
.bredd:focus-visible { outline: 3px solid var(--ds-color-focus-outer); outline-offset: 3px; }
.bredd td, .bredd th { vertical-align: baseline; overflow-wrap: normal; }
.bredd td a, .bredd th a { display: inline-flex; align-items: center; min-height: 2.75rem; min-width: 2.75rem; }
.fakta { display: grid; grid-template-columns: minmax(0, max-content) minmax(0, 1fr); gap: 0.25rem 1rem; margin: 1rem 0 0; }
.fakta dt { font-weight: 600; }
.fakta dd { margin: 0; }
main > .bradskande, .bradskande { border: 3px solid var(--ds-color-danger-border-strong); border-radius: 0.75rem; background: var(--ds-color-danger-surface-tinted); padding: 1rem; }
main > .utan { border: 2px dashed var(--ds-color-warning-border-default); background: var(--ds-color-warning-surface-tinted); }
.egen-text { white-space: pre-line; border-inline-start: 4px solid var(--ds-color-neutral-border-default); padding-inline-start: 1rem; }
.ds-input:is(select, textarea) { width: 100%; max-width: 40rem; }
.ds-field:has(input[type=radio], input[type=checkbox]) { min-height: 2.75rem; align-items: center; }
.ds-field:has(input[type=radio], input[type=checkbox]) label { min-height: 2.75rem; display: flex; align-items: center; }
.ds-error-summary a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.ds-skip-link:focus { min-height: 2.75rem; }
.ds-button { white-space: normal; }
.gor { padding-block: 0.75rem; background: var(--ds-color-neutral-background-default); }
.gor .ds-button { width: 100%; max-width: 40rem; min-height: 3.5rem; font-weight: 700; }
@media (width < 48rem) and (height >= 30rem) {
  .gor { position: sticky; inset-block-end: 0; }
}
@media (forced-colors: active) {
  .remsa :is(rect, line) { stroke: CanvasText; }
  .remsa rect { fill: Canvas; }
  .remsa [data-look=started] { fill: Highlight; }
}
@media (max-width: 30rem) {
  .fakta { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .fakta dd { margin-bottom: 0.5rem; }
}
`

const read = (path: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`${packageName}/${path}`), 'utf8')

/** The portal's colours, sizes and dark, over those of Designsystemet: its parts use more tokens than the portal has kept. */
const theme = (): string =>
  readFileSync(projectPath('app/components/frame/theme.css'), 'utf8').replace('@layer ds.theme', '@layer insyn.theme')

const assemble = (): string =>
  [
    '@layer ds.theme, insyn.theme, ds.base, ds.components;',
    read('theme.css'),
    theme(),
    `@layer ds.base{${read('base.css')}}`,
    `@layer ds.components{${components.map((name) => read(`${name}.css`)).join('')}}`,
    own,
  ].join('\n')

/** The stylesheet of the desk and the check-in: Designsystemet's parts that they use, and our own few rules. */
export const stylesheet = assemble()

/** Its address; the hash in it lets browsers keep it for good. */
export const stylesheetPath = `/assets/skrivbord-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 10)}.css`
