import { DataTable } from '~/components/tables/data-table'
import { Facts } from '~/components/frame/facts'
import { useTexts } from '~/i18n/context'
import type { SumsView } from '~/views/reports/month'

/** Planned, reported and fastställd time: three numbers that are never mixed. */
export function Sums({ sums }: { sums: SumsView }) {
  const t = useTexts()
  const parts = ['planned', 'reported', 'faststalld'] as const
  return (
    <>
      <Facts facts={parts.map((part) => ({ name: t(`reports.sums.${part}`), value: sums[part] }))} />
      {sums.kinds.length > 0 && (
        <DataTable
          caption={t('reports.sums.caption')}
          columns={[
            { name: t('reports.sums.kind') },
            ...parts.map((part) => ({ name: t(`reports.sums.${part}`), number: true })),
          ]}
          rows={sums.kinds.map((kind) => ({ id: kind.name, cells: [kind.name, ...parts.map((part) => kind[part])] }))}
        />
      )}
    </>
  )
}
