import { currentIds, everyIdOf } from '~/database/former-ids.server'
import type { Store } from '~/database/store.server'
import type { LogWanted } from '~/database/types'

type Named = { personId: string | null; brukareId: string | null; basis: string | null }

const grounds = (basis: string | null) => basis?.split(',') ?? []

/**
 * Rows with the ids that are used now. A row of the log is never changed, so one that was written before two accounts
 * became one still has the old id in it (docs/adr/0016).
 */
export async function asKnownNow<Row extends Named>(store: Store, rows: readonly Row[]): Promise<Row[]> {
  const ids = rows.flatMap(({ personId, brukareId, basis }) => [personId, brukareId, ...grounds(basis)])
  const now = await currentIds(
    store,
    ids.filter((id) => id !== null),
  )
  return rows.map((row) => ({
    ...row,
    personId: row.personId === null ? null : now(row.personId),
    brukareId: row.brukareId === null ? null : now(row.brukareId),
    basis: row.basis === null ? null : [...new Set(grounds(row.basis).map(now))].join(','),
  }))
}

/** What is wanted of a brukare's log, with every id that the brukare and the same persons have had. */
export async function withFormer(store: Store, brukareId: string, wanted: LogWanted) {
  const { personId, notPersonId, signIns = [] } = wanted
  const asked = [brukareId, personId, notPersonId, ...signIns.map((one) => one.personId)]
  const all = await everyIdOf(
    store,
    asked.filter((id) => id !== undefined),
  )
  return {
    ...wanted,
    brukareIds: all(brukareId),
    personIds: personId === undefined ? undefined : all(personId),
    notPersonIds: notPersonId === undefined ? undefined : all(notPersonId),
    signIns: signIns.flatMap((one) => all(one.personId).map((id) => ({ ...one, personId: id }))),
  }
}
export type LogSearch = Awaited<ReturnType<typeof withFormer>>
