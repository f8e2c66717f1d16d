import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { TextArea } from '~/components/forms/text-field'
import type { PageAccess } from '~/components/frame/acting-for'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { CallView } from '~/views/urgent/call'
import { FirstCall } from './call-button'

export type NobodyCameProps = {
  access: PageAccess
  view: { about: string; button: string }
  call: CallView
  formKey: string
  text: string
  errors: readonly FieldError[]
}

/** "Nobody has come": the number first, one field that may be left empty, and the button. */
export function NobodyCame({ access, view, call, formKey, text, errors }: NobodyCameProps) {
  const t = useTexts()
  return (
    <Page title={t('urgent.nobody.title')} lead={view.about} access={access} errors={errors}>
      <FirstCall {...call} />
      <PostForm noValidate carried>
        <Hidden name="key" value={formKey} />
        <TextArea
          name="text"
          label={t('urgent.nobody.text')}
          value={text}
          rows={3}
          optional
          error={errorOf(errors, 'text')}
        />
        <SubmitButton>{view.button}</SubmitButton>
      </PostForm>
    </Page>
  )
}
