import { AskedAgainHint } from '~/components/forms/asked-again'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { CardSection } from '~/components/frame/card-section'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { FeedItem } from '~/views/calendar/feeds'
import { FeedFacts } from './facts'

type Names = { isAllowed: boolean; jointWith: string }

type Props = { access: PageAccess; feeds: readonly FeedItem[]; names: Names | null; isProtected: boolean }

/** One's addresses for a brukare's schedule, and what others may have in theirs. */
export function CalendarList({ access, feeds, names, isProtected }: Props) {
  const t = useTexts()
  const { id, name: brukare } = access.brukare
  const own = access.role === 'brukare'
  const base = `/b/${id}`
  return (
    <Page
      title={t('calendar.title')}
      lead={isProtected ? undefined : own ? t('calendar.lead.own') : t('calendar.lead.other', { brukare })}
      access={access}
      trail={[{ href: `${base}/schema`, text: t('frame.menu.schedule') }]}
    >
      {isProtected ? (
        <Alert tone="warning" title={t('calendar.protected.title')}>
          {own ? t('calendar.protected.own') : t('calendar.protected.other', { brukare })}
        </Alert>
      ) : (
        <p>
          <ButtonLink href={`${base}/kalender/ny`}>{t('calendar.new.link')}</ButtonLink>
        </p>
      )}
      {feeds.length === 0 && !isProtected && <p>{t('calendar.list.none')}</p>}
      <CardSection id="adresser" heading={t('calendar.list.heading')} items={feeds} keyOf={(feed) => feed.id}>
        {(feed) => (
          <>
            <h3>{feed.name}</h3>
            <FeedFacts feed={feed} />
            <p>
              <a className="action-link" href={feed.href}>
                {t('calendar.list.open', { name: feed.name })}
              </a>
            </p>
          </>
        )}
      </CardSection>
      {names !== null && !isProtected && <NamesOfOthers access={access} names={names} />}
    </Page>
  )
}

/** Whether others may have first names in theirs, for one who may decide it. */
function NamesOfOthers({ access, names: { isAllowed, jointWith } }: { access: PageAccess; names: Names }) {
  const t = useTexts()
  const { name: brukare } = access.brukare
  const own = access.role === 'brukare'
  const standing = isAllowed ? 'on' : 'off'
  return (
    <section aria-labelledby="namn">
      <h2 id="namn">{t('calendar.names.heading')}</h2>
      <p>{own ? t(`calendar.names.${standing}.own`) : t(`calendar.names.${standing}.other`, { brukare })}</p>
      {!isAllowed && <p>{t('calendar.names.more')}</p>}
      {!isAllowed && jointWith !== '' ? (
        <p>{t('calendar.names.joint', { names: jointWith })}</p>
      ) : (
        <PostForm>
          <Hidden name="intent" value={isAllowed ? 'deny' : 'allow'} />
          {!isAllowed && <AskedAgainHint />}
          <SubmitButton secondary>{namesButton()}</SubmitButton>
        </PostForm>
      )}
    </section>
  )

  function namesButton(): string {
    if (isAllowed) return own ? t('calendar.names.deny') : t('calendar.names.denyFor', { brukare })
    return own ? t('calendar.names.allow') : t('calendar.names.allowFor', { brukare })
  }
}
