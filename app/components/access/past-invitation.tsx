import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

type Props = { heading: string; text: string; next: string }

/** An invitation that cannot be answered (any more): what became of it, and what one can do. The receipt of a no, too. */
export function PastInvitationPage({ heading, text, next }: Props) {
  const t = useTexts()
  return (
    <Page title={heading} lead={text} trail={[{ href: '/valj', text: t('access.invitation.back') }]}>
      <p>{next}</p>
      <p>
        <ButtonLink href="/valj">{t('access.past.choose')}</ButtonLink>
      </p>
    </Page>
  )
}
