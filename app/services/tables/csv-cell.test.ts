import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hoursText, type Cell } from '~/views/tables/table'
import { csvCell } from './csv-cell'
import { csvOf } from './csv.server'

const seed = 20261119
const signs = [
  ...['\r', '\n', '\r\n', '\t', ' ', '\u00A0', '\u2009', '\u200B', '\uFEFF', '\u202E', '\u0000', '\u001F', '\u2028'],
  ...[
    '=',
    '＝',
    '+',
    '＋',
    '-',
    '－',
    '@',
    '＠',
    '﹣',
    '"',
    "'",
    ';',
    ',',
    '|',
    '0',
    '1',
    '1234567890',
    'e',
    'a',
    'å',
    '🙂',
  ],
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const cells: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: texts },
  fc.integer(),
  fc.integer({ min: -100_000, max: 100_000 }).map((minutes) => ({ hours: hoursText(minutes) })),
  fc.constant(null),
)
const linesSchema = z.array(z.array(z.string()))

/** What a program reads that was told how the file is made. */
const read = (file: Buffer) =>
  linesSchema.parse(parse(file, { bom: true, delimiter: ';', record_delimiter: '\r\n', relax_column_count: true }))

/** What one reads that divides cells at another sign, and to which our quotes, in the middle of its cells, are nothing. */
const readWrongly = (file: Buffer, delimiter: string) =>
  linesSchema.parse(
    parse(file, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      quote: false,
      relax_column_count: true,
    }),
  )

/** Text as it may stand in a cell: what csvCell says of line ends and control characters. */
const plain = (text: string) =>
  text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/[^\P{Cc}\t\n]|\p{Cs}/gu, '\uFFFD')
    .replaceAll("'", '')

/** What would be reckoned with: after what is not seen, in the whole cell or in any of its lines. */
const isFormula = (cell: string) => /(?:^|\n)[\s\p{Z}\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u.test(cell)

describe('a cell of a file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    [' =1+1', " '=1+1"],
    ['\u200B=1+1', "\u200B'=1+1"],
    ['\uFEFF@a', "\uFEFF'@a"],
    ['＝1+1', "'＝1+1"],
    ['Hej\n=1+1', "Hej\n'=1+1"],
    ['Hej\r=1+1', "Hej\n'=1+1"],
    ['Hej,=1+1', "Hej,'=1+1"],
    ['Hej; - inte', "Hej; '- inte"],
    ['2026-10-24', '2026-10-24'],
    ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+02:00'],
    ['Kom 8 – gick 9', 'Kom 8 – gick 9'],
    ['197001011234', "'197001011234"],
    ['070 123 45 67', "'070 123 45 67"],
    ['12E4', "'12E4"],
    ['3,5', '3,5'],
    ['a\u0000b', 'a\uFFFDb'],
  ])('is text when somebody wrote it: %j', (text, written) => {
    expect(csvCell(text)).toBe(written)
  })

  it('is a number when it is one, also a negative one', () => {
    expect([-15, 0, 3.5, Number.NaN].map(csvCell)).toEqual(['-15', '0', '3.5', ''])
  })

  it('of hours less than none begins with a true minus, which no spreadsheet takes for the beginning of a formula', () => {
    expect(csvCell({ hours: hoursText(-15) })).toBe('\u22120:15')
  })
})

describe('a file of any cells', () => {
  const files = fc.array(fc.array(cells, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })

  it('is read by a parser as the same cells, each in its place, and none of its texts is a formula', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (lines) => {
        const found = read(await buffer(csvOf(lines)))
        expect(found.map((line) => line.length)).toEqual(lines.map(() => 3))
        found.forEach((line, at) => {
          line.forEach((shown, index) => {
            const cell = lines[at]?.[index] ?? null
            if (typeof cell === 'string') {
              expect(shown.replaceAll("'", '')).toBe(plain(cell))
              expect(isFormula(shown), JSON.stringify(shown)).toBe(false)
            } else expect(shown).toBe(csvCell(cell))
          })
        })
      }),
      { seed, numRuns: 400 },
    )
  })

  it('has no formula for a program that divides at another sign, or that makes lines of what is quoted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 4 }), async (line) => {
        const file = await buffer(csvOf([['Rad', ...line]]))
        const found = [';', ',', '\t', '|'].flatMap((delimiter) => readWrongly(file, delimiter).flat())
        for (const cell of found) expect(isFormula(cell), JSON.stringify(cell)).toBe(false)
      }),
      { seed, numRuns: 400 },
    )
  })
})
