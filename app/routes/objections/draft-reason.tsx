import { useActionData, useLoaderData } from '@remix-run/react'
import { RadioGroup } from '~/components/forms/choice-group'
import { errorOf } from '~/components/forms/error-summary'
import { StepPage } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import { reasonsInOrder } from '~/views/objections/draft'
import { showPage } from '~/routes/frame/open-page.server'
import { openStep, readDraft, saveStep } from './step.server'

export const loader = showPage('object', readDraft, async (opened, args) => {
  const { values, seen, page } = await openStep(opened, args, 'orsak')
  return opened.saw({ page, reason: values.reason }, seen)
})

export const action = saveStep('orsak')

export default function Reason() {
  const t = useTexts()
  const { page, reason } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const title = t('objections.step.reason.title')
  return (
    <StepPage title={title} page={page} answer={sent} ownHeading>
      <RadioGroup
        asHeading
        name="reason"
        label={title}
        hint={t('objections.step.reason.hint')}
        value={sent?.fields.reason ?? reason}
        error={errorOf(sent?.errors ?? [], 'reason')}
        choices={reasonsInOrder.map((value) => ({ value, label: t(`terms.reason.${value}`) }))}
      />
    </StepPage>
  )
}
