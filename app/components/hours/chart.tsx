import { DataTable } from '~/components/tables/data-table'
import { PageStyle } from '~/components/frame/page-style'
import { useFormats, useTexts } from '~/i18n/context'
import type { Chart, ChartRow } from '~/views/hours/chart'

type Props = { rows: readonly ChartRow[]; chart: Chart | null; conclusion: string | null }

/**
 * What the picture says, the picture, and the table with the same numbers in open sight. The picture is drawn here and
 * hidden from assistive technology; its words are text beside it, so that they are as large as all other text.
 */
export function HoursChart({ rows, chart, conclusion }: Props) {
  const t = useTexts()
  const f = useFormats()
  const names = ['granted', 'faststalld', 'reported', 'ahead', 'missing', 'sumGranted', 'sumDelivered'] as const
  return (
    <section aria-labelledby="bild">
      <h2 id="bild">{t('hours.chart.heading')}</h2>
      {conclusion !== null && <p>{conclusion}</p>}
      {chart !== null && <Picture chart={chart} />}
      <DataTable
        caption={t('hours.chart.caption')}
        columns={[
          { name: t('hours.chart.part') },
          ...names.map((name) => ({ name: t(`hours.chart.${name}`), number: true })),
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            row.href === null ? (
              row.name
            ) : (
              <a key="open" href={row.href}>
                {row.name}
              </a>
            ),
            ...names.map((name) => {
              const minutes = row[name]
              if (minutes !== null) return f.duration(minutes)
              return t(row.unread ? 'hours.chart.unknown' : 'hours.chart.notYet')
            }),
          ],
        }))}
      />
    </section>
  )
}

function Picture({ chart }: { chart: Chart }) {
  const t = useTexts()
  const legend = ['granted', 'faststalld', 'reported', 'ahead'] as const
  return (
    <div className="hours-chart" aria-hidden="true">
      <PageStyle part="hours" />
      <ul className="legend">
        {legend.map((part) => (
          <li key={part}>
            <svg viewBox="0 0 32 16" width="32" height="16">
              <rect className={part} x="1" y="1" width="30" height="14" />
            </svg>
            {t(`hours.chart.${part}`)}
          </li>
        ))}
      </ul>
      {chart.bars.map(({ id, name, bars }) => (
        <div key={id} className="bar">
          <span>{name}</span>
          <svg viewBox="0 0 1000 20" preserveAspectRatio="none">
            {bars.map(({ part, x, width, minutes }) => (
              <rect key={part} className={part} x={x} y="0" width={width} height="20" data-minutes={minutes} />
            ))}
          </svg>
        </div>
      ))}
      <p>{t('hours.chart.lines')}</p>
      <svg className="lines" viewBox="0 0 1000 1000" preserveAspectRatio="none">
        <polyline className="granted-line" points={chart.grantedLine} />
        <polyline className="delivered-line" points={chart.deliveredLine} />
      </svg>
    </div>
  )
}
