import { DataTable } from '~/components/tables/data-table'
import { OwnWords } from '~/components/frame/own-words'
import { Tag } from '~/components/frame/tag'
import { useTexts } from '~/i18n/context'
import { isRemarkable, type RowView } from '~/views/reports/row'
import { Cell, RowTimes } from './times'

/** The rows of a report, day by day: planned, reported and fastställd under each other, and what differs. `object`: from where one says that a row is wrong; null: one may not. */
export function RowList({ rows, object }: { rows: readonly RowView[]; object: string | null }) {
  const t = useTexts()
  return (
    <ul role="list" className="report-rows">
      {rows.map((row) => (
        <li key={row.id} data-result={row.result} data-remarkable={isRemarkable(row) ? '' : undefined}>
          <h3>{t('reports.row.heading', { date: row.date, span: (row.planned ?? row.reported)?.spoken ?? '' })}</h3>
          <p className="row-result">
            <Tag tone={isRemarkable(row) ? 'warning' : 'success'}>{row.resultText}</Tag>
          </p>
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
          <div className="row-links">
            {object !== null && isRemarkable(row) && (
              <a href={`${object}&rad=${row.id}`}>
                <span className="ds-sr-only">{row.objectLabel}</span>
                <span aria-hidden="true">{t('reports.report.object')}</span>
              </a>
            )}
            <a href={row.href}>{row.moreLabel}</a>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The same rows as a table. */
export function RowTable({ rows, caption }: { rows: readonly RowView[]; caption: string }) {
  const t = useTexts()
  const names = ['day', 'planned', 'reported', 'faststalld', 'difference', 'result'] as const
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
          row.difference ?? t('reports.row.noDifference'),
          row.resultText,
        ],
      }))}
    />
  )
}
