import { useTexts } from '~/i18n/context'
import { Fieldset } from './choice-group'
import { TextField, type FieldProps } from './text-field'

/**
 * A time of day as text, "07:53". Not `type="time"`: that is hard to use by voice and screen reader and follows the
 * browser's language. The server reads 7, 7.53, 0753 and 07:53 alike.
 */
export function TimeField({ hint, ...field }: FieldProps & { value?: string }) {
  const t = useTexts()
  return <TextField {...field} hint={hint ?? t('forms.timeHint')} inputMode="text" autoComplete="off" short />
}

/** A day. The browser's own picker, where there is one; the value is 'yyyy-mm-dd'. */
export function DateField(field: FieldProps & { value?: string }) {
  return <TextField {...field} type="date" short />
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
