import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { FeedItem } from '~/views/calendar/feeds'

/** Asks before an address is taken away. */
export function RemoveCalendar({ access, feed: { name, href } }: { access: PageAccess; feed: FeedItem }) {
  const t = useTexts()
  return (
    <Page
      title={t('calendar.remove.title', { name })}
      lead={t('calendar.remove.lead')}
      access={access}
      trail={[{ href, text: t('calendar.one.title', { name }) }]}
    >
      <PostForm>
        <Hidden name="intent" value="remove" />
        <SubmitButton danger>{t('calendar.remove.yes', { name })}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={href}>
          {t('calendar.remove.no')}
        </a>
      </p>
    </Page>
  )
}
