import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DateField, TimeSpanFields } from '~/components/forms/date-time-fields'
import { errorOf } from '~/components/forms/error-summary'
import { Card } from '~/components/frame/card'
import { StepPage } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import { aboutParts, aboutSummary, dayOf } from '~/views/objections/about'
import { aboutOf } from '~/views/objections/draft'
import { openStep, saveStep } from './step.server'

export async function loader(args: LoaderFunctionArgs) {
  const { scene, values, page } = await openStep(args, 'tid')
  const about = aboutOf(values)
  const { date, start, end } = values.time
  const [part] = aboutParts(about, scene)
  return {
    page,
    about: part ?? aboutSummary(about, about.type, scene),
    time: { timeDate: date === '' ? (dayOf(about) ?? '') : date, timeStart: start, timeEnd: end },
  }
}

export const action = (args: ActionFunctionArgs) => saveStep(args, 'tid')

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
