import type { SignalHearing } from '~/database/types'

/** For how long nobody has told this process that a provider's feed of changes was read to its end. */
export type FeedAges = {
  hear: SignalHearing['hear']
  /** In seconds; counted from the start of the process until it has been told. One that follows says so every ten seconds. */
  read: () => { provider: string; seconds: number }[]
}

/** Hears what all processes hear, and remembers when each provider's feed was said to be read to its end. */
export function createFeedAges(providers: readonly string[], now: () => number = () => performance.now()): FeedAges {
  const heardAt = new Map(providers.map((id) => [id, now()]))
  return {
    hear: (signal) => {
      if (signal.kind === 'followed' && heardAt.has(signal.providerId)) heardAt.set(signal.providerId, now())
    },
    read: () => [...heardAt].map(([provider, at]) => ({ provider, seconds: (now() - at) / 1000 })),
  }
}
