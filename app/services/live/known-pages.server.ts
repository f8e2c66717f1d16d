import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Access } from '~/auth/types'
import type { Signal, SignalHearing } from '~/database/types'
import { placeKey, portalKey } from './listeners.server'

/** A page as it was last drawn here. `since`: what had been heard when it was begun; `minute`: by the portal's clock. */
type Known = {
  tag: string
  since: number
  minute: number
  rights: string
  keys: readonly string[]
  providerIds: readonly string[]
}

/** What a page is drawn from, as far as it is known before: who sees it by which rights, when, and from where. */
type Drawn = { held: readonly Access[]; now: Date }

type KnownPages = SignalHearing & {
  /** How much has been heard so far: to be asked before a page is begun. */
  heard: () => number
  remember: (key: string, page: Drawn & { tag: string; since: number }) => void
  /** True when a page would be drawn as it was, though nobody has drawn it: `held` is read now. */
  isUnchanged: (key: string, page: Drawn & { tag: string }) => boolean
  /** Whether it is worth reading the rights: the page is known as `tag`, of this minute. */
  isKnown: (key: string, page: { tag: string; now: Date }) => boolean
}

/** A feed that is followed says so each ten seconds; one that has been silent for longer says nothing about anything. */
const followedWithinMs = 20_000
const minuteOf = (now: Date) => Math.floor(now.getTime() / 60_000)

/**
 * Pages as this process last drew them, to tell without drawing that one is still the same: no signal has come that is about
 * the brukare, every feed that it is drawn from is followed and read to its end, the rights are the same, and it is the same
 * minute, since what a page says depends on the clock. Whatever is not known is drawn.
 * @param elapsed milliseconds that only grow
 */
export function createKnownPages(elapsed: () => number = () => performance.now()): KnownPages {
  const pages = new LRUCache<string, Known>({ max: 10_000 })
  let heard = 0
  /** What was heard before counts for everything: after a break, and of what has been forgotten below. */
  let floor = 0
  const last = new LRUCache<string, number>({
    max: 50_000,
    dispose: (at, _key, reason) => {
      if (reason === 'evict') floor = Math.max(floor, at)
    },
  })
  const followed = new Map<string, number>()

  const keyOf = (signal: Signal): string | null => {
    if (signal.kind === 'change') return placeKey(signal)
    return signal.kind === 'rights' || signal.kind === 'done' ? portalKey(signal.brukareId) : null
  }
  const isKnown: KnownPages['isKnown'] = (key, { tag, now }) => {
    const page = pages.get(key)
    return page?.tag === tag && page.minute === minuteOf(now)
  }

  return {
    hear: (signal) => {
      if (signal.kind === 'followed') followed.set(signal.providerId, elapsed())
      const key = keyOf(signal)
      if (key !== null) last.set(key, ++heard)
    },
    missed: () => {
      floor = ++heard
      followed.clear()
    },
    heard: () => heard,
    remember: (key, { held, now, tag, since }) => {
      const keys = held.flatMap(({ brukare, places }) => [portalKey(brukare.id), ...places.map(placeKey)])
      const providerIds = [...new Set(held.flatMap(({ places }) => places.map(({ providerId }) => providerId)))]
      pages.set(key, { tag, since, minute: minuteOf(now), rights: printOf(held), keys, providerIds })
    },
    isKnown,
    isUnchanged: (key, { held, now, tag }) => {
      const page = pages.get(key)
      if (page === undefined || !isKnown(key, { tag, now }) || page.since < floor) return false
      const at = elapsed()
      const isFollowed = (providerId: string) => at - (followed.get(providerId) ?? -Infinity) <= followedWithinMs
      if (!page.providerIds.every(isFollowed)) return false
      return page.keys.every((one) => (last.get(one) ?? 0) <= page.since) && page.rights === printOf(held)
    },
  }
}

/** The same for the same rights, as far as they show on a page: all but when they were confirmed. */
function printOf(held: readonly Access[]): string {
  const text = JSON.stringify(held, (key, value: unknown) => {
    if (key === 'asOf') return undefined
    return value instanceof Set ? [...value] : value
  })
  return createHash('sha256').update(text).digest('base64url')
}
