import { DataTable } from '~/components/tables/data-table'
import { Facts } from '~/components/frame/facts'
import { useTexts } from '~/i18n/context'
import type { SumsView } from '~/views/reports/month'

/** `of`: of one report, or of a month, whose planned time is all of the schedule's, also what nobody is booked for and so is in no report. */
type Props = { sums: SumsView; of: 'report' | 'month' }

const parts = ['planned', 'reported', 'faststalld'] as const

function useNames(of: Props['of']): Record<(typeof parts)[number], string> {
  const t = useTexts()
  return {
    planned: t(of === 'month' ? 'reports.sums.plannedInSchedule' : 'reports.sums.planned'),
    reported: t('reports.sums.reported'),
    faststalld: t('reports.sums.faststalld'),
  }
}

/** Planned, reported and fastställd time: three numbers that are never mixed; and the same of each kind of time. */
export function Sums(props: Props) {
  return (
    <>
      <SumFacts {...props} />
      <SumKinds {...props} />
    </>
  )
}

/** The three numbers. */
function SumFacts({ sums, of }: Props) {
  const names = useNames(of)
  return <Facts facts={parts.map((part) => ({ name: names[part], value: sums[part] }))} />
}

/** The three numbers of each kind of time; nothing when there is only one kind. */
function SumKinds({ sums, of }: Props) {
  const t = useTexts()
  const names = useNames(of)
  if (sums.kinds.length === 0) return null
  return (
    <DataTable
      caption={t('reports.sums.caption')}
      columns={[{ name: t('reports.sums.kind') }, ...parts.map((part) => ({ name: names[part], number: true }))]}
      rows={sums.kinds.map((kind) => ({ id: kind.name, cells: [kind.name, ...parts.map((part) => kind[part])] }))}
    />
  )
}
