import type { Access, Reading } from '~/auth/types'
import { joined, type Known } from '~/domain/known'
import type { ActorRole, Scope } from '~/domain/access/representation'
import { placesWith, type RightAt } from '~/domain/access/rights'
import type { Actor, Answer, Place, ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Capabilities } from '../../../provider-api/contract'

/** What one provider answered. `kept`: it is the last good answer, not one from now. */
export type Part<T> = { place: Place; providerName: string; data: T; etag: string; asOf: Date; kept: boolean }

/** What is known of what every provider has, in the order of the configuration, and what the page must say of it. */
export type Gathered<T> = { known: Known<readonly Part<T>[]>; notices: ProviderNotice[] }

/** An optional group of the contract, and who says whether a provider has it. */
type Optional = { group: Group; provider: Pick<ProviderGateway, 'getCapabilities'>; requestId: string }
type Group = Capabilities['groups'][number]

/** The viewer as a provider is told of them: in the role that the viewer has there. */
export function actorOf({ viewer }: Pick<Reading, 'viewer'>, { role }: { role: ActorRole }, requestId: string): Actor {
  return { personId: viewer.personId, role, requestId }
}

/** The name of a configured provider; its id when it is no longer configured. */
export function providerName(provider: Pick<ProviderGateway, 'providers'>, providerId: string): string {
  return provider.providers.find((configured) => configured.id === providerId)?.name ?? providerId
}

/**
 * Asks every provider where the viewer has the scope, at the same time. A provider that is down, slow or wrong, or that says
 * no, becomes a notice and takes nothing from the others. One whose system has no such thing (`optional`) is left out.
 */
export async function gather<T>(
  provider: Pick<ProviderGateway, 'providers'>,
  access: Pick<Access, 'places'>,
  scope: Scope,
  call: (place: RightAt) => Promise<Answer<T>>,
  optional?: Optional,
): Promise<Gathered<T>> {
  const places = placesWith(access, scope)
  const answers = await Promise.all(
    places.map(async (place) => {
      const answer = await call(place)
      const isLacking = optional !== undefined && isNo(answer) && (await lacks(place.providerId, optional))
      return isLacking ? [] : [{ place, answer }]
    }),
  )
  const parts = answers.flat().map(({ place, answer }) => {
    const name = providerName(provider, place.providerId)
    const { etag } = { etag: '', ...answer }
    const part = knownOf(answer)
    const known: Known<Part<T>> =
      part.is === 'known'
        ? { ...part, data: { place, providerName: name, data: part.data, etag, asOf: part.asOf, kept: part.kept } }
        : part
    return { known, notice: noticeOfList(name, answer) }
  })
  return {
    known: joined(
      parts.map(({ known }) => known),
      scope,
    ),
    notices: parts.flatMap(({ notice }) => notice ?? []),
  }
}

/** What is known by an answer about something that a provider has for a brukare. A no is no word that there is nothing. */
export function knownOf<T>(answer: Answer<T>): Exclude<Known<T>, { is: 'none' | 'partly' | 'notYours' }> {
  if (answer.state !== 'missing') {
    return { is: 'known', data: answer.data, asOf: answer.asOf, kept: answer.state === 'kept' }
  }
  return { is: 'unknown', why: answer.reason === 'notFound' ? 'refused' : answer.reason, since: answer.since }
}

const isNo = (answer: Answer<unknown>): boolean => answer.state === 'missing' && answer.reason === 'notFound'

/** True when a provider says that its system has no such thing; false also when it does not say. */
export async function lacks(providerId: string, { group, provider, requestId }: Optional): Promise<boolean> {
  const offer = await provider.getCapabilities(providerId, { requestId })
  return offer.state !== 'missing' && !offer.data.groups.includes(group)
}

/** What the page must say of an answer about one thing; null when it is fresh, or the provider says there is no such thing. */
export function noticeOf(name: string, answer: Answer<unknown>): ProviderNotice | null {
  return isNo(answer) ? null : noticeOfList(name, answer)
}

/** The same of what a provider has for every brukare: there is always an answer, so a no is said too. */
export function noticeOfList(providerName: string, answer: Answer<unknown>): ProviderNotice | null {
  if (answer.state === 'fresh') return null
  const reason = answer.reason === 'notFound' ? 'refused' : answer.reason
  return answer.state === 'kept'
    ? { providerName, reason, asOf: answer.asOf, since: null }
    : { providerName, reason, asOf: null, since: answer.since }
}

/** The notices of several calls, one for each provider: what is missing weighs more than what is old, the oldest time stands. */
export function mergeNotices(...lists: readonly (readonly ProviderNotice[])[]): ProviderNotice[] {
  const byName = new Map<string, ProviderNotice>()
  for (const notice of lists.flat()) {
    const known = byName.get(notice.providerName)
    if (known === undefined || weight(notice) > weight(known)) byName.set(notice.providerName, notice)
  }
  return [...byName.values()]
}

function weight(notice: ProviderNotice): number {
  return notice.asOf === null ? Number.POSITIVE_INFINITY : -notice.asOf.getTime()
}
