import { httpProblem } from '../../../provider-kit/http/problem'
import type { Span } from '../../../app/domain/time/time'
import type { Staff } from '../../../provider-api/contract'
import type { Tenant } from '../config/tenant'
import type { Tables } from '../database/open'
import type { Ids } from '../ids'
import { lastPull, readCursor, registerCursor, type Register } from '../pull/context'

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

/** Who is here: of the dead nothing is given to anybody, nor of those with protected identity where the tenant leaves them out. */
export const hereIn = ({ protectedIdentity }: Pick<Tenant, 'protectedIdentity'>) => ({
  standing: { not: 'dead' },
  ...(protectedIdentity === 'leaveOut' && { isProtected: false }),
})

/** True for a client who is here. */
export async function isKnown(
  { tables, tenant }: Pick<ServeContext, 'tables' | 'tenant'>,
  id: string,
): Promise<boolean> {
  return (await tables.client.count({ where: { id, ...hereIn(tenant) } })) > 0
}

/**
 * Throws a 503 when Lifecare has something of this client and these days that could not be read: it would be told as not there. What
 * cannot be read at all, so that not even its day is known, is of all days.
 */
export async function requireRead({ tables }: ServeContext, clientId: string, { start, end }: Span): Promise<void> {
  const isIn = { OR: [{ from: null }, { from: { lt: end }, to: { gte: start } }] }
  if ((await tables.unread.count({ where: { clientId, ...isIn } })) > 0)
    throw httpProblem(503, 'Something that Lifecare has of these days cannot be read')
}

/** Throws a 503 when a register has not been read for a day: what is not here may be there. */
export async function requireRegister({ tables, clock }: ServeContext, register: Register): Promise<void> {
  const read = await readCursor(tables, registerCursor(register))
  if (read === null || clock().getTime() - Date.parse(read) > 86_400_000)
    throw httpProblem(503, 'What is here is too old: Lifecare does not give it')
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
