import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import type { Scene } from '~/views/frame/scene'

const acts = { 'fullmakt.give': 'fullmakt.givenShown', 'fullmakt.withdraw': 'fullmakt.withdrawnShown' } as const
const isAct = (action: string): action is keyof typeof acts => Object.hasOwn(acts, action)

/** More changes than so are not looked through for the last at a provider. */
const mostRows = 50

/**
 * The log says of a change whose answer was lost that it is not known. When the provider has answered since, and what was to
 * hold does, a row of the portal's own says so. What does not hold may still come, so that nothing is said of it.
 * @param isInForce whether there is a fullmakt at the provider now, by a fresh answer
 */
export async function settleFullmakt(
  accessLog: Pick<Database['accessLog'], 'listForBrukare' | 'append'>,
  { brukare }: Pick<Access, 'brukare'>,
  { requestId }: Pick<Scene, 'requestId'>,
  { providerId, isInForce }: { providerId: string; isInForce: boolean },
): Promise<void> {
  const wanted = { actions: [...Object.keys(acts), ...Object.values(acts)], limit: mostRows }
  const rows = await accessLog.listForBrukare(brukare.id, wanted)
  const last = rows.find((row) => row.providerId === providerId)
  if (last?.outcome !== 'unknown' || !isAct(last.action)) return
  if (isInForce !== (last.action === 'fullmakt.give')) return
  await accessLog.append({
    ...{ personId: null, brukareId: brukare.id, role: null, basis: null, action: acts[last.action] },
    ...{ resourceType: 'fullmakt', resourceId: providerId, providerId, outcome: 'allowed', requestId },
  })
}
