import { RadioGroup } from '~/components/forms/choice-group'
import { ChangedElsewhere } from '~/components/forms/changed-elsewhere'
import { DateField } from '~/components/forms/date-time-fields'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { TextArea } from '~/components/forms/text-field'
import type { PageAccess } from '~/components/frame/acting-for'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { noteKinds, type NoteFields } from '~/views/notes/notes'

type Props = {
  access: PageAccess
  title: string
  fields: NoteFields
  errors: readonly FieldError[]
  /** For a new note: makes it one, however many times it is sent. */
  formKey?: string
  /** For one that is there: its page, when it had been saved, and whether another tab has saved it since the form was drawn. */
  change?: { href: string; was: string; conflict: boolean }
}

/** A note to write or change: when, what, and in one's own words. */
export function NoteForm({ access, title, fields, errors, formKey, change }: Props) {
  const t = useTexts()
  const list = `/b/${access.brukare.id}/anteckningar`
  return (
    <Page
      title={title}
      lead={t('notes.form.lead')}
      access={access}
      trail={[{ href: list, text: t('notes.title') }]}
      errors={errors}
    >
      {change?.conflict === true && <ChangedElsewhere see={change.href} />}
      <PostForm noValidate carried>
        {change !== undefined && <Hidden name="was" value={change.was} />}
        {formKey !== undefined && <Hidden name="key" value={formKey} />}
        <RadioGroup
          name="kind"
          label={t('notes.form.kind')}
          value={fields.kind}
          error={errorOf(errors, 'kind')}
          choices={noteKinds.map((kind) => ({ value: kind, label: t(`notes.form.kinds.${kind}`) }))}
        />
        <DateField
          name="day"
          label={t('notes.form.day')}
          hint={t('notes.form.dayHint')}
          value={fields.day}
          errors={errors}
        />
        <TextArea
          name="text"
          label={t('notes.form.text')}
          hint={t('notes.form.textHint')}
          value={fields.text}
          error={errorOf(errors, 'text')}
        />
        <SubmitButton>{t('notes.form.save', { brukare: access.brukare.name })}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={list}>
          {t('notes.form.cancel')}
        </a>
      </p>
      {change !== undefined && (
        <p>
          <a className="action-link" href={`${change.href}/ta-bort`}>
            {t('notes.remove.link')}
          </a>
        </p>
      )}
    </Page>
  )
}
