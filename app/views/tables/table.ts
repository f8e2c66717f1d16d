import { stockholmOffset } from '~/domain/time/stockholm'
import { clockTime, stockholmDate } from '~/domain/time/time'
import { noticeTextInFile, type ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { FileFacts } from './file-name'

/** What stands in a cell of a file: text, a whole number, hours and minutes ("3:15"), or nothing. */
export type Cell = string | number | null | { hours: string }
/** A column of a file, and what a row has in it. */
export type TableColumn<Row> = { name: string; value: (row: Row) => Cell }
/** A table for a spreadsheet, and what its file is. Days are ISO 8601, times Swedish clock time with ISO 8601 beside. */
export type Table = { file: FileFacts; lines: readonly (readonly Cell[])[] }

/** A table of rows. What is missing or old is said under it, so that a file is never taken for more than it is. */
export function tableOf<Row>(
  file: FileFacts,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  remarks: readonly string[] = [],
): Table {
  const heads = columns.map((column) => column.name)
  const cells = rows.map((row) => columns.map(({ value }) => value(row)))
  return { file, lines: [heads, ...cells, ...remarks.map((remark) => [remark])] }
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

/** "2026-10-25T02:30:00+02:00": the same with how far it is from UTC, so that the hour that comes twice can be told. */
export function isoTime(instant: Date): string {
  const offset = stockholmOffset(instant.getTime())
  const clock = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${clock}+${two(Math.floor(offset / 60))}:${two(offset % 60)}`
}

/** Two columns of the same instant: as the clock in Sweden shows it, and as ISO 8601. */
export function instantColumns<Row>(
  name: string,
  instantOf: (row: Row) => Date | null | undefined,
  { t }: Scene,
): TableColumn<Row>[] {
  const iso = (instant: Date | null | undefined) => (instant ? isoTime(instant) : null)
  return [
    { name, value: (row) => localTime(instantOf(row)) },
    { name: t('tables.iso', { name }), value: (row) => iso(instantOf(row)) },
  ]
}

/** "3:15", "412:00", "−0:15"; whole minutes. Excel takes a time after a hyphen for a formula, so it is the sign for minus. */
export function hoursText(minutes: number): string {
  const all = Math.abs(minutes)
  return `${minutes < 0 ? '\u2212' : ''}${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`
}

/** What a page says of providers that do not answer as they should, in sentences for a file. */
export function noticeTexts(notices: readonly ProviderNotice[], scene: Scene): string[] {
  return notices.map((notice) => noticeTextInFile(notice, scene))
}
