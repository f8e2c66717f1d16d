import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { TextField } from '~/components/forms/text-field'
import { Page } from '~/components/frame/page'
import type { TypedChannel } from '~/domain/notices/address'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'

const fields = {
  email: { type: 'email', inputMode: 'email', autoComplete: 'email' },
  sms: { type: 'tel', inputMode: 'tel', autoComplete: 'tel' },
} as const satisfies Record<TypedChannel, object>

type Props = { channel: TypedChannel; address: string; errors: readonly FieldError[] }

/** Where one is to be told: an address, to which a code is sent. */
export function AddDestination({ channel, address, errors }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t(`notices.add.${channel}.title`)}
      lead={t(`notices.add.${channel}.lead`)}
      trail={[{ href: noticesPath, text: t('notices.page.title') }]}
      errors={errors}
    >
      <PostForm noValidate carried>
        <TextField
          name="address"
          label={t(`notices.add.${channel}.label`)}
          hint={t(`notices.add.${channel}.hint`)}
          value={address}
          error={errorOf(errors, 'address')}
          {...fields[channel]}
        />
        <SubmitButton>{t('notices.add.send')}</SubmitButton>
      </PostForm>
      <p>{t('notices.page.ring')}</p>
    </Page>
  )
}
