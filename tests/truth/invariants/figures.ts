import type { TrueFile } from '../look'
import { where } from '../invariants'
import type { PageTable, TruePage } from '../read-page'
import { lengthsIn, minutesOf } from './duration'

/** A figure that has a name: what it is, of what, and where it was read. */
export type Figure = { name: string; minutes: number; where: string }

/** The parts of a month's reports, as the columns of their list are called. */
export const parts = ['Planerad tid', 'Rapporterad tid', 'Fastställd tid'] as const

/** The same of a month as a whole: what is planned is all of its schedule, also what is in no report. */
const monthParts = ['Planerad tid i schemat', 'Rapporterad tid', 'Fastställd tid'] as const

const rowParts = {
  'Planerad tid': 'Planerat',
  'Rapporterad tid': 'Rapporterat',
  'Fastställd tid': 'Fastställt',
} as const
const claimColumns = ['Underlaget, på klockan', 'Tidrapporterna, på klockan', 'Underlaget, omräknat'] as const
/** What a page of hours has by day or week in its file, and how it tells the same of the whole. */
const hourColumns = ['I beslutet', 'Godkänd tid', 'Inte godkänd än'] as const

export const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0)

/** The lengths of a column; what is no length ("Inte än") is nothing. Null when there is no such column. */
export function column(table: PageTable, name: string): number[] | null {
  const at = table.columns.indexOf(name)
  return at < 0 ? null : table.rows.map((row) => minutesOf(row[at] ?? '') ?? 0)
}

/** Rows of a file that are not in its sum, by a column and what stands in it: they are told, and marked. */
const apart: Readonly<Record<string, readonly [column: string, value: string]>> = {
  Tidrapporterna: ['Godkänd av arbetsledaren', 'Nej'],
  Planerat: ['Bedömning', 'Inställt'],
}

/** A column of a file, by its name. Null when it has none. */
function columnOfFile(text: string, name: string): number[] | null {
  const lines = (/\uFEFF([\s\S]*)$/u.exec(text)?.[1] ?? '').split(/\r?\n/u).map((line) => line.split(';'))
  const [head = [], ...rows] = lines
  const at = head.indexOf(name)
  if (at < 0) return null
  const [mark, value] = apart[/^\p{L}+/u.exec(name)?.[0] ?? ''] ?? []
  const counted = rows.filter((row) => mark === undefined || row[head.indexOf(mark)] !== value)
  return counted.flatMap((row) => (/^-?\d+$/u.test(row[at] ?? '') ? [Number(row[at])] : []))
}

const monthOf = (path: string): string => /\/(\d{4}-\d{2})(?:[./?]|$)/u.exec(path)?.[1] ?? ''
/** The page of which a file is the table. */
const pageOf = (path: string): string => path.replace(/\.(?:csv|pdf)(?:\?.*)?$/u, '')

type Named = { name: string; minutes: number | null }

/** The time of a month's reports: of the month, on whatever page it is told. */
const ofMonth = (about: string, month: string, part: string): string =>
  `${part}, månadens tidrapporter, ${about}, ${month}`

/** "X planerat, Y rapporterat, Z fastställt" of each kind, added: in the evidence and in its PDF. */
function ofEvidence(about: string, path: string, text: string): Named[] {
  const kinds = [
    ...text.replace(/\s+/gu, ' ').matchAll(/(\d[\d a-zåäö]*?) planerat, (.*?) rapporterat, (.*?) fastställt/gu),
  ].map((kind) => kind.slice(1).map((one) => lengthsIn(one).at(-1) ?? 0))
  if (kinds.length === 0) return []
  return monthParts.map((part, at) => ({
    name: ofMonth(about, monthOf(path), part),
    minutes: sumOf(kinds.map((kind) => kind[at] ?? 0)),
  }))
}

const factOf = (page: TruePage, name: string): number | null =>
  minutesOf(page.facts.find((fact) => fact.name === name)?.value ?? '')

/** The fact whose name begins so; null when there is none. */
export const factBy = (page: TruePage, start: string): number | null =>
  minutesOf(page.facts.find(({ name }) => name.startsWith(start))?.value ?? '')

/** The times of each report in the month's list, in the order of `parts`; what is not told is left out. */
export function reportRows(page: TruePage): number[][] {
  return page.tables
    .filter(({ caption }) => caption.startsWith('Tidrapporter för'))
    .flatMap(({ rows }) =>
      rows.map((row) => {
        const [planned = 0, ...more] = lengthsIn(row.at(-1) ?? '')
        // One length is told of both where they are alike.
        return [planned, ...(/Rapporterat och fastställt/u.test(row.at(-1) ?? '') ? [...more, ...more] : more)]
      }),
    )
}

/** A row of the table of hours: what is given, or booked, of what is granted, and what is missing; null: it is not told. */
export type HourRow = { name: string; given: number | null; granted: number; missing: number | null }

/** The rows of the table of hours of a page. */
export function hourRows(page: TruePage): HourRow[] {
  const table = page.tables.find(({ caption }) => caption === 'Timmarna del för del')
  return (table?.rows ?? []).map((row) => {
    const lengths = lengthsIn(row.at(-1) ?? '')
    const missing = minutesOf(row.at(-2) ?? '')
    // Of a row that has not begun it is told what is booked.
    const given = missing === null ? null : (lengths.at(0) ?? null)
    return { name: row[0] ?? '', given, granted: lengths.at(-1) ?? 0, missing }
  })
}

/** The explanation why the reports of a month have another sum than its hours: the reports' sum, and the hours'. */
export function explained(page: TruePage): { reports?: number; hours?: number } {
  const block = page.blocks.find((one) => /^I tidrapporterna för .* fastställd tid\. Här räknar vi /u.test(one))
  const [reports, hours] = lengthsIn(block ?? '')
  return reports === undefined || hours === undefined ? {} : { reports, hours }
}

/** How what is told of a person in a räkning begins or ends; where both sides are alike, once of both. */
const personParts: Readonly<Record<(typeof claimColumns)[number], RegExp>> = {
  'Underlaget, på klockan': /(?:^|\. )(?:Underlaget (\d[^.]*)|(\d[^.]*) i båda)\./u,
  'Tidrapporterna, på klockan': /(?:^|\. )(?:Tidrapporterna (\d[^.]*)|(\d[^.]*) i båda)\./u,
  'Underlaget, omräknat': /(?:^|\. )Omräknat (?:i underlaget (\d[^.]*)|(\d[^.]*) i båda)\./u,
}

/** What each person has of a räkning, added; null where no person has any such. Time that is not converted is what the clock says. */
function ofPersons(page: TruePage, name: (typeof claimColumns)[number]): number | null {
  const lengthOf = (told: string, part: (typeof claimColumns)[number]): number | null => {
    const found = personParts[part].exec(told)
    return found === null ? null : minutesOf(found[1] ?? found[2] ?? '')
  }
  const told = page.tables
    .filter(({ caption }) => caption.startsWith('Tiden för varje person'))
    .flatMap(({ rows }) => rows.map((row) => row.at(-1) ?? ''))
  if (told.every((one) => lengthOf(one, name) === null)) return null
  return sumOf(told.map((one) => lengthOf(one, name) ?? lengthOf(one, 'Underlaget, på klockan') ?? 0))
}

const wholeMonth = (page: TruePage): Named[] =>
  monthParts.map((part) => ({ name: ofMonth(page.about, monthOf(page.path), part), minutes: factOf(page, part) }))

function namedIn(page: TruePage): Named[] {
  const { about, path } = page
  switch (page.pattern) {
    case 'b/:brukareId/tidrapporter/:month': {
      const list = reportRows(page)
      const links = page.links.filter(({ to }) => to.includes('/tidrapport/'))
      const rows = list.flatMap((times, nth) =>
        parts.map((part, at) => ({ name: `${part}, ${links[nth]?.to ?? ''}`, minutes: times[at] ?? null })),
      )
      return [...wholeMonth(page), ...(links.length === list.length ? rows : [])]
    }
    case 'b/:brukareId/tidrapport/:providerId/:reportId':
      return parts.map((part) => ({ name: `${part}, ${path}`, minutes: factOf(page, part) }))
    case 'b/:brukareId/faststallanden/:month':
      return wholeMonth(page)
    case 'b/:brukareId/sammanstallning/:month':
      return ofEvidence(about, path, page.facts.map(({ value }) => value).join(' '))
    case 'b/:brukareId/timmar/manad/:month':
    case 'b/:brukareId/timmar/vecka/:week':
    case 'b/:brukareId/timmar/period/:from': {
      const granted = hourRows(page).map((row) => row.granted)
      const told = [
        granted.length === 0 ? null : sumOf(granted),
        ...['Given tid som är godkänd', 'Given tid som inte'].map((start) => factBy(page, start)),
      ]
      const rows = hourColumns.map((name, at) => ({ name: `${name}, ${path}`, minutes: told[at] ?? null }))
      const reports = explained(page).reports ?? null
      return [...rows, { name: ofMonth(about, monthOf(path), 'Fastställd tid'), minutes: reports }]
    }
    case 'b/:brukareId/rakningsunderlag/:month':
      return claimColumns.flatMap((name) => {
        const told = page.blocks
          .filter((block) => /^Underlaget har .* på klockan\.$/u.test(block))
          .map((block) => lengthsIn(block)[0] ?? 0)
        const tables = (start: string): Named => {
          const values = page.tables
            .filter(({ caption }) => caption.startsWith(start))
            .flatMap((table) => column(table, name) ?? [])
          return { name: `${name}, ${path}`, minutes: values.length === 0 ? null : sumOf(values) }
        }
        const said = name === 'Underlaget, på klockan' && told.length > 0 ? sumOf(told) : null
        return [
          tables('Tiden i underlaget och i tidrapporterna'),
          { name: `${name}, ${path}`, minutes: ofPersons(page, name) },
          { name: `${name}, ${path}`, minutes: said },
        ]
      })
    default:
      return []
  }
}

function namedInFile({ about, path, pattern, text }: TrueFile): Named[] {
  const of = (columnName: string, name: string): Named => {
    const values = columnOfFile(text, columnName)
    return { name, minutes: values === null || values.length === 0 ? null : sumOf(values) }
  }
  if (path.includes('?')) return []
  switch (pattern) {
    case 'b/:brukareId/tidrapporter/:month.csv':
      return parts.map((part) => of(`${part} (minuter)`, ofMonth(about, monthOf(path), part)))
    case 'b/:brukareId/tidrapport/:providerId/:reportId.csv':
      return parts.map((part) => of(`${rowParts[part]} (minuter)`, `${part}, ${pageOf(path)}`))
    case 'b/:brukareId/sammanstallning/:month.pdf':
      return ofEvidence(about, path, text)
    case 'b/:brukareId/timmar/manad/:month.csv':
    case 'b/:brukareId/timmar/vecka/:week.csv':
    case 'b/:brukareId/timmar/period/:from.csv':
      return hourColumns.map((name) => of(`${name} (minuter)`, `${name}, ${pageOf(path)}`))
    case 'b/:brukareId/rakningsunderlag/:month.csv':
      return claimColumns.map((name) => of(`${name} (minuter)`, `${name}, ${pageOf(path)}`))
    default:
      return []
  }
}

/** Every named figure of some pages and files. */
export function figuresOf(pages: readonly TruePage[], files: readonly TrueFile[]): Figure[] {
  const placed = (named: readonly Named[], at: string): Figure[] =>
    named.flatMap(({ name, minutes }) => (minutes === null ? [] : [{ name, minutes, where: at }]))
  return [
    ...pages.flatMap((page) => placed(namedIn(page), where(page))),
    ...files.flatMap((file) => placed(namedInFile(file), `${file.person} ${file.path}`)),
  ]
}
