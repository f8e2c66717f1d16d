import { useActionData, useLoaderData } from '@remix-run/react'
import { DateField, TimeSpanFields } from '~/components/forms/date-time-fields'
import { errorOf } from '~/components/forms/error-summary'
import { Card } from '~/components/frame/card'
import { StepPage } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import { aboutParts, aboutSummary, dayOf } from '~/views/objections/about'
import { aboutOf } from '~/views/objections/draft'
import { showPage } from '~/routes/frame/open-page.server'
import { openStep, readDraft, saveStep } from './step.server'

export const loader = showPage('object', readDraft, async (opened, args) => {
  const { scene, saw } = opened
  const { values, seen, page } = await openStep(opened, args, 'tid')
  const about = aboutOf(values)
  const { date, start, end } = values.time
  const [part] = aboutParts(about, scene)
  const shown = {
    page,
    about: part ?? aboutSummary(about, about.type, scene),
    time: { timeDate: date === '' ? (dayOf(about) ?? '') : date, timeStart: start, timeEnd: end },
  }
  return saw(shown, seen)
})

export const action = saveStep('tid')

export default function OwnTime() {
  const t = useTexts()
  const { page, about, time } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const { timeDate, timeStart, timeEnd } = sent?.fields ?? time
  const error = (field: string) => errorOf(sent?.errors ?? [], field)
  return (
    <StepPage title={t('objections.step.time.title')} lead={t('objections.step.time.lead')} page={page} answer={sent}>
      <Card>
        <p>{about}</p>
      </Card>
      <DateField name="timeDate" label={t('objections.step.time.date')} value={timeDate} error={error('timeDate')} />
      <TimeSpanFields
        name="time"
        label={t('objections.step.time.legend')}
        hint={t('objections.step.time.hint')}
        start={{ value: timeStart, error: error('timeStart') }}
        end={{ value: timeEnd, error: error('timeEnd') }}
      />
    </StepPage>
  )
}
