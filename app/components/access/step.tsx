import { RadioGroup } from '~/components/forms/choice-group'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { TextArea, TextField } from '~/components/forms/text-field'
import { StepPage, type StepPageData } from '~/components/objections/step-page'
import { givenKinds, type OpeningScope } from '~/domain/access/representation'
import { useTexts } from '~/i18n/context'
import type { AccessFormStep } from '~/views/access/draft'
import { ScopeFields } from './scope-fields'
import { UntilFields } from './until-fields'

type Values = { kind: string; name: string; scopes: readonly string[]; until: string; day: string; message: string }

type Props = {
  page: StepPageData
  step: AccessFormStep
  choices: readonly OpeningScope[]
  values: Values & { hasNumber: boolean }
  answer: { fields: Values & { number: string }; errors: readonly FieldError[]; conflict: boolean } | null
}

/** One question of giving access. What was typed comes back; a number that has been saved does not. */
export function AccessStepForm({ page, step, choices, values, answer }: Props) {
  const t = useTexts()
  const shown = answer?.fields ?? values
  const errors = answer?.errors ?? []
  const isNumberSaved = errors.length > 0 && errorOf(errors, 'number') === undefined
  const title = t(`access.step.${step}.title`)
  const question = { label: title, asHeading: true }
  switch (step) {
    case 'roll':
      return (
        <StepPage title={title} page={page} answer={answer} ownHeading>
          <RadioGroup
            {...question}
            name="kind"
            value={shown.kind}
            error={errorOf(errors, 'kind')}
            choices={givenKinds.map((kind) => ({
              value: kind,
              label: t(`access.step.roll.${kind}`),
              hint: t(`access.step.roll.${kind}Hint`),
            }))}
          />
        </StepPage>
      )
    case 'vem':
      return (
        <StepPage title={title} lead={t('access.step.vem.lead')} page={page} answer={answer}>
          <TextField
            name="name"
            label={t('access.step.vem.name')}
            hint={t('access.step.vem.nameHint')}
            value={shown.name}
            error={errorOf(errors, 'name')}
            autoComplete="off"
          />
          <TextField
            name="number"
            label={t('access.step.vem.number')}
            hint={t(values.hasNumber ? 'access.step.vem.numberSaved' : 'access.step.vem.numberHint')}
            value={isNumberSaved ? '' : answer?.fields.number}
            error={errorOf(errors, 'number')}
            autoComplete="off"
            inputMode="numeric"
          />
        </StepPage>
      )
    case 'vad':
      return (
        <StepPage title={title} page={page} answer={answer} ownHeading>
          <ScopeFields
            {...question}
            hint={t('access.step.vad.hint')}
            values={shown.scopes}
            errors={errors}
            choices={choices}
          />
        </StepPage>
      )
    case 'tid':
      return (
        <StepPage title={title} page={page} answer={answer} ownHeading>
          <UntilFields {...question} hint={t('access.step.tid.hint')} values={shown} errors={errors} />
        </StepPage>
      )
    case 'meddelande':
      return (
        <StepPage title={title} page={page} answer={answer}>
          <TextArea
            name="message"
            label={t('access.step.meddelande.label')}
            hint={t('access.step.meddelande.hint')}
            value={shown.message}
            error={errorOf(errors, 'message')}
          />
        </StepPage>
      )
  }
}
