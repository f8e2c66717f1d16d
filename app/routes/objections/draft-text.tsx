import { useLoaderData } from '@remix-run/react'
import { errorOf } from '~/components/forms/error-summary'
import { TextArea } from '~/components/forms/text-field'
import { StepPage } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import { showPage } from '~/routes/frame/open-page.server'
import { openStep, readDraft, saveStep, sentStep } from './step.server'

export const loader = showPage('object', readDraft, async (opened, args) => {
  const { values, seen, page } = await openStep(opened, args, 'text')
  const sent = sentStep(opened.filledIn, values, 'text', opened.scene)
  return opened.saw({ page, text: sent?.fields.text ?? values.text, must: values.reason === 'other', sent }, seen)
})

export const action = saveStep('text')

export default function OwnWords() {
  const t = useTexts()
  const { page, text, must, sent } = useLoaderData<typeof loader>()
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
        value={text}
        error={errorOf(sent?.errors ?? [], 'text')}
        rows={10}
      />
    </StepPage>
  )
}
