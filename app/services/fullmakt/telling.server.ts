import { fullmaktInForce } from '~/views/fullmakt/fullmakt'
import { stockholmDate } from '~/domain/time/time'
import type { Actor, Place, ProviderGateway } from '~/provider/types'

/** What is to hold after it: given until a last day (null: until further notice), or taken back. */
export type FullmaktAct = { act: 'give'; to: string | null } | { act: 'withdraw' }

/** `refused`: all is as it was. `unknown`: no answer, and what holds now cannot be read or does not show it. */
export type FullmaktTold = 'done' | 'refused' | 'unknown'

type Provider = Pick<
  ProviderGateway,
  'listFaststallandeFullmakter' | 'giveFaststallandeFullmakt' | 'withdrawFaststallandeFullmakt'
>

/**
 * Tells the provider of a change. An answer may be lost on the way when the change was made: then it is asked what holds,
 * before anything is said. The same `key` makes the change once, however often it is told.
 */
export async function tellFullmakt(
  provider: Provider,
  { place, actor, key, now }: { place: Place; actor: Actor; key: string; now: Date },
  change: FullmaktAct,
): Promise<FullmaktTold> {
  const from = stockholmDate(now)
  const result =
    change.act === 'give'
      ? await provider.giveFaststallandeFullmakt(place, actor, key, {
          from,
          ...(change.to === null ? {} : { to: change.to }),
        })
      : await provider.withdrawFaststallandeFullmakt(place, actor, key)
  if (result.ok) return 'done'
  const answer = await provider.listFaststallandeFullmakter(place, actor)
  if (answer.state === 'fresh') {
    const inForce = fullmaktInForce(answer.data, now)
    const isThere =
      change.act === 'withdraw' ? inForce === null : inForce !== null && (inForce.to ?? null) === change.to
    if (isThere) return 'done'
  }
  // What was not answered may still come to be done, also when it does not show yet.
  return result.why === 'refused' ? 'refused' : 'unknown'
}
