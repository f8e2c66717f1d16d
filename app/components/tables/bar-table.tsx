import { PageStyle } from '~/components/frame/page-style'
import type { ReactNode } from 'react'

/** A row: what it is about, its picture, the number it is looked at for, and what is told of it, in the order that they are seen. */
export type BarRow = { id: string; head: ReactNode; picture: ReactNode; told: ReactNode; number: ReactNode }

/** The cells of the picture are passed over: a cell that says nothing would be heard as an empty one. A cell takes no focus, which the linter does not know. */
const unheard = { 'aria-hidden': true } as const

type Props = {
  caption: string
  /** Names of the columns that are told; the picture has none. */
  columns: { head: string; told: string; number: string }
  rows: readonly BarRow[]
  /** The number says by itself what it is, also where its column has no head to be seen. */
  numberSaysAll?: boolean
  /** The caption is only for the ear: a heading beside it says the same. */
  captionHidden?: boolean
}

/**
 * A table with the picture of its numbers in it, hidden from what reads the page. Where there is little room, by the room it
 * has itself, each row is two lines and the picture; it is a table all the same.
 */
export function BarTable({ caption, columns, rows, captionHidden = false, numberSaysAll = false }: Props) {
  return (
    <div className="bar-table" data-plain={numberSaysAll ? '' : undefined}>
      <PageStyle part="bar-table" />
      <table>
        <caption className={captionHidden ? 'ds-sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.head}</th>
            <td {...unheard} />
            <th scope="col" data-number="">
              {columns.number}
            </th>
            <th scope="col" data-number="">
              {columns.told}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, head, picture, told, number }) => (
            <tr key={id}>
              <th scope="row">{head}</th>
              <td className="picture" {...unheard}>
                {picture}
              </td>
              <td className="number" data-number="">
                {number}
              </td>
              <td className="told" data-number="">
                {told}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
