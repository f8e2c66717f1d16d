import type { Clock } from '~/platform/clock'
import { toFailure } from './failure'
import { notFound, type Connection } from './parts'
import { underBase } from './path'
import type { Actor, Answer, ProviderGateway } from './types'

/**
 * A file at an address that a provider has given, with the provider's own token: only from where the provider itself is, so that
 * no answer can make the portal ask anybody else, and without following where it leads.
 */
export async function readFile(
  { provider, client }: Connection,
  actor: Actor,
  { operation, address, accept, mostBytes }: Parameters<ProviderGateway['getFile']>[2],
  clock: Clock,
): Promise<Answer<Uint8Array>> {
  const path = underBase(address, provider.baseUrl)
  if (path === null) {
    client.notes({ operation, actor }, "an address that is not under the provider's own")
    return notFound
  }
  try {
    const data = await client.aside({ operation, method: 'GET', path, actor, headers: { accept } }, mostBytes)
    return { state: 'fresh', data, asOf: clock(), etag: '' }
  } catch (error) {
    const { failure } = toFailure(error)
    if (failure === 'notFound') return notFound
    return { state: 'missing', reason: failure === 'unavailable' ? 'unavailable' : 'contract', since: null }
  }
}
