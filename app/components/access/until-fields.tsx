import { RadioGroup } from '~/components/forms/choice-group'
import { DateField } from '~/components/forms/date-time-fields'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { useTexts } from '~/i18n/context'

type Props = {
  label: string
  hint?: string
  asHeading?: boolean
  values: { until: string; day: string }
  errors: readonly FieldError[]
  /** False where there is a last day already, which can only come sooner. */
  mayBeFurther?: boolean
}

/** Until when: further notice, or a last day. */
export function UntilFields({ label, hint, asHeading, values, errors, mayBeFurther = true }: Props) {
  const t = useTexts()
  return (
    <>
      <RadioGroup
        name="until"
        label={label}
        hint={hint}
        asHeading={asHeading}
        value={values.until}
        error={errorOf(errors, 'until')}
        choices={[
          ...(mayBeFurther ? [{ value: 'further', label: t('access.step.tid.further') }] : []),
          { value: 'day', label: t('access.step.tid.untilDay') },
        ]}
      />
      <DateField
        name="day"
        label={t('access.step.tid.day')}
        hint={t('access.step.tid.dayHint')}
        value={values.day}
        errors={errors}
      />
    </>
  )
}
