import { html, type Html, type Value } from './html'

/** A wide table in a region of its own, which scrolls sideways and can be reached by keyboard. */
export const wideTable = (label: string, columns: readonly string[], rows: Value): Html =>
  html`<section class="bredd" aria-label="${label}" tabindex="0">
    <table class="ds-table">
      <thead>
        <tr>
          ${columns.map((it) => html`<th scope="col">${it}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`
