/** The räkningsunderlag of a month, made from what is fastställt. */
import { addMinutes, sumPerKind, timeKinds } from '../../../app/domain/minutes'
import { minutesAfter, monthAfter, monthSpan, splitAtMidnight, stockholmDate } from '../../../app/domain/time'
import type { Claim, ClaimLine, MinutesPerKind, TimeKind } from '../../../provider-api/contract'
import { idOf } from '../world/random'
import { at, brukareIdOf } from '../world/shifts'
import type { StoreContext } from './context'
import { instant, maybeInstant, minutesOf } from './shape'
import type { ContractStore } from './types'

/** Waiting time is paid as a fourth and standby as a seventh of active time: HSLF-FS and FK's forms; domain.md. */
const divisors: Record<TimeKind, number> = { active: 1, waiting: 4, standby: 7 }
const convert = (kind: TimeKind, minutes: number) => Math.round(minutes / divisors[kind])

/** The id of a month's claim. */
export const claimIdOf = (brukareId: string, month: string) => idOf('clm', brukareId, month)

/** The calls on claims. */
export function createClaims(context: StoreContext): Pick<ContractStore, 'listClaims'> {
  const { tables, tenant, staff } = context
  return {
    async listClaims(brukareId, { month }) {
      const brukare = await tables.brukare.findFirst({ where: { id: brukareId, tenantId: tenant.key } })
      if (!brukare) return null
      const form = brukare.laws.includes('SFB') ? 'FK3057' : brukare.laws.includes('SoL') ? 'homeCareFee' : null
      const reports = await reportsOf(month)
      if (form === null || reports.every((report) => report.month !== month)) return { items: [] }
      const lines = reports.flatMap((report) => linesOf(report, month, staff.get(report.staffId).displayName))
      lines.sort((a, b) => a.start.localeCompare(b.start) || (a.rowId ?? '').localeCompare(b.rowId ?? ''))
      const shown = doesNotAddUp(brukareId, month) ? withWrongLine(lines) : lines
      const clockMinutes = sumPerKind(shown.map(({ kind, clockMinutes: minutes }) => ({ kind, minutes })))
      const sentAt = await claimSentAt(context, brukareId, month)
      const isReady = reports.every((report) => report.month !== month || report.state === 'faststalld')
      const claim: Claim = {
        id: claimIdOf(brukareId, month),
        month,
        form,
        state: sentAt ? 'sent' : isReady ? 'ready' : 'preparing',
        ...maybeInstant('sentAt', sentAt),
        lines: shown,
        clockMinutes: addMinutes(clockMinutes),
        convertedMinutes: converted(clockMinutes),
      }
      return { items: [claim] }

      // The month before too: its last night reaches into this month.
      function reportsOf(wanted: string) {
        return tables.timeReport.findMany({
          where: { brukareId, month: { in: [monthAfter(wanted, -1), wanted] } },
          include: { rows: true, faststallanden: { orderBy: { version: 'desc' }, take: 1, include: { rows: true } } },
        })
      }
    },
  }

  /** The case of a claim that is not what the reports say: Pia's, three months back. */
  function doesNotAddUp(brukareId: string, month: string): boolean {
    return brukareId === brukareIdOf('farsta', 'pia') && month === monthAfter(tenant.anchorDay.slice(0, 7), -3)
  }
}

type ReportWithLatest = {
  rows: { id: string; kind: TimeKind }[]
  faststallanden: { rows: { rowId: string; start: Date; end: Date }[] }[]
}

function linesOf(report: ReportWithLatest, month: string, staffName: string): ClaimLine[] {
  const kinds = new Map(report.rows.map(({ id, kind }) => [id, kind]))
  const whole = monthSpan(month)
  return (report.faststallanden[0]?.rows ?? []).flatMap((row) => {
    const kind = kinds.get(row.rowId) ?? 'active'
    return splitAtMidnight(row)
      .filter(({ start }) => start >= whole.start && start < whole.end)
      .map((part) => ({
        rowId: row.rowId,
        staffName,
        date: stockholmDate(part.start),
        start: instant(part.start),
        end: instant(part.end),
        kind,
        clockMinutes: minutesOf(part),
        convertedMinutes: convert(kind, minutesOf(part)),
      }))
  })
}

function withWrongLine([first, ...rest]: readonly ClaimLine[]): ClaimLine[] {
  if (!first) return []
  const clockMinutes = first.clockMinutes + 30
  const end = instant(minutesAfter(new Date(first.end), 30))
  return [{ ...first, end, clockMinutes, convertedMinutes: convert(first.kind, clockMinutes) }, ...rest]
}

/** Of the whole, not of the rounded lines. */
function converted(clockMinutes: MinutesPerKind): MinutesPerKind {
  return sumPerKind(timeKinds.map((kind) => ({ kind, minutes: convert(kind, clockMinutes[kind]) })))
}

/** When the month's räkning was sent: the eighth, or the day after the last report was fastställd; null if it was not. */
export async function claimSentAt(
  { tables, clock }: StoreContext,
  brukareId: string,
  month: string,
): Promise<Date | null> {
  const [brukare, reports] = await Promise.all([
    tables.brukare.findUniqueOrThrow({ where: { id: brukareId }, select: { laws: true } }),
    tables.timeReport.findMany({
      where: { brukareId, month },
      select: { state: true, faststallanden: { where: { version: 1 }, select: { at: true } } },
    }),
  ])
  const isPaidBySum = brukare.laws.some((law) => law === 'SFB' || law === 'SoL')
  if (!isPaidBySum || reports.length === 0 || reports.some(({ state }) => state !== 'faststalld')) return null
  const last = Math.max(
    ...reports.flatMap(({ faststallanden }) => faststallanden.map((version) => version.at.getTime())),
  )
  const eighth = at(`${monthAfter(month)}-08`, '09:00').getTime()
  const sentAt = new Date(Math.max(eighth, last + 24 * 60 * 60_000))
  return sentAt <= clock() ? sentAt : null
}
