/** What happens to the reports of months that are over: they are certified, and most are fastställda, by themselves. */
import { dayAfter, minutesBetween, monthAfter, stockholmDate, stockholmMonth } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import { sumPerKind } from '../../../app/domain/time/minutes'
import type { Prisma } from '../database/generated/client'
import { insertMany } from '../database/insert'
import type { Tables } from '../database/open'
import { appendChanges } from './change-feed'
import type { Changed } from './change-feed'
import { findReportCase } from './character'
import { isDeviation, judge, reportedOf } from './judge'
import { fraction, idOf, pick, whole } from './random'
import { at } from './shifts'
import { firstArbetsledare } from './staff'

/** A report with what fastställande needs to know. */
export type SettledReport = Prisma.TimeReportGetPayload<{
  include: { rows: { include: { shift: true } }; faststallanden: true }
}>

const faststallandeComments: readonly [string, ...string[]] = [
  'Tiden stämmer med det som är skrivet i rapporten.',
  'Kontrollerad mot schemat och i samtal med den som arbetade.',
  'Avvikelsen är anmäld samma dag.',
]

/** When the assistant vouches for a report: one of the first three evenings of the next month, at once when it is made to wait. */
function certifyAt(report: { id: string; month: string }, waits: boolean): Date {
  const first = `${monthAfter(report.month)}-01`
  if (waits) return at(first, '00:05')
  return at(dayAfter(first, whole(0, 2, 'certify', report.id)), `17:${whole(10, 59, 'minute', report.id)}`)
}

/** When the arbetsledare gets to it: the fourth to the sixth day. */
function faststallAt(report: { id: string; month: string }): Date {
  return at(
    dayAfter(`${monthAfter(report.month)}-01`, whole(3, 5, 'faststall', report.id)),
    `10:${whole(10, 59, 'at', report.id)}`,
  )
}

/** The id of a version of a report's fastställande. */
export const faststallandeIdOf = (timeReportId: string, version: number) => idOf('fst', timeReportId, version)

/** A version of a fastställande, with its rows, from what is reported now. */
export function faststallandeOf(
  report: Pick<SettledReport, 'id' | 'rows'>,
  given: {
    version: number
    by: string
    at: Date
    mode: 'batch' | 'single'
    comment: string | null
    fullmaktId: string | null
  },
): { faststallande: Prisma.FaststallandeCreateManyInput; rows: Prisma.FaststalldRowCreateManyInput[] } {
  const id = faststallandeIdOf(report.id, given.version)
  const approved = report.rows.flatMap((row) => {
    const span = reportedOf(row)
    return span ? [{ rowId: row.id, kind: row.kind, ...span }] : []
  })
  const minutes = sumPerKind(approved.map(({ kind, start, end }) => ({ kind, minutes: minutesBetween(start, end) })))
  return {
    faststallande: {
      id,
      timeReportId: report.id,
      ...given,
      activeMinutes: minutes.active,
      waitingMinutes: minutes.waiting,
      standbyMinutes: minutes.standby,
    },
    rows: approved.map(({ rowId, start, end }) => ({ faststallandeId: id, rowId, start, end })),
  }
}

/** The fullmakt that a fastställande at an instant is made under, or null. */
export function fullmaktAt(
  fullmakter: readonly { id: string; from: string; to: string | null; givenAt: Date; withdrawnAt: Date | null }[],
  day: DayString,
  instant: Date,
): string | null {
  const found = fullmakter.find(
    (one) =>
      one.from <= day && (one.to === null || one.to >= day) && (one.withdrawnAt === null || one.withdrawnAt > instant),
  )
  return found?.id ?? null
}

/** Certifies and fastställer what is due. A report that waits for someone at the desk, or is objected to, is left. */
export async function settleMonths(
  tables: Tables,
  tenant: { id: string; anchorDay: DayString },
  since: Date,
  now: Date,
): Promise<void> {
  const current = stockholmMonth(now)
  const open = await tables.timeReport.findMany({
    where: { tenantId: tenant.id, state: { in: ['open', 'certified'] }, leftWaiting: false, month: { lt: current } },
    include: { rows: { include: { shift: true } }, faststallanden: true },
    orderBy: { id: 'asc' },
  })
  const due = open.flatMap((report) => {
    const reportCase = findReportCase(tenant.anchorDay, report.id)
    const waits = reportCase?.case.startsWith('waits') ?? false
    const certifiedAt = report.certifiedAt ?? certifyAt(report, waits)
    return certifiedAt <= now ? [{ report, reportCase, waits, certifiedAt }] : []
  })
  if (due.length === 0) return
  const brukareIds = [...new Set(due.map(({ report }) => report.brukareId))]
  const [objections, fullmakter] = await Promise.all([
    tables.objection.findMany({ where: { brukareId: { in: brukareIds }, state: { in: ['received', 'underReview'] } } }),
    tables.fullmakt.findMany({ where: { brukareId: { in: brukareIds } } }),
  ])
  const objected = new Set(objections.flatMap(({ timeReportId }) => timeReportId ?? []))
  const by = `${firstArbetsledare(tenant.id).displayName}, arbetsledare`
  const made: ReturnType<typeof faststallandeOf>[] = []
  const changes: Changed[] = []
  for (const { report, reportCase, waits, certifiedAt } of due) {
    const when = faststallAt(report)
    const isDue = when <= now && report.faststallanden.length === 0 && !objected.has(report.id) && !waits
    if (report.state === 'open' || isDue || waits) {
      await tables.timeReport.update({
        where: { id: report.id },
        data: {
          certifiedAt,
          state: isDue ? 'faststalld' : 'certified',
          leftWaiting: waits,
        },
      })
    }
    if (report.state === 'open')
      changes.push({ type: 'timeReport', brukareId: report.brukareId, resourceId: report.id, at: certifiedAt })
    if (!isDue) continue
    const mine = fullmakter.filter(({ brukareId }) => brukareId === report.brukareId)
    const deviates = report.rows.some((row) => isDeviation(judge(row, false, now)?.result ?? 'accordingToPlan'))
    const silent =
      reportCase?.case === 'commentMissing' || (reportCase === null && fraction('silent', report.id) < 0.06)
    const comment = deviates && !silent ? pick(faststallandeComments, 'why', report.id) : null
    const mode = deviates ? 'single' : 'batch'
    const fullmaktId = fullmaktAt(mine, stockholmDate(when), when)
    made.push(faststallandeOf(report, { version: 1, by, at: when, mode, comment, fullmaktId }))
    changes.push({ type: 'faststallande', brukareId: report.brukareId, resourceId: report.id, at: when })
  }
  await tables.faststallande.createMany({ data: made.map(({ faststallande }) => faststallande) })
  await insertMany(
    tables,
    'FaststalldRow',
    made.flatMap((one) => one.rows),
  )
  await appendChanges(
    tables,
    tenant.id,
    changes.filter(({ at: when }) => when > since).sort((a, b) => a.at.getTime() - b.at.getTime()),
  )
}
