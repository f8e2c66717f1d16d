import { AskedAgainHint } from '~/components/forms/asked-again'
import { RadioGroup } from '~/components/forms/choice-group'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { TextField } from '~/components/forms/text-field'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { feedLevels } from '~/domain/calendar/feed'
import { useTexts } from '~/i18n/context'
import type { FeedFields } from '~/views/calendar/feeds'

type Props = {
  access: PageAccess
  fields: FeedFields
  errors: readonly FieldError[]
  formKey: string
  /** Names can be chosen. */
  mayName: boolean
}

/** A new address: for which device, with what in it, and who gets to know the times. */
export function NewCalendar({ access, fields, errors, formKey, mayName }: Props) {
  const t = useTexts()
  const { id, name: brukare } = access.brukare
  const list = `/b/${id}/kalender`
  return (
    <Page
      title={t('calendar.new.title')}
      lead={t('calendar.new.lead')}
      access={access}
      trail={[{ href: list, text: t('calendar.title') }]}
      errors={errors}
    >
      <Alert tone="warning" title={t('calendar.warn.title')}>
        {t('calendar.warn.text')}
      </Alert>
      <PostForm noValidate carried>
        <Hidden name="key" value={formKey} />
        <TextField
          name="name"
          label={t('calendar.new.name')}
          hint={t('calendar.new.nameHint')}
          value={fields.name}
          error={errorOf(errors, 'name')}
          autoComplete="off"
        />
        {mayName ? (
          <RadioGroup
            name="level"
            label={t('calendar.new.level')}
            value={fields.level}
            error={errorOf(errors, 'level')}
            choices={feedLevels.map((level) => ({
              value: level,
              label: t(`calendar.level.${level}`),
              hint: t(`calendar.level.${level}Hint`),
            }))}
          />
        ) : (
          <p>{t('calendar.new.onlyTimes', { brukare })}</p>
        )}
        <AskedAgainHint />
        <SubmitButton>
          {access.role === 'brukare' ? t('calendar.new.make') : t('calendar.new.makeFor', { brukare })}
        </SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={list}>
          {t('calendar.new.cancel')}
        </a>
      </p>
    </Page>
  )
}
