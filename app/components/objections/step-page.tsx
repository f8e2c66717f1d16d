import type { ReactNode } from 'react'
import type { FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import type { Crumb } from '~/components/frame/breadcrumbs'
import { Page } from '~/components/frame/page'
import type { StepCount } from '~/components/forms/steps'
import { useTexts } from '~/i18n/context'

/** What every page of the flow is drawn with. */
export type StepPageData = {
  access: PageAccess
  step: StepCount
  trail: readonly Crumb[]
  form: { version: number; page: string; here: string }
}

/** What came back from a form that was not taken. */
export type StepAnswer = { errors: readonly FieldError[]; conflict: boolean }

type Props = {
  title: string
  lead?: string
  page: StepPageData
  answer: StepAnswer | null
  /** The question stands as h1 in the form's own group. */
  ownHeading?: boolean
  children: ReactNode
  /** Links below the form. */
  below?: ReactNode
}

/** One question of the flow: its form, and two ways on, now or later. */
export function StepPage({ title, lead, page, answer, ownHeading = false, children, below }: Props) {
  const t = useTexts()
  const { access, step, trail, form } = page
  return (
    <Page
      title={title}
      heading={ownHeading ? null : undefined}
      lead={lead}
      {...{ access, step, trail }}
      errors={answer?.errors}
    >
      {answer?.conflict && (
        <Alert tone="warning">
          <p>
            <strong>{t('objections.step.conflictTitle')}</strong>
          </p>
          <p>{t('objections.step.conflictText')}</p>
          <p>
            <a href={form.here}>{t('objections.step.conflictSee')}</a>
          </p>
        </Alert>
      )}
      <PostForm noValidate carried>
        <StepHidden {...form} />
        {children}
        <div className="cluster">
          <SubmitButton>{t('objections.step.continue')}</SubmitButton>
          <SubmitButton secondary name="go" value="later">
            {t('objections.step.later')}
          </SubmitButton>
        </div>
      </PostForm>
      {below}
    </Page>
  )
}

/** Which draft a form was written on, and on which page: two tabs are told apart by it. */
export function StepHidden({ version, page }: { version: number; page: string }) {
  return (
    <>
      <Hidden name="version" value={String(version)} />
      <Hidden name="page" value={page} />
    </>
  )
}
