import { feedLevels, type FeedLevel } from '~/domain/calendar/feed'
import { parseLanguage, type Language } from '~/i18n/languages'
import type { Scene } from '~/views/frame/scene'
import { toldApart } from '~/views/forms/told-apart'

/** As long as one says in a few words where an address is used. */
const mostName = 60

/** An address as it is kept, and how it stands. `isNamed`: names may stand in it now. */
type Feed = {
  id: string
  name: string
  level: FeedLevel
  language: string
  createdAt: Date
  fetchedAt: Date | null
  expiresAt: Date
  isNamed: boolean
}

/** An address in words. `language`: what its entries are in. */
export type FeedItem = {
  id: string
  href: string
  name: string
  made: string
  fetched: string
  expires: string
  shows: string
  language: Language | null
}

/** What is typed in the form of a new address, also when it is wrong. */
export type FeedFields = { name: string; level: string }

type Faults = { field: string; text: string }[]

/** The page of a brukare's calendars. */
export const calendarHref = (brukareId: string): string => `/b/${brukareId}/kalender`

/** One address in words. */
export function feedItem(feed: Feed, brukareId: string, { t, f }: Pick<Scene, 't' | 'f'>): FeedItem {
  const { id, name, level, createdAt, fetchedAt, expiresAt, isNamed } = feed
  return {
    ...{ id, href: `${calendarHref(brukareId)}/${id}`, name },
    made: f.date(createdAt),
    fetched: fetchedAt === null ? t('calendar.fact.never') : f.dateTime(fetchedAt),
    expires: f.dateLong(expiresAt),
    shows: level === 'names' && !isNamed ? t('calendar.level.namesOff') : t(`calendar.level.${level}`),
    language: parseLanguage(feed.language),
  }
}

/** A person's addresses for one brukare; two for devices of one name are told apart. */
export function feedItems(feeds: readonly Feed[], brukareId: string, scene: Scene): FeedItem[] {
  const items = feeds.map((feed) => feedItem(feed, brukareId, scene))
  return toldApart(items, 'name', scene.t)
}

/** The address that the form asks for, or what is wrong in it. `mayName`: names can be chosen at all. */
export function readFeed(
  { name, level }: FeedFields,
  mayName: boolean,
  { t }: Pick<Scene, 't'>,
): { values: { name: string; level: FeedLevel }; faults: null } | { values: null; faults: Faults } {
  const faults: Faults = []
  const known = mayName ? feedLevels.find((one) => one === level) : 'times'
  if (name === '') faults.push({ field: 'name', text: t('calendar.error.name') })
  if (name.length > mostName) faults.push({ field: 'name', text: t('calendar.error.nameLong') })
  if (known === undefined) faults.push({ field: 'level', text: t('calendar.error.level') })
  if (faults.length > 0 || known === undefined) return { values: null, faults }
  return { values: { name, level: known }, faults: null }
}
