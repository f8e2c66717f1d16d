import { unpackDay } from '~/domain/time/typed-day'
import { useTexts } from '~/i18n/context'
import { dayFieldName } from '~/views/forms/typed-day'
import { Fieldset } from './choice-group'
import { errorOf, type FieldError } from './error-summary'
import { describedBy, FieldErrorText } from './field-parts'
import { TextField, type FieldProps } from './text-field'

/**
 * A time of day as text, "07:53". Not `type="time"`: that is hard to use by voice and screen reader and follows the
 * browser's language. The server reads 7, 7.53, 0753 and 07:53 alike.
 */
export function TimeField({ hint, ...field }: FieldProps & { value?: string }) {
  const t = useTexts()
  return <TextField {...field} hint={hint ?? t('forms.timeHint')} inputMode="text" autoComplete="off" short />
}

type DateFieldProps = Pick<FieldProps, 'name' | 'label' | 'hint'> & {
  /** A day, or what was typed (domain/time/typed-day.ts). */
  value?: string
  /** Those of the page; each part shows its own. */
  errors: readonly FieldError[]
}

/**
 * A day in three small fields, read as people type it. Not `type="date"`: that speaks the browser's language, and takes no day
 * that is typed in another order. The fields are named `<name>`, `<name>-month` and `<name>-year`.
 */
export function DateField({ name, label, hint, value = '', errors }: DateFieldProps) {
  const t = useTexts()
  const typed = unpackDay(value)
  const parts = (['day', 'month', 'year'] as const).map((part) => {
    const field = dayFieldName(name, part)
    return { part, field, error: errorOf(errors, field) }
  })
  return (
    <Fieldset name={name} label={label} hint={hint}>
      {parts.map(({ field, error }) => (
        <FieldErrorText key={field} name={field}>
          {error}
        </FieldErrorText>
      ))}
      <div className="date-parts">
        {parts.map(({ part, field, error }) => (
          <div className="ds-field" key={field}>
            <label className="ds-label" data-weight="regular" htmlFor={field}>
              {t(`forms.date.${part}`)}
            </label>
            <input
              className="ds-input"
              id={field}
              name={field}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={typed[part]}
              aria-describedby={describedBy(field, { error })}
              aria-invalid={error === undefined ? undefined : true}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  )
}

type TimeSpanProps = {
  name: string
  label: string
  hint?: string
  start: { value?: string; error?: string }
  end: { value?: string; error?: string }
}

/** From when to when: two times, `<name>Start` and `<name>End`. */
export function TimeSpanFields({ name, label, hint, start, end }: TimeSpanProps) {
  const t = useTexts()
  return (
    <Fieldset name={name} label={label} hint={hint}>
      <TimeField name={`${name}Start`} label={t('forms.start')} {...start} />
      <TimeField name={`${name}End`} label={t('forms.end')} {...end} />
    </Fieldset>
  )
}
