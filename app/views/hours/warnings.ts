import { balanceOf } from '~/domain/hours/balance'
import type { Ledger } from '~/domain/hours/ledger'
import type { Gap } from '~/domain/hours/types'
import { totalMinutes } from '~/domain/time/minutes'
import type { TimeReport } from '../../../provider-api/contract'
import { reportHref } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'
import type { HoursPeriod } from './period'
import type { HoursViewer } from './reasons'

type ByKind = { active: number; waiting: number; standby: number }
type Place = {
  place: { providerId: string }
  providerName: string
  ledger: Ledger | null
  gaps: readonly Gap[]
  differences: readonly { theirs: ByKind; ours: ByKind; report: TimeReport }[]
}

/** A report whose sum is another at the provider. */
export type Difference = { text: string; href: string | null; link: string }

/** What could not be read, and what that means for the sum. */
export function warningsOf(
  places: readonly Place[],
  ledgers: readonly Ledger[],
  period: HoursPeriod,
  until: string,
  { t, f }: Scene,
): string[] {
  const unknown = ledgers.flatMap((ledger) =>
    balanceOf(ledger, period.from, until).reasons.filter(({ reason }) => reason === 'unknown'),
  )
  const minutes = unknown.reduce((sum, one) => sum + one.minutes, 0)
  const warnings = places.flatMap(({ ledger, gaps, providerName: provider }) => {
    if (ledger === null) return [t('hours.warning.noDecisions', { provider })]
    const touching = gaps.filter((gap) => gap.why === undefined && gap.to >= period.from && gap.from <= period.to)
    return (['shifts', 'rows'] as const).flatMap((what) => {
      const months = touching.filter((gap) => gap.what === what).map(({ from }) => f.month(from.slice(0, 7)))
      return months.length === 0 ? [] : [t(`hours.warning.${what}`, { provider, months: f.list([...new Set(months)]) })]
    })
  })
  if (minutes !== 0) warnings.push(t('hours.warning.sum', { duration: f.duration(Math.abs(minutes)) }))
  return warnings
}

/** Reports of the period whose provider's sum is not what the rows come to. */
export function differencesOf(
  places: readonly Place[],
  period: HoursPeriod,
  { brukareId, maySeeReports }: HoursViewer,
  { t, f }: Scene,
): Difference[] {
  return places.flatMap(({ place, differences }) =>
    differences
      .filter(({ report }) => report.month >= period.from.slice(0, 7) && report.month <= period.to.slice(0, 7))
      .map(({ report, theirs, ours }) => ({
        text: t('hours.differs.text', {
          month: f.month(report.month),
          theirs: f.duration(totalMinutes(theirs)),
          ours: f.duration(totalMinutes(ours)),
        }),
        href: maySeeReports ? reportHref(brukareId, place.providerId, report.id) : null,
        link: t('hours.differs.link', { month: f.month(report.month), staff: report.staff.displayName }),
      })),
  )
}
