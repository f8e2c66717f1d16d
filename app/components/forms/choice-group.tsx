import { Heading } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { PageStyle } from '~/components/frame/page-style'
import { describedBy, FieldErrorText, Hint } from './field-parts'
import type { FieldProps } from './text-field'

/** One thing to choose: its value, its words, and more about it. */
export type Choice = { value: string; label: string; hint?: string }

type GroupProps = FieldProps & {
  choices: readonly Choice[]
  /** The question is also the page's h1 (give then `heading={null}` to Page). */
  asHeading?: boolean
}

/** Choose one. The first radio has the group's name as id: the error summary leads there. */
export function RadioGroup({ value, ...group }: GroupProps & { value?: string }) {
  return <ChoiceGroup {...group} type="radio" chosen={value === undefined ? [] : [value]} />
}

/** Choose any number. Several values with the same name are sent. */
export function CheckboxGroup({ values = [], ...group }: GroupProps & { values?: readonly string[] }) {
  return <ChoiceGroup {...group} type="checkbox" chosen={values} />
}

type ChoiceGroupProps = GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }

function ChoiceGroup({ name, label, hint, error, choices, asHeading = false, type, chosen }: ChoiceGroupProps) {
  return (
    <Fieldset name={name} label={label} hint={hint} error={error} asHeading={asHeading}>
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${choice.value}`
        return (
          <div className="ds-field" key={choice.value}>
            <input
              className="ds-input"
              id={id}
              name={name}
              type={type}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`}
              aria-invalid={error === undefined ? undefined : true}
            />
            <label className="ds-label" data-weight="regular" htmlFor={id}>
              {choice.label}
            </label>
            <Hint name={id}>{choice.hint}</Hint>
          </div>
        )
      })}
    </Fieldset>
  )
}

type FieldsetProps = FieldProps & { asHeading?: boolean; children: ReactNode }

/** Fields that belong together, named by their legend. `name` only makes the ids. */
export function Fieldset({ name, label, hint, error, asHeading = false, children }: FieldsetProps) {
  const group = `${name}-group`
  return (
    <fieldset
      className="ds-fieldset"
      aria-labelledby={`${name}-legend`}
      aria-describedby={describedBy(group, { error, hint })}
    >
      <PageStyle part="forms" />
      <legend id={`${name}-legend`} className={asHeading ? undefined : 'ds-label'}>
        {asHeading ? (
          <Heading level={1} data-size="lg">
            {label}
          </Heading>
        ) : (
          label
        )}
      </legend>
      <Hint name={group}>{hint}</Hint>
      <FieldErrorText name={group}>{error}</FieldErrorText>
      {children}
    </fieldset>
  )
}
