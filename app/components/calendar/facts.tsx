import { Facts } from '~/components/frame/facts'
import { useTexts } from '~/i18n/context'
import { htmlLang } from '~/i18n/languages'
import type { FeedItem } from '~/views/calendar/feeds'

/** What there is to know of an address: since when, how far, and what is in its calendar. */
export function FeedFacts({ feed: { shows, language, made, fetched, expires } }: { feed: FeedItem }) {
  const t = useTexts()
  const spoken = language !== null && <span lang={htmlLang(language)}>{t(`frame.languageName.${language}`)}</span>
  return (
    <Facts
      facts={[
        { name: t('calendar.fact.shows'), value: shows },
        { name: t('calendar.fact.language'), value: spoken },
        { name: t('calendar.fact.made'), value: made },
        { name: t('calendar.fact.fetched'), value: fetched },
        { name: t('calendar.fact.expires'), value: expires },
      ]}
    />
  )
}
