import { AskedAgainHint } from '~/components/forms/asked-again'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { TextField } from '~/components/forms/text-field'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import type { FeedItem } from '~/views/calendar/feeds'
import { FeedFacts } from './facts'

type Props = {
  access: PageAccess
  feed: FeedItem
  /** The address itself, when it has just been made. */
  address: { https: string; webcal: string } | null
  formKey: string
}

/** One address: what it shows, another in its place, and the way to take it away; and the address itself when it is new. */
export function OneCalendar({ access, feed, address, formKey }: Props) {
  const t = useTexts()
  const { name } = feed
  const list = `/b/${access.brukare.id}/kalender`
  return (
    <Page
      title={t(address === null ? 'calendar.one.title' : 'calendar.shown.title', { name })}
      lead={t(address === null ? 'calendar.one.lead' : 'calendar.shown.lead')}
      access={access}
      trail={[{ href: list, text: t('calendar.title') }]}
    >
      {address !== null && <TheAddress {...address} />}
      <FeedFacts feed={feed} />
      <section aria-labelledby="byt">
        <h2 id="byt">{t('calendar.rotate.heading')}</h2>
        <p>{t('calendar.rotate.text')}</p>
        <PostForm>
          <Hidden name="intent" value="rotate" />
          <Hidden name="key" value={formKey} />
          <AskedAgainHint />
          <SubmitButton secondary>{t('calendar.rotate.yes', { name })}</SubmitButton>
        </PostForm>
      </section>
      <p>
        <a className="action-link" href={`${feed.href}/ta-bort`}>
          {t('calendar.remove.link', { name })}
        </a>
      </p>
    </Page>
  )
}

/** To copy, to open, and how to put it into the calendars that most have. */
function TheAddress({ https, webcal }: { https: string; webcal: string }) {
  const t = useTexts()
  return (
    <>
      <TextField name="adress" label={t('calendar.shown.field')} value={https} readOnly />
      <ul className="links">
        <li>
          <a href={webcal}>{t('calendar.shown.webcal')}</a>
        </li>
        <li>
          <a href={https}>{t('calendar.shown.https')}</a>
        </li>
      </ul>
      <Alert tone="warning" title={t('calendar.warn.title')}>
        {t('calendar.warn.text')}
      </Alert>
      <Rest about={t('calendar.how.title')}>
        <h2>{t('calendar.how.title')}</h2>
        <ul>
          <li>{t('calendar.how.apple')}</li>
          <li>{t('calendar.how.google')}</li>
          <li>{t('calendar.how.outlook')}</li>
          <li>{t('calendar.how.others')}</li>
        </ul>
        <p>{t('calendar.shown.name')}</p>
      </Rest>
      <p>{t('calendar.shown.slow')}</p>
    </>
  )
}
