import { httpProblem } from '../../../provider-kit/http/problem'
import type { Staff } from '../../../provider-api/contract'
import type { Tenant } from '../config/tenant'
import type { Tables } from '../database/open'
import type { Ids } from '../ids'
import { readCursor } from '../pull/context'
import { lastPull } from '../pull/pull'

/** What every call of the contract is made of. */
export type ServeContext = {
  tables: Tables
  /** Runs `work` whole or not at all, and tells who waits for changes. */
  commit: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>
  tenant: Tenant
  ids: Ids
  clock: () => Date
  /** How old what is here can be, in seconds, while Lifecare answers. */
  freshnessSeconds: number
}

/** True for a client who is here and alive: of the dead nothing is given to anybody. */
export async function isKnown({ tables }: Pick<ServeContext, 'tables'>, clientId: string): Promise<boolean> {
  return (await tables.client.count({ where: { id: clientId, standing: { not: 'dead' } } })) > 0
}

/**
 * Throws a 503 when the last pull is older than answers say that they may be: the portal then shows what it had, with its time,
 * and nobody is told that somebody is late because Lifecare does not answer.
 */
export async function requireFresh({ tables, clock, freshnessSeconds }: ServeContext): Promise<void> {
  const last = await readCursor(tables, lastPull)
  const isFresh = last !== null && clock().getTime() - Date.parse(last) <= freshnessSeconds * 1000
  if (!isFresh) throw httpProblem(503, 'What is here is too old: Lifecare does not answer')
}

/** Those who work, by id, as the contract has them. */
export async function readStaff({ tables }: Pick<ServeContext, 'tables'>, ids: Iterable<string>): Promise<StaffOf> {
  const found = await tables.staff.findMany({ where: { id: { in: [...new Set(ids)] } } })
  const byId = new Map(found.map((one) => [one.id, one]))
  return (id) => {
    const one = byId.get(id)
    const role = one?.role === 'nurse' || one?.role === 'assistant' ? one.role : 'homeCarer'
    return { id, displayName: one?.displayName ?? 'Personal', role }
  }
}
export type StaffOf = (id: string) => Staff
