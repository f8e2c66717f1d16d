import type { Clock } from '~/platform/clock'
import type { Place } from '~/provider/types'

/** What the portal knows of whether the objections, or the wishes, in its database are all there are, and as they stand, at a place. */
export type ObjectionKnowledge = {
  /** The change feed of a provider has been read to its end. */
  followed: (providerId: string) => void
  /** The feed has told of an objection at a place that is not in the database as it stands now. */
  changed: (place: Place) => void
  /** Every objection of a place is in the database, as it stood at `askedAt`. */
  read: (place: Place, askedAt: Date) => void
  /** What the feeds told may have gone by: nothing is known until it has been read again. */
  forget: () => void
  /** True when nothing can have changed there that is not in the database: the list was read, and the feed followed since. */
  isKnown: (place: Place) => boolean
}

/** The provider is asked again after this long whatever the feed says, in milliseconds. */
const knownForMs = 10 * 60_000
/** A feed that has not been read to its end for this long tells nothing, in milliseconds. */
const silentForMs = 60_000

/**
 * Kept in memory: a portal that has just started knows nothing, and asks. What the feeds tell comes from whichever process
 * follows them, so that nothing is known for long.
 */
export function createObjectionKnowledge({ clock }: { clock: Clock }): ObjectionKnowledge {
  const followedAt = new Map<string, number>()
  const changedAt = new Map<string, number>()
  const readAt = new Map<string, number>()
  const now = () => clock().getTime()
  return {
    followed: (providerId) => void followedAt.set(providerId, now()),
    changed: (place) => void changedAt.set(keyOf(place), now()),
    read: (place, askedAt) => void readAt.set(keyOf(place), askedAt.getTime()),
    forget: () => readAt.clear(),
    isKnown: (place) => {
      const key = keyOf(place)
      const read = readAt.get(key)
      const followed = followedAt.get(place.providerId)
      if (read === undefined || followed === undefined) return false
      // A change in the very moment of the question may not have been in the answer.
      if ((changedAt.get(key) ?? -1) >= read) return false
      return now() - read < knownForMs && now() - followed < silentForMs
    },
  }
}

const keyOf = ({ providerId, brukareId }: Place) => JSON.stringify([providerId, brukareId])
