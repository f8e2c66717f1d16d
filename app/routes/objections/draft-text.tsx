import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { errorOf } from '~/components/forms/error-summary'
import { TextArea } from '~/components/forms/text-field'
import { StepPage } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import { openStep, saveStep } from './step.server'

export async function loader(args: LoaderFunctionArgs) {
  const { values, page } = await openStep(args, 'text')
  return { page, text: values.text, must: values.reason === 'other' }
}

export const action = (args: ActionFunctionArgs) => saveStep(args, 'text')

export default function OwnWords() {
  const t = useTexts()
  const { page, text, must } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return (
    <StepPage
      title={t(must ? 'objections.step.text.titleMust' : 'objections.step.text.title')}
      page={page}
      answer={sent}
    >
      <TextArea
        name="text"
        label={t(must ? 'objections.step.text.label' : 'objections.step.text.labelOptional')}
        hint={t('objections.step.text.hint')}
        value={sent?.fields.text ?? text}
        error={errorOf(sent?.errors ?? [], 'text')}
        rows={10}
      />
    </StepPage>
  )
}
