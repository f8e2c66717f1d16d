import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

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

/** Stock colours are 6:1 at places; these give text 7:1 (accessibility.md). Targets outside running text are 44 px. */
const own = `
:root {
  --ds-color-accent-text-subtle: #00478a;
  --ds-color-accent-base-default: #004a8f;
  --ds-color-accent-base-hover: #003d75;
  --ds-color-neutral-text-subtle: #43464a;
  --ds-color-danger-text-subtle: #8f1010;
  --ds-color-success-text-subtle: #04520e;
  --ds-color-warning-text-subtle: #5e3d08;
  --ds-color-info-text-subtle: #064a7d;
  --ds-link-color-visited: #4d2673;
}
* { box-sizing: border-box; }
html { font-family: system-ui, sans-serif; overflow-wrap: break-word; }
body { margin: 0; color: var(--ds-color-neutral-text-default); background: #fff; line-height: 1.5; }
header, main, footer { max-width: 64rem; margin: 0 auto; padding: 0.5rem 1rem; }
header { border-bottom: 1px solid var(--ds-color-neutral-border-default); }
main { padding-block: 1.5rem 3rem; }
main:focus { outline: none; }
main > * + *, section > * + *, form > * + * { margin-top: 1rem; }
main > section { margin-top: 2.5rem; }
.ds-heading { font-weight: 600; }
.ds-label:not(.ds-field:has(input[type=radio], input[type=checkbox]) .ds-label) { font-weight: 600; }
.ds-table, .ds-table th { color: var(--ds-color-neutral-text-default); }
.ds-validation-message { color: var(--ds-color-danger-text-subtle); }
.namn { margin: 0; font-weight: 600; }
.meny, .lista { list-style: none; margin: 0; padding: 0; }
.meny { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.meny a, .namn a, .lista a, .fler a, .vem a { display: inline-flex; align-items: center; min-height: 2.75rem; min-width: 2.75rem; }
.meny a[aria-current] { font-weight: 700; text-decoration-thickness: 0.2em; }
.vem { margin: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; }
.lista > li + li { border-top: 1px solid var(--ds-color-neutral-border-subtle); }
.rad { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; }
.delar { display: grid; gap: 1rem; }
.knappar { display: flex; flex-wrap: wrap; align-items: end; gap: 1rem; }
.knappar > * { margin-top: 0; }
.bredd { max-width: 100%; overflow-x: auto; }
.bredd:focus-visible { outline: 3px solid var(--ds-color-focus-outer); outline-offset: 3px; }
.bredd td, .bredd th { vertical-align: baseline; overflow-wrap: normal; }
.bredd td a, .bredd th a { display: inline-flex; align-items: center; min-height: 2.75rem; min-width: 2.75rem; }
.fakta { display: grid; grid-template-columns: minmax(0, max-content) minmax(0, 1fr); gap: 0.25rem 1rem; margin: 1rem 0 0; }
.fakta dt { font-weight: 600; }
.fakta dd { margin: 0; }
.bradskande { border: 3px solid var(--ds-color-danger-border-default); border-radius: 0.5rem; background: var(--ds-color-danger-surface-tinted); padding: 1rem; }
.egen-text { white-space: pre-line; border-inline-start: 4px solid var(--ds-color-neutral-border-default); padding-inline-start: 1rem; }
.ds-input:is(select, textarea) { width: 100%; max-width: 40rem; }
.ds-field:has(input[type=radio], input[type=checkbox]) { min-height: 2.75rem; align-items: center; }
.ds-field:has(input[type=radio], input[type=checkbox]) label { min-height: 2.75rem; display: flex; align-items: center; }
.ds-error-summary a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.ds-skip-link:focus { min-height: 2.75rem; }
.ds-button { white-space: normal; }
@media (max-width: 30rem) {
  h1.ds-heading { font-size: 1.75rem; }
  .fakta { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .fakta dd { margin-bottom: 0.5rem; }
}
`

const read = (path: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`${packageName}/${path}`), 'utf8')

const assemble = (): string =>
  [
    '@layer ds.theme, ds.base, ds.components;',
    read('theme.css'),
    `@layer ds.base{${read('base.css')}}`,
    `@layer ds.components{${components.map((name) => read(`${name}.css`)).join('')}}`,
    own,
  ].join('\n')

/** The stylesheet of the desk and the check-in: Designsystemet's parts that they use, and our own few rules. */
export const stylesheet = assemble()

/** Its address; the hash in it lets browsers keep it for good. */
export const stylesheetPath = `/assets/skrivbord-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 10)}.css`
