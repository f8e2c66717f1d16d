import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'

/** What is wrong in a field that was sent: the field's name (its id) and the message, the same as at the field. */
export type FieldError = { field: string; text: string }

/**
 * All that was wrong, first in main, with a link to each field. Drawn only after a failed submit; the enhancement script
 * moves focus here, and without script the document's title says it.
 */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const t = useTexts()
  return (
    <div className="ds-error-summary" role="group" tabIndex={-1} aria-labelledby="error-summary" data-error-summary="">
      <PageStyle part="forms" />
      <p className="ds-heading" data-size="sm" id="error-summary">
        {t('forms.errorSummary', { count: errors.length })}
      </p>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The message of one field, for its `error`. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text
}
