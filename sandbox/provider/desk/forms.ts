import { html, type Html, type Value } from './html'

/** What was wrong in a form: the field's id, or null when no one field is to blame, and a sentence. */
export type FormError = { field: string | null; message: string }

const errorOf = (errors: readonly FormError[], id: string): FormError | undefined =>
  errors.find((it) => it.field === id)

const describedBy = (id: string, hint: Value, error: FormError | undefined): Html | null => {
  const ids = [error ? `${id}-fel` : '', hint ? `${id}-hjalp` : ''].filter(Boolean)
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : null
}

const hintOf = (id: string, hint: Value): Html | null =>
  hint ? html`<p id="${id}-hjalp" data-field="description">${hint}</p>` : null

const messageOf = (id: string, error: FormError | undefined): Html | null =>
  error ? html`<p id="${id}-fel" class="ds-validation-message">${error.message}</p>` : null

/**
 * The list of what was wrong, first in main and only after a failed submit; it takes focus by itself. Its title is no
 * heading, since the h1 comes after it.
 */
export const errorSummary = (errors: readonly FormError[]): Html | null =>
  errors.length === 0
    ? null
    : html`<div class="ds-error-summary" role="group" tabindex="-1" aria-labelledby="fel-rubrik" autofocus>
        <p class="ds-heading" data-size="xs" id="fel-rubrik">Fel: det gick inte</p>
        <ul class="ds-list">
          ${errors.map(({ field, message }) => html`<li>${field ? html`<a href="#${field}">${message}</a>` : message}</li>`)}
        </ul>
      </div>`

type Field = { id: string; label: string; hint?: Value; errors: readonly FormError[] }

/** One line of text, a date or a clock time. */
export const textField = (field: Field & { type: 'text' | 'date' | 'time'; value: string }): Html => {
  const { id, label, hint, type, value, errors } = field
  const error = errorOf(errors, id)
  return html`<div class="ds-field">
    <label class="ds-label" for="${id}">${label}</label>
    ${hintOf(id, hint)}${messageOf(id, error)}
    <input
      class="ds-input"
      type="${type}"
      id="${id}"
      name="${id}"
      value="${value}"
      ${describedBy(id, hint, error)}${error ? html` aria-invalid="true"` : null}
    />
  </div>`
}

/** Several lines of text. */
export const textArea = ({ id, label, hint, value, errors }: Field & { value: string }): Html => {
  const error = errorOf(errors, id)
  // The line end after the tag is dropped by the browser; without it one that was typed first would be.
  return html`<div class="ds-field">
    <label class="ds-label" for="${id}">${label}</label>
    ${hintOf(id, hint)}${messageOf(id, error)}
    <textarea
      class="ds-input"
      id="${id}"
      name="${id}"
      rows="4"
      maxlength="4000"
      ${describedBy(id, hint, error)}${error ? html` aria-invalid="true"` : null}
    >
${value}</textarea>
  </div>`
}

/** One of many, in a native list. */
export const selectField = (
  field: Field & { value: string; options: readonly { value: string; label: string }[]; empty?: string },
): Html => {
  const { id, label, hint, value, options, empty, errors } = field
  const error = errorOf(errors, id)
  return html`<div class="ds-field">
    <label class="ds-label" for="${id}">${label}</label>
    ${hintOf(id, hint)}${messageOf(id, error)}
    <select
      class="ds-input"
      id="${id}"
      name="${id}"
      ${describedBy(id, hint, error)}${error ? html` aria-invalid="true"` : null}
    >
      ${empty ? html`<option value="">${empty}</option>` : null}
      ${options.map(
        (it) => html`<option value="${it.value}" ${it.value === value ? html` selected` : null}>${it.label}</option>`,
      )}
    </select>
  </div>`
}

type Choice = { value: string; label: string; checked: boolean }

/**
 * Radio buttons or checkboxes under one legend. The first choice has the group's id, so that an error leads there. The
 * name of checkboxes ends in `[]`, as they send several values.
 */
export const choices = (field: Field & { type: 'radio' | 'checkbox'; options: readonly Choice[] }): Html => {
  const { id, label, hint, type, options, errors } = field
  const error = errorOf(errors, id)
  const name = type === 'checkbox' ? `${id}[]` : id
  return html`<fieldset class="ds-fieldset" ${describedBy(id, hint, error)}>
    <legend class="ds-label">${label}</legend>
    ${hintOf(id, hint)}${messageOf(id, error)}
    ${options.map((it, index) => {
      const inputId = index === 0 ? id : `${id}-${index}`
      return html`<div class="ds-field">
        <input
          class="ds-input"
          type="${type}"
          id="${inputId}"
          name="${name}"
          value="${it.value}"
          ${it.checked ? html` checked` : null}
        />
        <label class="ds-label" for="${inputId}">${it.label}</label>
      </div>`
    })}
  </fieldset>`
}

/** A button that sends its form. */
export const submit = (label: Value, variant: 'primary' | 'secondary' = 'primary', accessibleName?: string): Html =>
  html`<button
    class="ds-button"
    type="submit"
    data-variant="${variant}"
    ${accessibleName ? html` aria-label="${accessibleName}"` : null}
  >
    ${label}
  </button>`
