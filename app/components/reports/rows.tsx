import { DataTable } from '~/components/tables/data-table'
import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'
import type { RowView, TimeCell } from '~/views/reports/row'

/** The rows of a report, day by day: planned, reported and fastställd under each other, and what differs. */
export function RowList({ rows }: { rows: readonly RowView[] }) {
  const t = useTexts()
  return (
    <ul className="report-rows">
      {rows.map((row) => (
        <li key={row.id} data-result={row.result}>
          <h3>{t('reports.row.heading', { date: row.date, span: (row.planned ?? row.reported)?.spoken ?? '' })}</h3>
          <p className="row-result">{row.resultText}</p>
          <RowTimes row={row} />
          {row.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          {row.comment !== null && (
            <>
              <p>{t('reports.row.comment')}</p>
              <OwnWords text={row.comment} from="provider" />
            </>
          )}
          {row.objectionCount > 0 && <p>{t('reports.row.objections', { count: row.objectionCount })}</p>}
          {row.comments.length > 0 && <p>{t('reports.row.comments', { count: row.comments.length })}</p>}
          <a className="action-link" href={row.href}>
            {row.moreLabel}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Planned, reported and fastställd time of one row. */
export function RowTimes({ row }: { row: RowView }) {
  const t = useTexts()
  const parts = ['planned', 'reported', 'faststalld'] as const
  return (
    <dl className="times">
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`reports.row.${part}`)}</dt>
          <dd>
            <Cell cell={row[part]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The same rows as a table. */
export function RowTable({ rows, caption }: { rows: readonly RowView[]; caption: string }) {
  const t = useTexts()
  const names = ['day', 'planned', 'reported', 'faststalld', 'result'] as const
  return (
    <DataTable
      caption={caption}
      columns={names.map((name) => ({ name: t(`reports.row.${name}`) }))}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          <a key="open" href={row.href}>
            <span className="ds-sr-only">{row.moreLabel}</span>
            <span aria-hidden="true">{row.date}</span>
          </a>,
          <Cell key="planned" cell={row.planned} />,
          <Cell key="reported" cell={row.reported} />,
          <Cell key="faststalld" cell={row.faststalld} />,
          row.resultText,
        ],
      }))}
    />
  )
}

function Cell({ cell }: { cell: TimeCell | null }) {
  const t = useTexts()
  if (cell === null) return t('reports.row.none')
  return (
    <>
      <span aria-hidden="true" className="cell-span">
        {cell.short}
      </span>{' '}
      <span aria-hidden="true">{cell.length}</span>
      <span className="ds-sr-only">{t('reports.row.value', { span: cell.spoken, length: cell.length })}</span>
    </>
  )
}
