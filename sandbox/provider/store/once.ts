/** Writes of the portal, each done once, in the sandbox's own database. */
import type { SchemaName, Schemas } from '../../../provider-api/contract'
import type { Write, WriteFailure, WriteResult } from '../../../provider-kit/contract-store'
import { doOnce } from '../../../provider-kit/once'
import type { Tables } from '../database/open'
import type { StoreContext } from './context'

export { done, refuse } from '../../../provider-kit/once'

/** Runs `work` once for an idempotency key of this tenant; see `doOnce`. */
export function once<K extends SchemaName>(
  { commit, tenant, clock }: StoreContext,
  call: { operation: string; schema: K; status: 200 | 201 },
  write: Write<unknown>,
  work: (tables: Tables) => Promise<{ ok: true; data: Schemas[K] } | WriteFailure>,
): Promise<WriteResult<Schemas[K]>> {
  const tenantId = tenant.key
  return doOnce(
    {
      ...{ commit, clock },
      answersIn: ({ idempotentAnswer }: Tables) => ({
        find: (key) => idempotentAnswer.findUnique({ where: { tenantId_key: { tenantId, key } } }),
        keep: async (row) => {
          await idempotentAnswer.create({ data: { tenantId, ...row } })
        },
      }),
    },
    call,
    write,
    work,
  )
}
