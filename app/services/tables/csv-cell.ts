import type { Cell } from '~/views/tables/table'

/** What spreadsheets take for the beginning of a formula, also in the forms of wide and small writing. */
const formulaSigns = '=+@\\-＝＋＠－﹦﹢﹫﹣'
const hasFormulaSign = new RegExp(`[${formulaSigns}]`, 'u')
const beginsFormula = new RegExp(`^[${formulaSigns}]$`, 'u')
/**
 * Where a program may think that a new cell begins: it may have been told of another separator than ours, and then quotes in
 * the middle of what it takes for a cell do not hold it together.
 */
const separators = new Set(['\n', '\t', ',', ';', '|'])
/** What is not seen, or passed over: one program or another looks for the formula behind it. */
const isPassedOver = /^[\s\p{Z}\p{Cc}\p{Cf}"]$/u
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu
/** Can be neither seen nor kept in a table; a half of a pair is no character. */
const unwritable = /[^\P{Cc}\t\n]|\p{Cs}/gu
const looksLikeNumber = /^[\p{Nd}\p{Z}\s.,'’]*\p{Nd}[\p{Nd}\p{Z}\s.,'’]*(?:e[+-]?\p{Nd}+)?[\p{Z}\s]*$/iu

/** Most text: begins with a letter, and has nothing in it that the rest of this file is about. */
const plain = new RegExp(`^\\p{L}[^${formulaSigns}\\p{Cc}\\p{Cs}\u2028\u2029]*$`, 'u')

/** So many digits a spreadsheet shows; of more it makes 1,23E+11, and from the sixteenth on they are lost. */
const shownDigits = 11

/**
 * What is written for a cell. A number, and hours and minutes, are ours and are written as they are. Text was written by
 * somebody, and stays text in Excel, LibreOffice and Sheets: an apostrophe stands before what one of them would reckon with,
 * at its beginning, after blanks and what is not seen, and wherever else a cell may be thought to begin; and before digits
 * that as a number would lose some of them. Line ends are `\n`; control characters are shown as U+FFFD.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'object') return cell.hours
  if (plain.test(cell)) return cell
  const text = cell.replace(lineEnds, '\n').replace(unwritable, '\uFFFD')
  if (isNumberThatLoses(text)) return `'${text}`
  return hasFormulaSign.test(text) ? withoutFormulas(text) : text
}

function withoutFormulas(text: string): string {
  let written = ''
  let mayBegin = true
  for (const sign of text) {
    if (mayBegin && beginsFormula.test(sign)) written += "'"
    mayBegin = separators.has(sign) || (mayBegin && isPassedOver.test(sign))
    written += sign
  }
  return written
}

/** "0012", "197001011234", "12E4": a telephone number, a reference, a personnummer. */
function isNumberThatLoses(text: string): boolean {
  if (!looksLikeNumber.test(text)) return false
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0
  return digits > shownDigits || /^[\s\p{Z}]*0\p{Nd}/u.test(text) || /e/i.test(text)
}
