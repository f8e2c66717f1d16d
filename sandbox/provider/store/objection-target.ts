/** What an objection is about: whether it is there, and what else it makes look different. */
import type { ObjectionTarget } from '../../../provider-api/contract'
import type { Tables } from '../database/open'
import type { Changed } from '../world/change-feed'
import { findClaimById } from './claims'

type Target = {
  brukareId: string
  targetType: ObjectionTarget['type']
  shiftIds: string[]
  timeReportId: string | null
}

/** True when the target names what its type needs, and all of it is this brukare's. */
export async function isKnownTarget(
  tables: Tables,
  brukareId: string,
  target: ObjectionTarget,
  now: Date,
): Promise<boolean> {
  const { type, shiftIds = [], timeReportId, rowIds = [], faststallandeId, claimId, claimLineIds = [] } = target
  if (type === 'shift') return isAll(shiftIds, (ids) => tables.shift.count({ where: { brukareId, id: { in: ids } } }))
  if (type === 'claim')
    return claimId !== undefined && (await isKnownClaim(tables, brukareId, { claimId, claimLineIds }, now))
  if (timeReportId === undefined) return false
  if ((await tables.timeReport.count({ where: { id: timeReportId, brukareId } })) === 0) return false
  if (type === 'rows')
    return isAll(rowIds, (ids) => tables.reportRow.count({ where: { timeReportId, id: { in: ids } } }))
  if (type === 'report' || faststallandeId === undefined) return true
  return (await tables.faststallande.count({ where: { timeReportId, id: faststallandeId } })) > 0
}

async function isAll(ids: readonly string[], count: (ids: string[]) => PromiseLike<number>): Promise<boolean> {
  const different = [...new Set(ids)]
  return different.length > 0 && (await count(different)) === different.length
}

async function isKnownClaim(
  tables: Tables,
  brukareId: string,
  { claimId, claimLineIds }: { claimId: string; claimLineIds: readonly string[] },
  now: Date,
): Promise<boolean> {
  const claim = await findClaimById(tables, brukareId, claimId, now)
  const lines = new Set(claim?.lines.map(({ id }) => id))
  return claim !== null && claimLineIds.every((id) => lines.has(id))
}

/** What the portal should look at again when an objection opens or closes: its shifts and reports are judged anew. */
export async function changedBy(tables: Tables, objection: Target & { id: string }, at: Date): Promise<Changed[]> {
  const { brukareId } = objection
  const rows = await tables.reportRow.findMany({
    where: { shiftId: { in: objection.shiftIds } },
    select: { timeReportId: true },
  })
  const reports = new Set([
    ...rows.map(({ timeReportId }) => timeReportId),
    ...(objection.timeReportId ? [objection.timeReportId] : []),
  ])
  return [
    { type: 'objection', brukareId, resourceId: objection.id, at },
    ...objection.shiftIds.map((resourceId) => ({ type: 'shift' as const, brukareId, resourceId, at })),
    ...[...reports].map((resourceId) => ({ type: 'timeReport' as const, brukareId, resourceId, at })),
  ]
}
