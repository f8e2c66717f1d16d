import type { Access } from '~/auth/types'
import type { Objection } from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { joined, knownAs, type Known, type NotKnown, type Why } from '~/domain/known'
import type { Actor, Place, ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { SyncState } from '~/services/frame/bringing.server'
import { mergeNotices, providerName } from '~/services/frame/gather.server'
import type { ObjectionKnowledge } from './knowledge.server'

type Kept = Pick<Objection, 'providerId' | 'syncedAt'>

/** Where somebody may follow cases of a kind, and as whom they are asked for there. */
export type Stay = { place: Place; actor: Actor }

type Parts = {
  provider: Pick<ProviderGateway, 'providers'>
  sync: { syncList: (brukare: { id: string; stays: readonly Stay[] }) => Promise<SyncState[]> }
  knowledge: Pick<ObjectionKnowledge, 'isKnown'>
  stays: (access: Access, scene: Scene) => readonly Stay[] | Promise<readonly Stay[]>
}

/** `isWhole`: nothing was missing of what was asked for about one brukare. */
export type CasesTold = ReturnType<typeof createCasesTold>

/** How many brukare the providers are asked about for one page: what a page asks does not grow with how many somebody acts for. */
const mostAsked = 8

/**
 * For pages that count the objections, or the wishes, that are in the database: brings there what may have changed. The provider is asked only where the
 * change feed cannot have told of all; of many, about some at a time.
 */
export function createCasesTold({ provider, sync, knowledge, stays: staysOf }: Parts) {
  return async (accesses: readonly Access[], scene: Scene) => {
    const all = await Promise.all(
      accesses.map(async (access) => {
        const stays = (await staysOf(access, scene)).filter(({ place }) => !knowledge.isKnown(place))
        return { id: access.brukare.id, stays }
      }),
    )
    const asked = all.filter(({ stays }) => stays.length > 0).slice(0, mostAsked)
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
  scope: Scope = 'object',
): Known<readonly T[]> {
  const told = states.map((state): Known<null> => {
    const asOf = lastTold(state, objections)
    if (asOf !== null) return { is: 'known', data: null, asOf, kept: state.state !== 'fresh' }
    const since = state.state === 'missing' ? state.since : null
    return { is: 'unknown', why: whyOf(state), since }
  })
  return knownAs(joined(told, scope), some)
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
