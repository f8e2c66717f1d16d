import { CheckboxGroup, RadioGroup } from '~/components/forms/choice-group'
import { DateField, TimeSpanFields } from '~/components/forms/date-time-fields'
import { errorOf } from '~/components/forms/error-summary'
import { TextArea } from '~/components/forms/text-field'
import { Alert } from '~/components/frame/alert'
import { Card } from '~/components/frame/card'
import { StepPage, type StepAnswer, type StepPageData } from '~/components/objections/step-page'
import type { WishKind } from '~/domain/wishes/wish'
import { useTexts } from '~/i18n/context'

/** What is filled in, as typed. */
export type DetailsView = {
  kind: WishKind
  /** The shift or the part of the plan; null where it is about days. */
  about: string | null
  time: { date: string; start: string; end: string; startTurn?: string | undefined; endTurn?: string | undefined }
  /** The clock times that come twice that night; null where they do not. */
  twice: { start: string | null; end: string | null }
  from: string
  to: string
  noEnd: boolean
  text: string
}

type Props = {
  page: StepPageData
  view: DetailsView
  answer: StepAnswer | null
  /** It was to be sent, and what was right then is not any more. */
  isUnsent: boolean
}

/** The details of a wish, on one page: what its kind asks, and one's own words. */
export function WishDetails({ page, view, answer, isUnsent }: Props) {
  const t = useTexts()
  const { kind, about, text } = view
  const errors = answer?.errors ?? []
  const hint =
    kind === 'plan'
      ? 'wishes.form.planHint'
      : kind === 'otherPerson'
        ? 'wishes.form.personHint'
        : 'wishes.form.textHint'
  return (
    <StepPage title={t(`wishes.form.title.${kind}`)} page={page} answer={answer}>
      {isUnsent && <Alert tone="warning">{t('wishes.form.unsent')}</Alert>}
      {about !== null && (
        <Card>
          <p>{about}</p>
        </Card>
      )}
      {kind === 'move' && <Time view={view} errors={errors} />}
      {(kind === 'absence' || kind === 'hospital') && <Days view={view} errors={errors} />}
      <TextArea
        name="text"
        label={t('wishes.form.text')}
        optional={kind !== 'plan'}
        hint={t(hint)}
        value={text}
        error={errorOf(errors, 'text')}
      />
    </StepPage>
  )
}

type PartProps = { view: DetailsView; errors: StepAnswer['errors'] }

function Days({ view: { from, to, noEnd }, errors }: PartProps) {
  const t = useTexts()
  return (
    <>
      <DateField name="from" label={t('wishes.form.from')} value={from} errors={errors} />
      <DateField name="to" label={t('wishes.form.to')} value={to} errors={errors} />
      <CheckboxGroup
        name="noEnd"
        label={t('wishes.form.noEndLegend')}
        choices={[{ value: 'yes', label: t('wishes.form.noEnd') }]}
        values={noEnd ? ['yes'] : []}
      />
    </>
  )
}

function Time({ view: { time, twice }, errors }: PartProps) {
  const t = useTexts()
  const choices = (['first', 'second'] as const).map((turn) => ({
    value: turn,
    label: t(`objections.step.time.${turn}`),
  }))
  const error = (field: string) => errorOf(errors, field)
  const turnOf = (side: 'start' | 'end', clock: string) => (
    <RadioGroup
      name={side === 'start' ? 'timeStartTurn' : 'timeEndTurn'}
      label={t(`objections.step.time.${side}Turn`, { clock })}
      hint={t('objections.step.time.turnHint')}
      value={side === 'start' ? time.startTurn : time.endTurn}
      error={error(side === 'start' ? 'timeStartTurn' : 'timeEndTurn')}
      choices={choices}
    />
  )
  return (
    <>
      <DateField name="timeDate" label={t('wishes.form.date')} value={time.date} errors={errors} />
      <TimeSpanFields
        name="time"
        label={t('wishes.form.time')}
        hint={t('wishes.form.timeHint')}
        start={{ value: time.start, error: error('timeStart') }}
        end={{ value: time.end, error: error('timeEnd') }}
      />
      {twice.start !== null && turnOf('start', twice.start)}
      {twice.end !== null && turnOf('end', twice.end)}
    </>
  )
}
