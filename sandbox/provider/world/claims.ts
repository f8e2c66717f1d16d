/** Räkningsunderlag: made from what is fastställt, and kept as they were when they were sent. */
import { convertLines } from '../../../app/domain/claims/lines'
import { minutesBetween, monthAfter, stockholmDate, stockholmMonth } from '../../../app/domain/time/time'
import type { ClaimForm, Law } from '../database/generated/enums'
import { insertMany } from '../database/insert'
import type { Tables } from '../database/open'
import { appendChanges } from './change-feed'
import { withClaimCase } from './claim-cases'
import { inOrder, linesOf } from './claim-lines'
import type { KeptLine } from './claim-lines'
import { idOf } from './random'
import { at } from './shifts'

const dayMs = 24 * 60 * 60_000

/** The id of a month's claim. */
export const claimIdOf = (brukareId: string, month: string) => idOf('clm', brukareId, month)

/** Which form pays for the help: FK's for assistansersättning, the basis of the fee for home care; LSS alone has none. */
export function formOf(laws: readonly Law[]): ClaimForm | null {
  if (laws.includes('SFB')) return 'FK3057'
  return laws.includes('SoL') ? 'homeCareFee' : null
}

/** What a month's claim holds when it is made at `asOf`: the versions that were there then. In order of time. */
export async function makeLines(tables: Tables, brukareId: string, month: string, asOf: Date): Promise<KeptLine[]> {
  const reports = await tables.timeReport.findMany({
    // The month before too: its last night reaches into this month.
    where: { brukareId, month: { in: [monthAfter(month, -1), month] } },
    include: {
      rows: true,
      faststallanden: { where: { at: { lte: asOf } }, orderBy: { version: 'desc' }, take: 1, include: { rows: true } },
    },
  })
  const staff = await tables.staff.findMany({
    where: { id: { in: reports.map(({ staffId }) => staffId) } },
    select: { id: true, displayName: true },
  })
  const names = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  const lines = reports.flatMap(({ rows, faststallanden, staffId }) => {
    const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
    return (faststallanden[0]?.rows ?? []).flatMap(({ rowId, start, end }) => {
      const kind = kinds.get(rowId) ?? 'active'
      return linesOf({ rowId, key: rowId, staffName: names.get(staffId) ?? '', kind, start, end }, month)
    })
  })
  return inOrder(lines)
}

/** Lines in order of time, with their day and minutes. */
export function countLines(lines: readonly KeptLine[]) {
  return convertLines(
    lines.map((line) => ({ ...line, day: stockholmDate(line.start), clock: minutesBetween(line.start, line.end) })),
  )
}

/**
 * Sends the claims that are due: on the eighth, or the day after the last report was fastställd. What is sent is kept as
 * it is then.
 */
export async function sendClaims(
  tables: Tables,
  tenant: { id: string; anchorDay: string },
  since: Date,
  now: Date,
): Promise<void> {
  const all = await tables.brukare.findMany({
    where: { tenantId: tenant.id },
    select: { id: true, key: true, laws: true },
  })
  const paid = new Map(all.flatMap((one) => (formOf(one.laws) === null ? [] : [[one.id, one] as const])))
  const [sent, reports] = await Promise.all([
    tables.claim.findMany({ where: { brukareId: { in: [...paid.keys()] } }, select: { id: true } }),
    tables.timeReport.findMany({
      where: { brukareId: { in: [...paid.keys()] }, month: { lt: stockholmMonth(now) } },
      select: { brukareId: true, month: true, state: true, faststallanden: { select: { version: true, at: true } } },
    }),
  ])
  const done = new Set(sent.map(({ id }) => id))
  const months = new Map<string, { brukareId: string; month: string; reports: typeof reports }>()
  for (const report of reports) {
    const id = claimIdOf(report.brukareId, report.month)
    const known = months.get(id) ?? { brukareId: report.brukareId, month: report.month, reports: [] }
    known.reports.push(report)
    if (!done.has(id)) months.set(id, known)
  }
  for (const [id, { brukareId, month, reports: ofMonth }] of months) {
    const brukare = paid.get(brukareId)
    const form = brukare ? formOf(brukare.laws) : null
    if (!brukare || form === null || ofMonth.some(({ state }) => state !== 'faststalld')) continue
    const first = ofMonth.flatMap(({ faststallanden }) => faststallanden.filter(({ version }) => version === 1))
    const last = Math.max(...first.map((version) => version.at.getTime()))
    const sentAt = new Date(Math.max(at(`${monthAfter(month)}-08`, '09:00').getTime(), last + dayMs))
    if (sentAt > now) continue
    const made = await makeLines(tables, brukareId, month, sentAt)
    const lines = await withClaimCase(tables, tenant, { brukareId, month }, made)
    await tables.claim.create({ data: { id, brukareId, month, form, sentAt } })
    await insertMany(
      tables,
      'ClaimLine',
      lines.map((line) => ({ ...line, claimId: id })),
    )
    if (sentAt > since)
      await appendChanges(tables, tenant.id, [{ type: 'claim', brukareId, resourceId: id, at: sentAt }])
  }
}
