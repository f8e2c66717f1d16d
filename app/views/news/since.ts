import { countNews, type NewsItem } from '~/domain/news/news'
import type { Scene } from '~/views/frame/scene'

/** `parts`: what is new, a few words each; `earlier`: how much came before that and has not been opened, null: nothing. */
export type SinceView = { text: string; parts: string[]; earlier: string | null }

/**
 * What is new since the last visit. Null on a first visit. That nothing is new is never said: there is always more
 * than what a page has asked for. Then it says when the last visit was. Not `isAll`: something that it is counted from could not be
 * read, so that there may be more.
 */
export function sinceView(
  items: readonly NewsItem[],
  { since, isAll }: { since: Date | null; isAll: boolean },
  { t, f }: Scene,
): SinceView | null {
  if (since === null) return null
  const { since: fresh, earlier } = countNews(items, since)
  const time = f.dateTime(since)
  const parts = fresh.map(({ section, count }) => t(`news.part.${section}`, { count }))
  return {
    text: parts.length === 0 ? t('news.last', { time }) : t(isAll ? 'news.since' : 'news.sinceAtLeast', { time }),
    parts,
    earlier: earlier === 0 ? null : t(isAll ? 'news.earlier' : 'news.earlierAtLeast', { count: earlier }),
  }
}

/** The same of several whose matters one looks after: since the earliest of the visits after which something has come. */
export function sinceOfMany(
  several: readonly { items: readonly NewsItem[]; since: Date | null; isWhole: boolean }[],
  scene: Scene,
): SinceView | null {
  const told = several.flatMap(({ items, since }) => {
    const fresh = since === null ? [] : items.filter(({ at }) => at > since)
    return since === null || fresh.length === 0 ? [] : [{ fresh, since }]
  })
  if (told.length === 0) return null
  const earliest = new Date(Math.min(...told.map(({ since }) => since.getTime())))
  return sinceView(
    told.flatMap(({ fresh }) => fresh),
    { since: earliest, isAll: several.every(({ isWhole }) => isWhole) },
    scene,
  )
}
