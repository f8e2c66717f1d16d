import type { Day, Doer, Instant } from '~/database/common-types'
import type { AccessEntry } from '~/database/access-log/types'
import type { FeedLevel, FeedTimes } from '~/domain/calendar/feed'

/** One address of a calendar, without its secret, which nobody has but who was shown it. */
export type CalendarFeed = FeedTimes & {
  id: string
  personId: string
  brukareId: string
  /** What the person calls the device. */
  name: string
  level: FeedLevel
  language: string
  createdAt: Instant
  /** When a calendar last fetched it; null: never. */
  fetchedAt: Instant | null
}

/** Which version of an entry a calendar has: the first is 0. */
export type EntryVersion = { sequence: number; changedAt: Instant }

/** An entry as it is now. `digest`: of all that is told of it; `until`: from when it is told no more. */
export type EntryNow = { uid: string; digest: string; until: Instant }

/** An address that was made. `isGiven`: the secret is its; one that a calendar has fetched already keeps its own. */
export type MadeFeed = { id: string; isGiven: boolean }

type Whose = { personId: string; brukareId: string }

type NewFeed = {
  /** From the form: sent twice, it is one address, whose secret is the last. */
  formKey: string
  token: string
  brukareId: string
  name: string
  level: FeedLevel
  language: string
  expiresAt: Instant
  doer: Doer
}

export type CalendarFeedRepository = {
  /** The address whose secret this is, whatever has become of it; null: none. */
  findByToken: (token: string) => Promise<CalendarFeed | null>
  find: (wanted: Whose & { id: string }) => Promise<CalendarFeed | null>
  /** Those of a person that are not taken away or too old, the oldest first; without `brukareId`: about everybody. */
  list: (wanted: { personId: string; brukareId?: string }) => Promise<CalendarFeed[]>
  /** Address and access-log row in one transaction. Null: as many as may be are there already. */
  make: (feed: NewFeed) => Promise<MadeFeed | null>
  /**
   * Another address in the place of one, with what the one has; the one has ended. The same `formKey` again is the same
   * address with another secret. Null: there is none of this person's to take the place of.
   */
  rotate: (
    one: Pick<NewFeed, 'formKey' | 'token' | 'brukareId' | 'expiresAt' | 'doer'> & { id: string },
  ) => Promise<MadeFeed | null>
  /** False: it is not there, or has ended already. */
  end: (one: { id: string; brukareId: string; doer: Doer }) => Promise<boolean>
  /** The versions of what a calendar is told now, by uid: what has changed since it was last told has a later one. */
  versions: (feedId: string, entries: readonly EntryNow[]) => Promise<ReadonlyMap<string, EntryVersion>>
  /** It was fetched; the log says so once a day, with `entries`, before anything is given out. */
  fetched: (id: string, day: Day, entries: readonly AccessEntry[]) => Promise<void>
  /** It was asked for, and its person has no right; from the first time on. `false`: has again. */
  lapse: (id: string, isLapsed: boolean) => Promise<void>
  /** The providers whose staff those who follow or act for the brukare may have in theirs by first name. */
  namedAt: (brukareId: string) => Promise<ReadonlySet<string>>
  /** Says so of some providers, or takes it back, with a row in the access log for each that this changes. */
  setNames: (names: {
    brukareId: string
    providerIds: readonly string[]
    isAllowed: boolean
    doer: Doer
  }) => Promise<void>
}
