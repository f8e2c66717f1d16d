import type { Invariant } from '../invariants'
import { where } from '../invariants'
import type { TruePage } from '../read-page'
import { lengthsIn, minutesOf } from './duration'
import { explained, factBy, figuresOf, hourRows, parts, reportRows, sumOf, type Figure } from './figures'

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

/** What is missing as the heading tells it; null when it tells something else. */
const missingIn = (heading: string): number | null =>
  /^(.*?) saknas(?: för .*)? (?:i|vecka) /u.test(heading) ? (lengthsIn(heading)[0] ?? null) : null

/** A page of hours: its heading, its facts, its table and its reasons are of one reckoning. */
function hoursFaults(page: TruePage): string[] {
  const missing = missingIn(page.heading)
  const [faststalld, reported] = [factBy(page, 'Given tid som är godkänd'), factBy(page, 'Given tid som inte')]
  const lead = page.blocks.find((block) => /(?:fick|har fått) .* av \d/u.test(block))
  const [delivered, granted] = lengthsIn(lead ?? '')
  const total = page.blocks.find((block) => block.startsWith('Saknas tillsammans'))
  const given = faststalld === null ? null : faststalld + (reported ?? 0)
  const begun = hourRows(page).filter((row) => row.missing !== null)
  const added = (part: 'given' | 'granted' | 'missing'): number | null =>
    begun.length === 0 || lead === undefined ? null : sumOf(begun.map((row) => row[part] ?? 0))
  return differing(page, [
    ['given, in the sentence and the facts', delivered, given],
    ['missing, and granted less given', missing, granted === undefined ? null : granted - (delivered ?? 0)],
    ['missing, in the heading and the facts', missing, factBy(page, 'Saknas')],
    ['missing, in the heading and the reasons', missing, lengthsIn(total ?? '')[0]],
    ['missing, in the heading and the table', missing, added('missing')],
    ['granted, in the sentence and the table', granted, added('granted')],
    ['given, in the sentence and the table', delivered, added('given')],
    ['godkänd, in the facts and where the sums are compared', faststalld, explained(page).hours],
  ])
}

/** The month's list of reports, added up, is the month's sum. */
function reportFaults(page: TruePage): string[] {
  const list = reportRows(page)
  return differing(
    page,
    parts.map((part, at): Pair => {
      const told = page.facts.find(({ name }) => name === part)?.value
      const sum = list.length === 0 ? null : sumOf(list.map((times) => times[at] ?? 0))
      return [part, told === undefined ? null : minutesOf(told), sum]
    }),
  )
}

/** A week that is whole in its month lacks as much in the month's table as on its own page. */
function weekFaults(pages: readonly TruePage[]): string[] {
  return pages
    .filter(({ pattern }) => pattern === 'b/:brukareId/timmar/manad/:month')
    .flatMap((page) => {
      return hourRows(page).flatMap(({ name, missing: inMonth }) => {
        const to = page.links.find(({ text }) => text === name)?.to
        const own = pages.find(({ path, person }) => path === to && person === page.person)
        const missing = missingIn(own?.heading ?? '')
        if (own === undefined || missing === null || !/^vecka \d+$/u.test(name)) return []
        return differing(own, [[`lacks on its own page and in ${page.path}`, missing, inMonth]])
      })
    })
}

const cellsOf = ({ tables }: TruePage): string[] => tables.flatMap(({ rows }) => rows.flat())

/** What a page of hours says of time that nobody has planned yet, or that is more than the decision. */
function wordFaults(page: TruePage): string[] {
  const cells = cellsOf(page)
  const minus = cells.filter((cell) => /^minus \d/u.test(cell))
  const isPlanned =
    !cells.some((cell) => cell.startsWith('Inte planerat än')) || cells.some((cell) => /^Bokat [1-9]/u.test(cell))
  const booked = isPlanned
    ? []
    : [
        ...cells.filter((cell) => cell.startsWith('Bokat 0 minuter')),
        ...(factBy(page, 'Bokat') === 0 ? ['Bokat 0'] : []),
      ]
  return [...minus, ...booked].map((said) => `${where(page)}: ${said}`)
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
  {
    name: 'no time is missing by less than nothing, and nothing is booked of what nobody has planned',
    faults: (pages) => pages.filter(({ pattern }) => pattern.includes('/timmar/')).flatMap(wordFaults),
  },
]
