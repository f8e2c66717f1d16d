import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Alert } from '~/components/frame/alert'
import { Facts } from '~/components/frame/facts'
import { OwnWords } from '~/components/frame/own-words'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

type Props = {
  brukare: string
  kind: 'anhorig' | 'ombud'
  scopes: readonly string[]
  until: string
  message: string | null
  /** Who gave it, when it was not the brukare. */
  giver: string | null
  /** What it says, so that a yes is to what was read. */
  terms: string
  /** It says something else than on the page that one comes from. */
  changed: boolean
}

/** An access that is offered: what it is, and yes or no. */
export function InvitationPage({ brukare, kind, scopes, until, message, giver, terms, changed }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t(`access.invitation.${kind}`, { brukare })}
      lead={t('access.invitation.lead')}
      trail={[{ href: '/valj', text: t('access.invitation.back') }]}
    >
      {changed && (
        <Alert tone="warning" title={t('access.invitation.changedTitle')}>
          {t('access.invitation.changedText')}
        </Alert>
      )}
      <Facts
        facts={[
          { name: t('access.invitation.from'), value: giver },
          {
            name: t('access.one.scopes'),
            value: (
              <ul>
                {scopes.map((scope) => (
                  <li key={scope}>{scope}</li>
                ))}
              </ul>
            ),
          },
          { name: t('access.one.period'), value: until },
          { name: t('access.one.message'), value: message === null ? null : <OwnWords text={message} from="person" /> },
        ]}
      />
      <p>{t('access.invitation.seen', { brukare })}</p>
      <p>{t('access.invitation.secret')}</p>
      <PostForm className="cluster">
        <Hidden name="terms" value={terms} />
        <SubmitButton name="answer" value="yes">
          {t('access.invitation.yes')}
        </SubmitButton>
        <SubmitButton name="answer" value="no" secondary>
          {t('access.invitation.no')}
        </SubmitButton>
      </PostForm>
    </Page>
  )
}
