import type { Access } from '~/auth/types'
import type { ActorRole, Scope } from '~/domain/access/representation'
import { placesWith, type RightAt } from '~/domain/access/rights'
import type { Actor, Answer, Place, ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'

/** What one provider answered. `keptSince` is set when it is the last good answer, not one from now. */
export type Part<T> = { place: Place; providerName: string; data: T; etag: string; asOf: Date; kept: boolean }

/** The parts of an answer that came, in the order of the configuration, and what is missing. */
export type Gathered<T> = { parts: Part<T>[]; notices: ProviderNotice[] }

/** The viewer as a provider is told of them: in the role that the viewer has there. */
export function actorOf({ viewer }: Pick<Access, 'viewer'>, { role }: { role: ActorRole }, requestId: string): Actor {
  return { personId: viewer.personId, role, requestId }
}

/** The name of a configured provider; its id when it is no longer configured. */
export function providerName(provider: Pick<ProviderGateway, 'providers'>, providerId: string): string {
  return provider.providers.find((configured) => configured.id === providerId)?.name ?? providerId
}

/**
 * Asks every provider where the viewer has the scope, at the same time. A provider that is down, slow or wrong becomes a
 * notice and takes nothing from the others. One that does not know the brukare (any more) is left out.
 */
export async function gather<T>(
  provider: Pick<ProviderGateway, 'providers'>,
  access: Access,
  scope: Scope,
  call: (place: RightAt) => Promise<Answer<T>>,
): Promise<Gathered<T>> {
  const places = placesWith(access, scope)
  const answers = await Promise.all(places.map(async (place) => ({ place, answer: await call(place) })))
  const gathered: Gathered<T> = { parts: [], notices: [] }
  for (const { place, answer } of answers) {
    const name = providerName(provider, place.providerId)
    const notice = noticeOf(name, answer)
    if (notice !== null) gathered.notices.push(notice)
    if (answer.state === 'missing') continue
    const { data, etag, asOf } = answer
    gathered.parts.push({ place, providerName: name, data, etag, asOf, kept: answer.state === 'kept' })
  }
  return gathered
}

/** What the page must say of an answer; null when it is fresh, or the provider says there is no such thing. */
export function noticeOf(name: string, answer: Answer<unknown>): ProviderNotice | null {
  if (answer.state === 'fresh' || answer.reason === 'notFound') return null
  const { reason } = answer
  return answer.state === 'kept'
    ? { providerName: name, reason, asOf: answer.asOf, since: null }
    : { providerName: name, reason, asOf: null, since: answer.since }
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
