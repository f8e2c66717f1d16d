import { useId, type ReactNode } from 'react'
import { PageStyle } from '~/components/frame/page-style'

/** A column: its heading, and whether it holds numbers, which are set to the end. */
export type Column = { name: string; number?: boolean }
/** A row: one cell for each column. The first is its heading. */
export type Row = { id: string; cells: readonly ReactNode[] }

/**
 * A table with caption and scopes, in a named region that takes focus, so that it can be scrolled by keyboard. On a
 * narrow screen the same table is drawn as a list, each value after the name of its column.
 */
export function DataTable({ caption, captionHidden = false, columns, rows, foot }: DataTableProps) {
  const id = useId()
  return (
    <section className="table-region" aria-labelledby={id} tabIndex={0}>
      <PageStyle part="tables" />
      <table className="data-table">
        <caption id={id} className={captionHidden ? 'ds-sr-only' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, number }) => (
              <th key={name} scope="col" data-number={number ? '' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <TableRow row={foot} columns={columns} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

type DataTableProps = {
  caption: string
  /** What stands before the table has its words. */
  captionHidden?: boolean
  columns: readonly Column[]
  rows: readonly Row[]
  foot?: Row
}

function TableRow({ row, columns }: { row: Row; columns: readonly Column[] }) {
  return (
    <tr>
      {columns.map(({ name, number }, index) =>
        index === 0 ? (
          <th key={name} scope="row">
            {row.cells[index]}
          </th>
        ) : (
          <td key={name} data-label={name} data-number={number ? '' : undefined}>
            {row.cells[index]}
          </td>
        ),
      )}
    </tr>
  )
}
