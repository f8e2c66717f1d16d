import type { Invariant } from '../invariants'
import { where } from '../invariants'
import type { TruePage } from '../read-page'
import { lengthsIn, minutesOf } from './duration'
import { column, explained, figuresOf, parts, sumOf, type Figure } from './figures'

/** The same figure, told twice, is one figure. */
export function disagreements(figures: readonly Figure[]): string[] {
  const first = new Map<string, Figure>()
  return figures.flatMap((figure) => {
    const other = first.get(figure.name)
    if (other === undefined) first.set(figure.name, figure)
    return other === undefined || other.minutes === figure.minutes
      ? []
      : [`${figure.name}: ${figure.minutes} at ${figure.where}, ${other.minutes} at ${other.where}`]
  })
}

/** Two figures of one page that are to be the same, where both are told. */
type Pair = readonly [what: string, a: number | null | undefined, b: number | null | undefined]

const differing = (page: TruePage, pairs: readonly Pair[]): string[] =>
  pairs
    .filter(([, a, b]) => typeof a === 'number' && typeof b === 'number' && a !== b)
    .map(([what, a, b]) => `${where(page)}: ${what}: ${a} and ${b}`)

/** A page of hours: its heading, its facts, its table and its reasons are of one reckoning. */
function hoursFaults(page: TruePage): string[] {
  const fact = (start: string): number | null =>
    minutesOf(page.facts.find(({ name }) => name.startsWith(start))?.value ?? '')
  const [granted, faststalld] = [fact('Timmar i beslutet'), fact('Given tid som är godkänd')]
  const reported = fact('Given tid som inte')
  const table = page.tables.find(({ columns }) => columns.includes('Godkänd tid'))
  const added = (name: string): number | null => {
    const values = table === undefined ? null : column(table, name)
    return values === null ? null : sumOf(values)
  }
  const said = /(?:fick|har fått) ([^.]*?) av ([^.]*?)( så här långt)?\. (.*?) saknas/u.exec(page.heading)
  const [, delivered, ofGranted, soFar, missing] = said ?? []
  const inHeading = (text: string | undefined): number | null => minutesOf(text ?? '')
  const total = page.blocks.find((block) => /^Allt tillsammans: .* saknas\.$/u.test(block))
  const given = faststalld === null ? null : faststalld + (reported ?? 0)
  const left = said === null ? null : (inHeading(ofGranted) ?? 0) - (inHeading(delivered) ?? 0)
  return differing(page, [
    ['given, in the heading and the facts', inHeading(delivered), given],
    ['granted, in the heading and the facts', inHeading(ofGranted), granted],
    ['missing, and granted less given', inHeading(missing), left],
    ['missing, in the heading and the reasons', inHeading(missing), lengthsIn(total ?? '')[0]],
    ['missing, in the heading and the table', inHeading(missing), added('Saknas')],
    // While it goes on, the facts count to yesterday, and the table has the days to come in rows of their own.
    ['granted, in the facts and the table', soFar === undefined && said !== null ? granted : null, added('I beslutet')],
    ['godkänd, in the facts and the table', faststalld, added('Godkänd tid')],
    ['not godkänd, in the facts and the table', reported, added('Inte godkänd än')],
    ['godkänd, in the facts and where the sums are compared', faststalld, explained(page).hours],
  ])
}

/** The month's list of reports, added up, is the month's sum. */
function reportFaults(page: TruePage): string[] {
  const list = page.tables.find(({ caption }) => caption.startsWith('Tidrapporter för'))
  return differing(
    page,
    parts.map((part): Pair => {
      const values = list === undefined ? null : column(list, part)
      const told = page.facts.find(({ name }) => name === part)?.value
      return [part, told === undefined ? null : minutesOf(told), values === null ? null : sumOf(values)]
    }),
  )
}

/** A week that is whole in its month lacks as much in the month's table as on its own page. */
function weekFaults(pages: readonly TruePage[]): string[] {
  return pages
    .filter(({ pattern }) => pattern === 'b/:brukareId/timmar/manad/:month')
    .flatMap((page) => {
      const table = page.tables.find(({ columns }) => columns.includes('Godkänd tid'))
      return (table?.rows ?? []).flatMap((row) => {
        const [name = ''] = row
        const to = page.links.find(({ text }) => text === name)?.to
        const own = pages.find(({ path, person }) => path === to && person === page.person)
        const missing = /\. ([^.]*?) saknas/u.exec(own?.heading ?? '')
        if (own === undefined || missing === null || !/^vecka \d+$/u.test(name)) return []
        const inMonth = minutesOf(row[table?.columns.indexOf('Saknas') ?? -1] ?? '')
        return differing(own, [[`lacks on its own page and in ${page.path}`, minutesOf(missing[1] ?? ''), inMonth]])
      })
    })
}

/** Of figures: one name, one figure, wherever it stands; and what is made of others is what they come to. */
export const ofSums: readonly Invariant[] = [
  {
    name: 'a named figure is the same on every page, in every file and in the PDF',
    faults: (pages, _, files = []) => disagreements(figuresOf(pages, files)),
  },
  {
    name: 'the list of reports adds up to the sum of the month',
    faults: (pages) =>
      pages.filter(({ pattern }) => pattern === 'b/:brukareId/tidrapporter/:month').flatMap(reportFaults),
  },
  {
    name: 'the hours of a page agree with each other',
    faults: (pages) => pages.filter(({ pattern }) => pattern.includes('/timmar/')).flatMap(hoursFaults),
  },
  { name: 'a week is the same in its month and on its own page', faults: weekFaults },
]
