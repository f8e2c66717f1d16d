import { randomBytes, randomUUID } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { CalendarFeed, Database } from '~/database/types'
import { placesWith } from '~/domain/access/rights'
import { feedExpiry, mostFeeds, type FeedLevel } from '~/domain/calendar/feed'
import type { Language } from '~/i18n/languages'
import type { Config } from '~/platform/config.server'
import { doerOf } from '~/services/access-log/log.server'
import { feedItem, feedItems, type FeedItem } from '~/views/calendar/feeds'
import type { Scene } from '~/views/frame/scene'

type Parts = { database: Pick<Database, 'calendarFeeds'>; config: Pick<Config, 'origin'> }

/** Whether others may have names in theirs, for one who may decide it. `jointWith`: with whom a yes must be said, else empty. */
type NamesChoice = { isAllowed: boolean; jointWith: readonly string[] }

/** An address in the two ways that calendars take. */
type FeedAddress = { https: string; webcal: string }

/** An address that has been made, and its secret: null when it has another already, from the same form. */
export type Made = { id: string; secret: string | null }

/** 256 random bits, as an address can have them. */
const newSecret = (): string => randomBytes(32).toString('base64url')

/** A person's calendars of one brukare: made, shown, changed and taken away by that person alone. */
export function createCalendarFeedsService({ database: { calendarFeeds }, config: { origin } }: Parts) {
  const whose = ({ viewer, brukare }: Access) => ({ personId: viewer.personId, brukareId: brukare.id })
  const doing = (access: Access, { requestId }: Pick<Scene, 'requestId'>) => ({
    brukareId: access.brukare.id,
    doer: doerOf(access, requestId),
  })
  const deciding = (access: Access) => placesWith(access, 'access:manage')

  /** True when names may stand in a calendar of the viewer's: one's own, or where that is allowed. */
  const mayName = async (access: Access): Promise<boolean> => {
    if (access.role === 'brukare') return true
    const named = await calendarFeeds.namedAt(access.brukare.id)
    return access.places.some(({ providerId }) => named.has(providerId))
  }

  const withNames = async (access: Access) => {
    const isNamed = await mayName(access)
    return (feed: CalendarFeed) => ({ ...feed, isNamed })
  }

  return {
    mayName,

    /** The viewer's addresses about the brukare, and what may be decided about the calendars of others; null: nothing. */
    async list(access: Access, scene: Scene): Promise<{ feeds: FeedItem[]; names: NamesChoice | null }> {
      const [feeds, named, asNow] = await Promise.all([
        calendarFeeds.list(whose(access)),
        calendarFeeds.namedAt(access.brukare.id),
        withNames(access),
      ])
      const places = deciding(access)
      const isJoint = places.some(({ jointScopes }) => jointScopes.has('access:manage'))
      return {
        feeds: feedItems(feeds.map(asNow), access.brukare.id, scene),
        names:
          places.length === 0
            ? null
            : {
                isAllowed: places.every(({ providerId }) => named.has(providerId)),
                jointWith: isJoint ? places.flatMap(({ jointWith }) => jointWith) : [],
              },
      }
    },

    /** One of the viewer's addresses that has not ended; null when it is not there. */
    async find(access: Access, scene: Scene, id: string): Promise<FeedItem | null> {
      const feed = await calendarFeeds.find({ id, ...whose(access) })
      if (feed === null || feed.endedAt !== null || feed.expiresAt <= scene.now) return null
      return feedItem((await withNames(access))(feed), access.brukare.id, scene)
    },

    /** An empty form; `key` makes it one address, however many times it is sent. */
    blank: () => ({ key: randomUUID(), fields: { name: '', level: 'times' } }),

    /** Makes an address. Gives its secret, which is nowhere after this; null: there are as many as may be. */
    async make(
      access: Access,
      scene: Scene,
      { key, ...values }: { key: string; name: string; level: FeedLevel; language: Language },
    ): Promise<Made | null> {
      const secret = newSecret()
      const expiresAt = feedExpiry(scene.now, access.validTo)
      const made = { formKey: key, token: secret, expiresAt, ...values, ...doing(access, scene) }
      const feed = await calendarFeeds.make(made)
      return feed && { id: feed.id, secret: feed.isGiven ? secret : null }
    },

    /** Another address in the place of one; null when there is none to take the place of. */
    async rotate(access: Access, scene: Scene, { id, key }: { id: string; key: string }): Promise<Made | null> {
      const secret = newSecret()
      const expiresAt = feedExpiry(scene.now, access.validTo)
      const feed = await calendarFeeds.rotate({ id, formKey: key, token: secret, expiresAt, ...doing(access, scene) })
      return feed && { id: feed.id, secret: feed.isGiven ? secret : null }
    },

    /** Takes an address away; false when it is not there any more. */
    remove: (access: Access, scene: Scene, id: string): Promise<boolean> =>
      calendarFeeds.end({ id, ...doing(access, scene) }),

    /** Lets others have names in theirs, or not, at every provider where the viewer decides. False: it is not for one alone. */
    async setNames(access: Access, scene: Scene, isAllowed: boolean): Promise<boolean> {
      const places = deciding(access)
      const isJoint = places.some(({ jointScopes }) => jointScopes.has('access:manage'))
      if (places.length === 0 || (isAllowed && isJoint)) return false
      const providerIds = places.map(({ providerId }) => providerId)
      await calendarFeeds.setNames({ ...doing(access, scene), providerIds, isAllowed })
      return true
    },

    /** What calendars take. */
    addressOf(secret: string): FeedAddress {
      const https = `${origin}/kalender/${secret}.ics`
      return { https, webcal: https.replace(/^https?:/, 'webcal:') }
    },

    /** How many may be had for one brukare. */
    most: mostFeeds,
  }
}
