import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'

/** `state`: what is known of the mailbox, a sentence; `canBeAdded`: it can be reached now. */
type Props = { state: string; canBeAdded: boolean }

/** One's digital mailbox, which is found by the number that one has signed in with: there is nothing to type. */
export function AddMailbox({ state, canBeAdded }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t('notices.add.digitalPost.title')}
      lead={t('notices.digitalPost.lead')}
      trail={[{ href: noticesPath, text: t('notices.page.title') }]}
    >
      {canBeAdded ? <p>{state}</p> : <Alert tone="info">{state}</Alert>}
      {canBeAdded && (
        <PostForm>
          <SubmitButton>{t('notices.digitalPost.button')}</SubmitButton>
        </PostForm>
      )}
      <p>{t('notices.page.ring')}</p>
    </Page>
  )
}
