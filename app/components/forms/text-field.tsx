import type { HTMLInputTypeAttribute } from 'react'
import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import { langOf } from '~/i18n/origin'
import { describedBy, FieldErrorText, Hint } from './field-parts'

/** What every field has: `name` is also its id, so that the error summary can lead to it. */
export type FieldProps = { name: string; label: string; hint?: string; error?: string }

/** The label of a text field; what need not be filled in says so in words. */
function Label({ name, optional, children }: { name: string; optional?: boolean; children: string }) {
  const t = useTexts()
  return (
    <label className="ds-label" htmlFor={name}>
      {optional ? t('forms.optional', { label: children }) : children}
    </label>
  )
}

type TextFieldProps = FieldProps & {
  /** What was typed before, or is known. */
  value?: string
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'email' | 'tel' | 'search'>
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'email' | 'tel'
  maxLength?: number
  optional?: boolean
  /** For a time or a short number. */
  short?: boolean
  /** To copy, and not to change. */
  readOnly?: boolean
}

/**
 * One line of text. Its label is tied to it without script; Designsystemet's own Textfield is nameless until its script
 * has run. The browser's own validation is not used: its messages are in the browser's language.
 */
export function TextField({
  name,
  label,
  hint,
  error,
  value,
  type = 'text',
  optional,
  short,
  ...rest
}: TextFieldProps) {
  return (
    <div className="ds-field">
      <PageStyle part="forms" />
      <Label name={name} optional={optional}>
        {label}
      </Label>
      <Hint name={name}>{hint}</Hint>
      <FieldErrorText name={name}>{error}</FieldErrorText>
      <input
        className="ds-input"
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        aria-describedby={describedBy(name, { error, hint })}
        aria-invalid={error === undefined ? undefined : true}
        data-width={short ? 'short' : undefined}
        {...rest}
      />
    </div>
  )
}

type TextAreaProps = FieldProps & { value?: string; rows?: number; maxLength?: number; optional?: boolean }

/** Several lines of text. Say a limit in the hint; the server holds it, so that nothing typed is cut off unseen. */
export function TextArea({ name, label, hint, error, value, rows = 6, maxLength, optional }: TextAreaProps) {
  return (
    <div className="ds-field">
      <PageStyle part="forms" />
      <Label name={name} optional={optional}>
        {label}
      </Label>
      <Hint name={name}>{hint}</Hint>
      <FieldErrorText name={name}>{error}</FieldErrorText>
      <textarea
        className="ds-input"
        id={name}
        name={name}
        lang={langOf('person')}
        rows={rows}
        defaultValue={value}
        maxLength={maxLength}
        aria-describedby={describedBy(name, { error, hint })}
        aria-invalid={error === undefined ? undefined : true}
      />
    </div>
  )
}
