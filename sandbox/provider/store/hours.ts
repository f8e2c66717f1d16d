/** Grants, and the fullmakt to check and fastställa the hours. */
import { randomUUID } from 'node:crypto'
import type { FullmaktHistory } from '../../../provider-api/contract'
import type { Tables } from '../database/open'
import { appendChanges } from '../world/change-feed'
import type { StoreContext } from './context'
import { done, once, refuse } from './once'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'
import type { ContractStore } from './types'

type Calls = Pick<ContractStore, 'listGrants' | 'getFullmakt' | 'giveFullmakt' | 'withdrawFullmakt'>

/** The calls on grants and the fullmakt. */
export function createHours(context: StoreContext): Calls {
  const { tables, tenant, clock } = context
  const isHere = async (on: Tables, brukareId: string) =>
    (await on.brukare.findFirst({ where: { id: brukareId, tenantId: tenant.key }, select: { id: true } })) !== null

  return {
    async listGrants(brukareId) {
      if (!(await isHere(tables, brukareId))) return null
      const grants = await tables.grant.findMany({ where: { brukareId }, orderBy: [{ from: 'asc' }, { id: 'asc' }] })
      return {
        items: grants.map(({ brukareId: _, to, startedAt, ...grant }) => ({
          ...grant,
          ...maybe('to', to),
          ...maybe('startedAt', startedAt),
        })),
      }
    },

    async getFullmakt(brukareId) {
      return (await isHere(tables, brukareId)) ? historyOf(tables, brukareId) : null
    },

    giveFullmakt: (brukareId, write) =>
      once(
        context,
        { operation: `giveFullmakt ${brukareId}`, schema: 'FullmaktHistory', status: 200 },
        write,
        async (on) => {
          if (!(await isHere(on, brukareId))) return refuse('notFound')
          const now = clock()
          const id = `ful-${randomUUID()}`
          // One at a time: a new one takes the place of the one in force.
          await on.fullmakt.updateMany({ where: { brukareId, withdrawnAt: null }, data: { withdrawnAt: now } })
          await on.fullmakt.create({
            data: { id, brukareId, from: write.body.from, to: write.body.to ?? null, givenAt: now },
          })
          await appendChanges(on, tenant.key, [{ type: 'fullmakt', brukareId, resourceId: id, at: now }])
          return done(await historyOf(on, brukareId))
        },
      ),

    withdrawFullmakt: (brukareId, write) =>
      once(
        context,
        { operation: `withdrawFullmakt ${brukareId}`, schema: 'FullmaktHistory', status: 200 },
        write,
        async (on) => {
          if (!(await isHere(on, brukareId))) return refuse('notFound')
          const now = clock()
          const inForce = await on.fullmakt.findMany({ where: { brukareId, withdrawnAt: null } })
          await on.fullmakt.updateMany({ where: { brukareId, withdrawnAt: null }, data: { withdrawnAt: now } })
          await appendChanges(
            on,
            tenant.key,
            inForce.map(({ id }) => ({ type: 'fullmakt' as const, brukareId, resourceId: id, at: now })),
          )
          return done(await historyOf(on, brukareId))
        },
      ),
  }
}

async function historyOf(tables: Tables, brukareId: string): Promise<FullmaktHistory> {
  const given = await tables.fullmakt.findMany({ where: { brukareId }, orderBy: [{ givenAt: 'desc' }, { id: 'asc' }] })
  return {
    items: given.map(({ id, from, to, givenAt, withdrawnAt }) => ({
      id,
      from,
      ...maybe('to', to),
      givenAt: instant(givenAt),
      ...maybeInstant('withdrawnAt', withdrawnAt),
    })),
  }
}
