import { useLoaderData } from '@remix-run/react'
import { RadioGroup } from '~/components/forms/choice-group'
import { DateField, TimeSpanFields } from '~/components/forms/date-time-fields'
import { errorOf } from '~/components/forms/error-summary'
import { Card } from '~/components/frame/card'
import { StepPage } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import { aboutParts, aboutSummary, dayOf } from '~/views/objections/about'
import { aboutOf, timeOf } from '~/views/objections/draft'
import { comesTwice, turns } from '~/views/objections/time'
import { showPage } from '~/routes/frame/open-page.server'
import { openStep, readDraft, saveStep, sentStep } from './step.server'

export const loader = showPage('object', readDraft, async (opened, args) => {
  const { scene, saw } = opened
  const { values, seen, page } = await openStep(opened, args, 'tid')
  const about = aboutOf(values)
  const [part] = aboutParts(about, scene)
  const sent = sentStep(opened.filledIn, values, 'tid', scene)
  const time = sent === null ? values.time : timeOf(sent.fields)
  const shown = {
    ...{ page, sent },
    about: part ?? aboutSummary(about, about.type, scene),
    time: { ...time, date: time.date === '' && sent === null ? (dayOf(about) ?? '') : time.date },
    twice: comesTwice(time),
  }
  return saw(shown, seen)
})

export const action = saveStep('tid')

export default function OwnTime() {
  const t = useTexts()
  const { page, about, time, twice, sent } = useLoaderData<typeof loader>()
  const choices = turns.map((turn) => ({ value: turn, label: t(`objections.step.time.${turn}`) }))
  const error = (field: string) => errorOf(sent?.errors ?? [], field)
  return (
    <StepPage title={t('objections.step.time.title')} lead={t('objections.step.time.lead')} page={page} answer={sent}>
      <Card>
        <p>{about}</p>
      </Card>
      <DateField name="timeDate" label={t('objections.step.time.date')} value={time.date} errors={sent?.errors ?? []} />
      <TimeSpanFields
        name="time"
        label={t('objections.step.time.legend')}
        hint={t('objections.step.time.hint')}
        start={{ value: time.start, error: error('timeStart') }}
        end={{ value: time.end, error: error('timeEnd') }}
      />
      {twice.start !== null && (
        <RadioGroup
          name="timeStartTurn"
          label={t('objections.step.time.startTurn', { clock: twice.start })}
          hint={t('objections.step.time.turnHint')}
          value={time.startTurn}
          error={error('timeStartTurn')}
          choices={choices}
        />
      )}
      {twice.end !== null && (
        <RadioGroup
          name="timeEndTurn"
          label={t('objections.step.time.endTurn', { clock: twice.end })}
          hint={t('objections.step.time.turnHint')}
          value={time.endTurn}
          error={error('timeEndTurn')}
          choices={choices}
        />
      )}
    </StepPage>
  )
}
