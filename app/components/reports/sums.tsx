import { DataTable } from '~/components/tables/data-table'
import { Facts } from '~/components/frame/facts'
import { useTexts } from '~/i18n/context'
import type { SumsView } from '~/views/reports/month'

/**
 * Planned, reported and fastställd time: three numbers that are never mixed. `of`: of one report, or of a month, whose planned
 * time is all of the schedule's, also what nobody is booked for and so is in no report.
 */
export function Sums({ sums, of }: { sums: SumsView; of: 'report' | 'month' }) {
  const t = useTexts()
  const parts = ['planned', 'reported', 'faststalld'] as const
  const names = {
    planned: t(of === 'month' ? 'reports.sums.plannedInSchedule' : 'reports.sums.planned'),
    reported: t('reports.sums.reported'),
    faststalld: t('reports.sums.faststalld'),
  }
  return (
    <>
      <Facts facts={parts.map((part) => ({ name: names[part], value: sums[part] }))} />
      {sums.kinds.length > 0 && (
        <DataTable
          caption={t('reports.sums.caption')}
          columns={[{ name: t('reports.sums.kind') }, ...parts.map((part) => ({ name: names[part], number: true }))]}
          rows={sums.kinds.map((kind) => ({ id: kind.name, cells: [kind.name, ...parts.map((part) => kind[part])] }))}
        />
      )}
    </>
  )
}
