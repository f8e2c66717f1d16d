import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

type Props = { access: PageAccess; name: string; back: string; invited: boolean }

/** Takes someone's access away, with one press: it is gone at the person's very next page. */
export function WithdrawAccess({ access, name, back, invited }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t('access.withdraw.title', { name })}
      lead={t(invited ? 'access.withdraw.leadInvited' : 'access.withdraw.lead', { name })}
      access={access}
      trail={[{ href: back, text: name }]}
    >
      <PostForm>
        <SubmitButton danger>{t('access.withdraw.yes', { name })}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={back}>
          {t('access.withdraw.no')}
        </a>
      </p>
    </Page>
  )
}
