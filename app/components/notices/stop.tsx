import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'

/** Ends what comes to one address, for whoever has a letter of it: no sign-in, and nothing of whose it is. */
export function StopPage({ is }: { is: 'on' | 'off' | 'gone' }) {
  const t = useTexts()
  return (
    <Page title={t(`notices.stop.${is}.title`)} lead={t(`notices.stop.${is}.lead`)}>
      {is === 'on' && (
        <PostForm>
          <SubmitButton>{t('notices.stop.on.button')}</SubmitButton>
        </PostForm>
      )}
      <p>
        <a className="action-link" href={noticesPath}>
          {t('notices.stop.change')}
        </a>
      </p>
    </Page>
  )
}
