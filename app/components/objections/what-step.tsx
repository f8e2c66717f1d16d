import { CheckboxGroup, RadioGroup, type Choice } from '~/components/forms/choice-group'
import { errorOf } from '~/components/forms/error-summary'
import { Card } from '~/components/frame/card'
import { useTexts } from '~/i18n/context'
import { StepPage, type StepAnswer, type StepPageData } from './step-page'

/** What there is to choose or confirm. */
export type WhatView =
  | { kind: 'rows' | 'claimLines' | 'faststallande'; hint: string; choices: Choice[]; chosen: string[] }
  | { kind: 'report' | 'claim'; about: string; otherHref: string }

type Props = { page: StepPageData; what: WhatView; answer: StepAnswer | null }

/** What does it concern? Rows and lines by check boxes, a version by radio buttons; a whole report or underlag to confirm. */
export function WhatStep({ page, what, answer }: Props) {
  const t = useTexts()
  const title = t(`objections.step.${what.kind}.title`)
  if ('otherHref' in what) {
    const other = (
      <p>
        <a className="action-link" href={what.otherHref}>
          {t(`objections.step.${what.kind}.other`)}
        </a>
      </p>
    )
    return (
      <StepPage {...{ title, page, answer }} below={other}>
        <Card>
          <p>{what.about}</p>
        </Card>
      </StepPage>
    )
  }
  const error = errorOf(answer?.errors ?? [], 'chosen')
  const group = {
    name: 'chosen',
    label: title,
    hint: what.choices.length === 0 ? t('objections.step.rows.none') : what.hint,
    error,
    choices: what.choices,
    asHeading: true,
  }
  return (
    <StepPage {...{ title, page, answer }} ownHeading>
      {what.kind !== 'faststallande' ? (
        <CheckboxGroup {...group} values={what.chosen} />
      ) : (
        <RadioGroup {...group} value={what.chosen[0]} />
      )}
    </StepPage>
  )
}
