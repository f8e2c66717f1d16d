import { minutesAfter } from '~/domain/time/time'
import { isSeen, openedAt, type Opened } from './opened'

/**
 * When somebody has had pages of a brukare open. `firstAt`: for the first time; `beforeAt`: the end of the visit before the last
 * one, null while there has been one; `lastAt`: the last page.
 */
export type Visit = { firstAt: Date; beforeAt: Date | null; lastAt: Date }

/** `changed`: it has been opened, and has changed since. */
export type Newness = 'new' | 'changed'

/** Whether something that happened is new to the viewer. `at` null: nobody has said when. `keys`: what it is opened under. */
export type Judge = (at: Date | null, ...keys: string[]) => Newness | null

/** Something new, and where it is found. */
export type NewsItem = { section: NewsSection; at: Date }

/** Where what is new is found, in the order that it is told in. */
export const newsSections = ['answers', 'schedule', 'reports', 'joint', 'access'] as const
export type NewsSection = (typeof newsSections)[number]

/** A page that is opened after so long, in minutes, begins a new visit: the longest that a page is left for something else. */
export const visitGapMinutes = 30

/** What happened longer ago is not new, though nobody has opened it: what was opened is not remembered for ever. In days. */
export const newsDays = 365

/** How often a visit that goes on is written down, in milliseconds. */
const writtenEveryMs = 60_000

/** The visit as it is with a page at `now`; `known`: as it was before, null when this is the first page ever. */
export function visitWith(known: Visit | null, now: Date): Visit {
  if (known === null) return { firstAt: now, beforeAt: null, lastAt: now }
  const isAnother = minutesAfter(known.lastAt, visitGapMinutes) < now
  return {
    firstAt: known.firstAt,
    beforeAt: isAnother ? known.lastAt : known.beforeAt,
    lastAt: now > known.lastAt ? now : known.lastAt,
  }
}

/** True when the visit is to be written down with a page at `now`. */
export function isToWrite(known: Visit | null, now: Date): boolean {
  return known === null || now.getTime() - known.lastAt.getTime() >= writtenEveryMs
}

/**
 * The one rule of what is new to somebody: it happened after their first visit, within a year, and they have not opened it since.
 * On the very first page nothing is. `visit`: as it was before this page.
 */
export function judgeOf({ visit, opened }: { visit: Visit | null; opened: readonly Opened[] }, now: Date): Judge {
  return (at, ...keys) => {
    if (at === null || visit === null || minutesAfter(at, newsDays * 24 * 60) < now) return null
    const last = openedAt(opened, keys)
    if (last !== null) return isSeen(at, last) ? null : 'changed'
    return at > visit.firstAt ? 'new' : null
  }
}

/** How much of what is new has come since the last visit, by section, and how much came before and has not been opened. */
export type NewsCount = { since: { section: NewsSection; count: number }[]; earlier: number }

/** Counts what is new: every page that tells how much there is counts here. */
export function countNews(items: readonly NewsItem[], since: Date): NewsCount {
  const fresh = items.filter(({ at }) => at > since)
  return {
    since: newsSections
      .map((section) => ({ section, count: fresh.filter((item) => item.section === section).length }))
      .filter(({ count }) => count > 0),
    earlier: items.length - fresh.length,
  }
}
