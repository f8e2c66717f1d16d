import type { Access } from '~/auth/types'
import type { Objection } from '~/database/types'
import { joined, knownAs, type Known, type NotKnown, type Why } from '~/domain/known'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { mergeNotices, providerName } from '~/services/frame/gather.server'
import type { ObjectionKnowledge } from './knowledge.server'
import type { ObjectionSync, SyncState } from './sync.server'
import { staysOf } from './viewer.server'

type Kept = Pick<Objection, 'providerId' | 'syncedAt'>

type Parts = {
  provider: Pick<ProviderGateway, 'providers'>
  sync: Pick<ObjectionSync, 'syncList'>
  knowledge: Pick<ObjectionKnowledge, 'isKnown'>
}

/** `isWhole`: nothing was missing of what was asked for about one brukare. */
export type ObjectionsTold = ReturnType<typeof createObjectionsTold>

/** How many brukare the providers are asked about for one page: what a page asks does not grow with how many somebody acts for. */
const mostAsked = 8

/**
 * For pages that count what is in the database: brings there what may have changed. The provider is asked only where the
 * change feed cannot have told of all; of many, about some at a time.
 */
export function createObjectionsTold({ provider, sync, knowledge }: Parts) {
  return async (accesses: readonly Access[], scene: Scene) => {
    const asked = accesses
      .map((access) => ({
        id: access.brukare.id,
        stays: staysOf(access, scene).filter(({ place }) => !knowledge.isKnown(place)),
      }))
      .filter(({ stays }) => stays.length > 0)
      .slice(0, mostAsked)
    const found = await Promise.all(asked.map(async (one) => ({ id: one.id, states: await sync.syncList(one) })))
    const missing = found.filter(({ states }) => states.some(({ state }) => state !== 'fresh'))
    return {
      isWhole: (brukareId: string): boolean => !missing.some(({ id }) => id === brukareId),
      notices: mergeNotices(...found.map(({ states }) => states.flatMap((state) => noticesOf(provider, state, [])))),
    }
  }
}

/** What an objection is about could not be read; the notices of the page say whose and why. */
export const notRead: NotKnown = { is: 'unknown', why: 'unavailable', since: null }

/** What a page says when a provider does not answer as it should: the objections are in the database, from when it last did. */
export function noticesOf(
  provider: Pick<ProviderGateway, 'providers'>,
  state: SyncState,
  objections: readonly Kept[],
): ProviderNotice[] {
  if (state.state === 'fresh') return []
  const asOf = lastTold(state, objections)
  const since = state.state === 'missing' ? state.since : null
  return [{ providerName: providerName(provider, state.place.providerId), reason: whyOf(state), asOf, since }]
}

/**
 * Some of the objections, as well as all are known: what a provider has told before is kept, and of one that has never told
 * only what was lodged here is known.
 */
export function toldAs<T>(
  states: readonly SyncState[],
  objections: readonly Kept[],
  some: readonly T[],
): Known<readonly T[]> {
  const told = states.map((state): Known<null> => {
    const asOf = lastTold(state, objections)
    if (asOf !== null) return { is: 'known', data: null, asOf, kept: state.state !== 'fresh' }
    const since = state.state === 'missing' ? state.since : null
    return { is: 'unknown', why: whyOf(state), since }
  })
  return knownAs(joined(told, 'object'), some)
}

/** When the provider last told of the objections that are in the database; null when it never has. */
function lastTold(state: SyncState, objections: readonly Kept[]): Date | null {
  if (state.state !== 'missing') return state.asOf
  const times = objections.flatMap(({ providerId, syncedAt }) =>
    providerId === state.place.providerId && syncedAt ? [syncedAt.getTime()] : [],
  )
  return times.length > 0 ? new Date(Math.max(...times)) : null
}

function whyOf(state: SyncState): Why {
  if (state.state === 'fresh') return 'unavailable'
  return state.reason === 'notFound' ? 'refused' : state.reason
}
