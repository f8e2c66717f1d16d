import type { Scene } from '~/views/frame/scene'
import { isoTime, localTime, type Cell, type TableColumn } from '~/views/tables/table'
import { wordsOf, type CodedRow } from './words'
import type { OwnFile } from './own-data'

/** What is known of the columns of a file when it has been read once: in the order that they came. */
export type OwnColumns = Map<string, { isTime: boolean }>

/** Notes which parts a row has. */
export function noteColumns(columns: OwnColumns, row: CodedRow): void {
  for (const [name, value] of Object.entries(row)) {
    const isTime = value instanceof Date
    if (!columns.has(name) || isTime) columns.set(name, { isTime })
  }
}

/**
 * The columns of a file of one's own data: each part of the rows by the name it has in the file for programs, and beside it,
 * for people, a time as the clock in Sweden showed it, and a code in words.
 */
export function ownColumns(file: OwnFile, columns: OwnColumns, scene: Scene): TableColumn<CodedRow>[] {
  const { t } = scene
  return [...columns].flatMap(([column, { isTime }]): TableColumn<CodedRow>[] => {
    const plain: TableColumn<CodedRow> = { name: column, value: (row) => cellOf(row[column]) }
    if (isTime) {
      return [{ name: t('own-data.csv.time', { column }), value: (row) => localTime(dateOf(row[column])) }, plain]
    }
    const words = wordsOf(file, column)
    if (words === null) return [plain]
    return [{ name: t('own-data.csv.words', { column }), value: (row) => words(row, scene) }, plain]
  })
}

function dateOf(value: unknown): Date | null {
  return value instanceof Date ? value : null
}

/** What is not text or number is JSON. */
function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return value instanceof Date ? isoTime(value) : JSON.stringify(value)
}
