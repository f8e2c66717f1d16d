import { CheckboxGroup } from '~/components/forms/choice-group'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import type { OpeningScope } from '~/domain/access/representation'
import { useTexts } from '~/i18n/context'

type Props = {
  label: string
  asHeading?: boolean
  hint?: string
  choices: readonly OpeningScope[]
  values: readonly string[]
  errors: readonly FieldError[]
}

/** What someone may see and do, one by one and in plain words. */
export function ScopeFields({ choices, errors, ...group }: Props) {
  const t = useTexts()
  return (
    <CheckboxGroup
      {...group}
      name="scopes"
      error={errorOf(errors, 'scopes')}
      choices={choices.map((scope) => ({
        value: scope,
        label: t(`access.scope.${scope}`),
        hint: t(`access.can.${scope}`),
      }))}
    />
  )
}
