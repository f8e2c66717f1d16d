import { useLoaderData } from '@remix-run/react'
import { RadioGroup } from '~/components/forms/choice-group'
import { errorOf } from '~/components/forms/error-summary'
import { StepPage } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import { reasonsInOrder } from '~/views/objections/draft'
import { showPage } from '~/routes/frame/open-page.server'
import { openStep, readDraft, saveStep, sentStep } from './step.server'

export const loader = showPage('object', readDraft, async (opened, args) => {
  const { values, seen, page } = await openStep(opened, args, 'orsak')
  const sent = sentStep(opened.filledIn, values, 'orsak', opened.scene)
  return opened.saw({ page, reason: sent?.fields.reason ?? values.reason, sent }, seen)
})

export const action = saveStep('orsak')

export default function Reason() {
  const t = useTexts()
  const { page, reason, sent } = useLoaderData<typeof loader>()
  const title = t('objections.step.reason.title')
  return (
    <StepPage title={title} page={page} answer={sent} ownHeading>
      <RadioGroup
        asHeading
        name="reason"
        label={title}
        hint={t('objections.step.reason.hint')}
        value={reason}
        error={errorOf(sent?.errors ?? [], 'reason')}
        choices={reasonsInOrder.map((value) => ({ value, label: t(`terms.reason.${value}`) }))}
      />
    </StepPage>
  )
}
