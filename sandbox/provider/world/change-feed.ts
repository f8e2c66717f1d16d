import type { Tables } from '../database/open'
import type { ChangeType } from '../database/generated/enums'

/** Something that the portal should look at again. */
export type Changed = { type: ChangeType; brukareId: string; resourceId: string; at: Date }

/** Appends to the tenant's feed, in the order given. Runs inside the transaction of the change itself. */
export async function appendChanges(tables: Tables, tenantId: string, changes: readonly Changed[]): Promise<void> {
  if (changes.length > 0) await tables.change.createMany({ data: changes.map((change) => ({ tenantId, ...change })) })
}
