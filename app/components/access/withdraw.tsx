import { AskedAgainHint } from '~/components/forms/asked-again'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

type Props = { access: PageAccess; name: string; back: string; now: 'open' | 'invited' | 'expired' }

/** Takes someone's access away, with one press: it is gone at the person's very next page. */
export function WithdrawAccess({ access, name, back, now }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t('access.withdraw.title', { name })}
      lead={t(`access.withdraw.lead.${now}`, { name })}
      access={access}
      trail={[{ href: back, text: name }]}
    >
      <PostForm>
        <AskedAgainHint />
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
