import { clockTime, stockholmDate } from '~/domain/time/time'
import { noticeTextInFile, type ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'

/** What stands in a cell of a file: text, a whole number, hours and minutes ("3:15"), or nothing. */
export type Cell = string | number | null | { hours: string }
/** A column of a file, and what a row has in it. */
export type TableColumn<Row> = { name: string; value: (row: Row) => Cell }
/** A table for a spreadsheet. `name`: of the file, without its ending. Days are ISO 8601, times Swedish clock time. */
export type Table = { name: string; lines: readonly (readonly Cell[])[] }

/** A table of rows. What is missing or old is said under it, so that a file is never taken for more than it is. */
export function tableOf<Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  remarks: readonly string[] = [],
): Table {
  const heads = columns.map((column) => column.name)
  const cells = rows.map((row) => columns.map(({ value }) => value(row)))
  return { name, lines: [heads, ...cells, ...remarks.map((remark) => [remark])] }
}

/** Two columns of the same time: whole minutes to reckon with, hours and minutes to read. */
export function timeColumns<Row>(
  name: string,
  minutesOf: (row: Row) => number | null,
  { t }: Scene,
): TableColumn<Row>[] {
  return [
    { name: t('tables.minutes', { name }), value: minutesOf },
    {
      name: t('tables.hours', { name }),
      value: (row) => {
        const minutes = minutesOf(row)
        return minutes === null ? null : { hours: hoursText(minutes) }
      },
    },
  ]
}

/** "2026-11-19 08:00": what the clock in Stockholm shows, as spreadsheets read it. */
export function localTime(instant: Date | null | undefined): string | null {
  return instant ? `${stockholmDate(instant)} ${clockTime(instant)}` : null
}

/** "3:15", "412:00", "-0:15"; whole minutes. */
export function hoursText(minutes: number): string {
  const all = Math.abs(minutes)
  return `${minutes < 0 ? '-' : ''}${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`
}

/** What a page says of providers that do not answer as they should, in sentences for a file. */
export function noticeTexts(notices: readonly ProviderNotice[], scene: Scene): string[] {
  return notices.map((notice) => noticeTextInFile(notice, scene))
}
