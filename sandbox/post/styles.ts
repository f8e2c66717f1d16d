import { createHash } from 'node:crypto'
import { stylesheet as ofDesk } from '../provider/desk/styles'

/** A telephone and a mailbox, on the tokens of the desk: what came is a bubble, or a letter in an envelope's frame. */
const own = `
.saker { display: grid; gap: 1rem; }
.saker > section { margin: 0; background: var(--ds-color-neutral-surface-default); border: 1px solid var(--ds-color-neutral-border-subtle); border-radius: 0.75rem; padding: 1rem; min-width: 0; }
.saker > .telefon { border: 0.5rem solid var(--ds-color-neutral-border-strong); border-radius: 2rem; padding: 1.25rem 1rem 2rem; }
.telefon > h2::before { content: ''; display: block; inline-size: 4rem; block-size: 0.375rem; margin: 0 auto 0.75rem; border-radius: 1rem; background: var(--ds-color-neutral-border-default); }
.till { margin: 0.25rem 0 1rem; color: var(--ds-color-neutral-text-default); }
.kom { list-style: none; margin: 0.75rem 0 0; padding: 0; display: grid; gap: 0.75rem; }
.bubbla { max-width: 34rem; padding: 0.75rem 1rem; border: 1px solid var(--ds-color-accent-border-subtle); border-radius: 1.125rem; border-end-start-radius: 0.25rem; background: var(--ds-color-accent-surface-tinted); color: var(--ds-color-neutral-text-default); }
.brev { padding: 0.75rem 1rem; border: 1px solid var(--ds-color-neutral-border-default); border-inline-start: 0.375rem solid var(--ds-color-accent-border-default); border-radius: 0.5rem; }
.kom :is(p, h3) { margin: 0; }
.kom .nar { font-size: 1rem; }
.kom .brodtext { white-space: pre-line; max-width: 44rem; }
.brev > .brodtext { margin-block-start: 0.75rem; }
.bubbla > .nar { margin-block-start: 0.25rem; }
.brodtext, .till { overflow-wrap: anywhere; }
.kom .inte { display: inline-block; margin-block-start: 0.5rem; padding: 0.125rem 0.5rem; font-weight: 600; border: 2px dashed var(--ds-color-warning-border-default); border-radius: 0.375rem; background: var(--ds-color-warning-surface-tinted); color: var(--ds-color-warning-text-default); }
.anrop { padding: 0.75rem 1rem; border: 1px solid var(--ds-color-neutral-border-default); border-inline-start: 0.375rem solid var(--ds-color-neutral-border-default); border-radius: 0.5rem; min-width: 0; overflow-wrap: anywhere; }
.anrop[data-fel] { border-inline-start-color: var(--ds-color-warning-border-default); }
.val { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0 0 0.5rem; padding: 0; }
.val a[aria-current] { font-weight: 600; text-decoration: none; }
.personer { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.5rem 2rem; }
.personer > li { border-top: 1px solid var(--ds-color-neutral-border-subtle); flex-direction: column; align-items: start; gap: 0; }
.personer a { font-weight: 600; }
@media (min-width: 60rem) {
  .saker { grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); align-items: start; }
  .saker > .telefon { grid-row: span 3; }
}
`

/** The stylesheet of the post office's pages. */
export const stylesheet = `${ofDesk}\n${own}`

/** Its address; the hash in it lets browsers keep it for good. */
export const stylesheetPath = `/assets/post-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 10)}.css`
