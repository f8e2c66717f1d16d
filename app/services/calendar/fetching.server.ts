import { createHash } from 'node:crypto'
import type { AccessService, Rights } from '~/auth/access.server'
import type { Reading } from '~/auth/types'
import type { CalendarFeed, Database } from '~/database/types'
import { entriesOf, isStillTold, type CalendarEntry } from '~/domain/calendar/entry'
import { feedStateAt, feedWindow } from '~/domain/calendar/feed'
import { shownOf, type Known } from '~/domain/known'
import { parseShift } from '~/domain/schedule/shift'
import { minutesAfter, monthAfter, monthDays, stockholmDate } from '~/domain/time/time'
import { commonHorizon } from '~/domain/time/horizon'
import { defaultLanguage, parseLanguage } from '~/i18n/languages'
import { createLimiter } from '~/platform/limiter.server'
import { doerOf } from '~/services/access-log/log.server'
import type { ScheduleService } from '~/services/schedule/schedule.server'
import { calendarText, emptyCalendarText, type ToldEntry } from '~/views/calendar/ics'
import { withSecret } from './secret'

type Parts = {
  database: Pick<Database, 'calendarFeeds'>
  access: Pick<AccessService, 'standingRights'>
  schedule: Pick<ScheduleService, 'shifts' | 'horizons'>
}

/** What somebody's calendar is answered with. `away`: what there is cannot be known now, which is not that there is nothing. */
type Fetched =
  | { is: 'calendar'; text: string; etag: string }
  | { is: 'absent' }
  | { is: 'away' }
  | { is: 'tooMany'; seconds: number }

/** `peek`: only headers are asked for, so that nothing is seen. */
type Asked = { token: string; now: Date; requestId: string; peek: boolean }

/** The providers whose staff are told by their first names. */
type Named = 'all' | ReadonlySet<string>

/** So many fetches an hour of one address; the last that a limit is kept for is forgotten first. */
const limits = { points: 60, seconds: 3600, keys: 50_000 } as const
/** What we make: base64url of 32 bytes. Nothing else is looked for. */
const ours = /^[\w-]{43}$/

/** The schedule as other calendars fetch it, without anybody signed in: the secret of the address is the key, and the right is asked for anew. */
export function createCalendarFetching({ database: { calendarFeeds }, access, schedule }: Parts) {
  const limit = createLimiter(limits)

  /** Null: nothing is known for certain. */
  async function entriesFor(reading: Reading, telling: { own: boolean; named: Named }, { now, requestId }: Asked) {
    const window = feedWindow(now)
    const months = monthsOf(window)
    const scene = { requestId }
    // By whole months, as the pages ask: then what is kept of them is there for the calendar too when a provider is away.
    const [reach, ...read] = await Promise.all([
      schedule.horizons(reading, scene),
      ...months.map(({ from, to }) => schedule.shifts(reading, scene, from, to)),
    ])
    const asOf = wholeSince(read.map(({ known }) => known))
    if (asOf === null || reach.horizons.includes(null)) return null
    const entries = read.flatMap(({ known }) =>
      shownOf(known).flatMap(({ place: { providerId }, data }) =>
        entriesOf(data.map(parseShift), {
          ...{ providerId, own: telling.own, now },
          names: telling.named === 'all' || telling.named.has(providerId),
        }),
      ),
    )
    const { plannedUntil } = commonHorizon(reach.horizons)
    return { entries: [...new Map(entries.map((entry) => [entry.key, entry])).values()], asOf, plannedUntil, ...window }
  }

  /** The entries with the version of each, in the order of time. */
  async function toldOf(feed: CalendarFeed, token: string, entries: readonly CalendarEntry[], now: Date) {
    const { uid, digest } = withSecret(token)
    const keyed = entries.map((entry) => {
      const until = minutesAfter(entry.end ?? entry.start, forgetMinutes)
      return { entry, now: { uid: uid(entry.key), digest: digest(entry), until } }
    })
    const versions = await calendarFeeds.versions(
      feed.id,
      keyed.map((one) => one.now),
    )
    return keyed
      .flatMap(({ entry, now: { uid: own } }): ToldEntry[] => {
        const version = versions.get(own)
        return version === undefined || !isStillTold(entry, version.changedAt, now)
          ? []
          : [{ ...entry, uid: own, sequence: version.sequence, changedAt: version.changedAt }]
      })
      .sort((a, b) => a.start.getTime() - b.start.getTime() || (a.uid < b.uid ? -1 : 1))
  }

  /** It has been fetched: noted before anything is given out. */
  async function note(feed: CalendarFeed, rights: Rights, reading: Reading, { now, requestId, peek }: Asked) {
    if (peek) return
    const doer = doerOf({ ...rights, ...reading }, requestId)
    const row = { ...doer, brukareId: feed.brukareId, action: 'calendar.fetch', resourceType: 'calendar' }
    const entries = reading.places.map(({ providerId }) => {
      return { ...row, resourceId: feed.id, providerId, outcome: 'allowed' as const }
    })
    await calendarFeeds.fetched(feed.id, stockholmDate(now), entries)
  }

  const empty = (feed: CalendarFeed): Fetched => {
    const text = emptyCalendarText(languageOf(feed))
    return { is: 'calendar', text, etag: etagOf(['empty', feed.language]) }
  }

  async function give(feed: CalendarFeed, asked: Asked): Promise<Fetched> {
    const { now, requestId, token } = asked
    const { rights, isProtected, unconfirmed } = await access.standingRights(feed.personId, feed.brukareId, requestId)
    const places = (rights?.places ?? []).filter(({ scopes }) => scopes.has('schedule:read'))
    if (!isProtected && unconfirmed) return { is: 'away' }
    if (isProtected || rights === null || places.length === 0) {
      await calendarFeeds.lapse(feed.id, true)
      return empty(feed)
    }
    if (feed.lapsedAt !== null) await calendarFeeds.lapse(feed.id, false)
    const reading = { viewer: { personId: feed.personId }, places }
    const own = rights.role === 'brukare'
    const named: Named = feed.level === 'times' ? new Set() : own ? 'all' : await calendarFeeds.namedAt(feed.brukareId)
    const found = await entriesFor(reading, { own, named }, asked)
    if (found === null) return { is: 'away' }
    await note(feed, rights, reading, asked)
    const { asOf, plannedUntil, to } = found
    const entries = await toldOf(feed, token, found.entries, now)
    const endUid = (day: string) => withSecret(token).uid(`plan ends ${day}`)
    const language = languageOf(feed)
    const text = calendarText({ language, entries, asOf, plannedUntil, to, endUid })
    // It is said in the entries when it was so: within the hour, that alone is no other calendar.
    const hour = asOf.toISOString().slice(0, 13)
    const versions = entries.map(({ uid, sequence, changedAt }) => [uid, sequence, changedAt.getTime()])
    return { is: 'calendar', text, etag: etagOf([language, hour, plannedUntil, versions]) }
  }

  /** Answers the calendar that asks with the secret of an address. Throws as reading does. */
  return async (asked: Asked): Promise<Fetched> => {
    if (!ours.test(asked.token)) return { is: 'absent' }
    const seconds = limit(createHash('sha256').update(asked.token).digest('base64url'))
    if (seconds > 0) return { is: 'tooMany', seconds }
    const feed = await calendarFeeds.findByToken(asked.token)
    const state = feed === null ? 'gone' : feedStateAt(feed, asked.now)
    if (feed === null || state === 'gone') return { is: 'absent' }
    return state === 'empty' ? empty(feed) : give(feed, asked)
  }
}

/** A version is remembered for so long after its entry's end, in minutes: until no calendar is given it any more. */
const forgetMinutes = 20 * 24 * 60

const languageOf = ({ language }: CalendarFeed) => parseLanguage(language) ?? defaultLanguage

/** Weak: two that are the same but for when they were asked for are one. */
const etagOf = (what: unknown): string =>
  `W/"${createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 27)}"`

/** The calendar months that some days are in. */
function monthsOf({ from, to }: { from: string; to: string }): { from: string; to: string }[] {
  const last = to.slice(0, 7)
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= last; month = monthAfter(month)) months.push(month)
  return months.map(monthDays)
}

/** Since when all of it has been as it is; null when something of it is not known. */
function wholeSince(read: readonly Known<unknown>[]): Date | null {
  const times = read.flatMap((known) => (known.is === 'known' || known.is === 'none' ? [known.asOf.getTime()] : []))
  return times.length === read.length && times.length > 0 ? new Date(Math.min(...times)) : null
}
