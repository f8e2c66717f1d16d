import type { Invariant } from '../invariants'
import { where } from '../invariants'
import type { TruePage } from '../read-page'
import { reportRows } from './figures'

/** A number in words or digits: "En", "ett", "12". Null when it is none. */
function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null
  if (/^e(n|tt)$/iu.test(word)) return 1
  return /^\d+$/u.test(word) ? Number(word) : null
}

/** A heading that counts, on which pages, and how many there are under it. */
type Count = { pattern: RegExp; heading: RegExp; counted: (page: TruePage) => number | null }

const inSection =
  (heading: string) =>
  (page: TruePage): number | null =>
    page.sections.filter((section) => section.heading === heading).flatMap(({ items }) => items).length

const inReports = (page: TruePage): number | null =>
  page.tables.some(({ caption }) => caption.startsWith('Tidrapporter för')) ? reportRows(page).length : null

const toLookAt = (page: TruePage): number | null =>
  page.tables.find(({ caption }) => /^Tidrapporter för .* att titta på$/u.test(caption))?.rows.length ?? null

const counts: readonly Count[] = [
  {
    ...{ pattern: /\/schema\/(dag|vecka|manad)\//u, heading: /^(\S+) pass /u },
    counted: (page) => page.tables[0]?.rows.length ?? page.shifts,
  },
  {
    ...{ pattern: /\/invandningar$/u, heading: /^(\S+) invändning(?:ar)? väntar på svar$/u },
    counted: inSection('Väntar på svar'),
  },
  {
    ...{ pattern: /\/behoriga$/u, heading: /^(\S+) person(?:er)? kan se eller göra något/u },
    counted: inSection('Kan se eller göra något'),
  },
  {
    ...{ pattern: /\/tillsammans$/u, heading: /^(\S+) sak(?:er)? väntar på svar$/u },
    counted: inSection('Väntar på svar'),
  },
  {
    ...{ pattern: /\/beslut$/u, heading: /^(\S+) beslut om timmar gäller i dag$/u },
    counted: inSection('Beslut som gäller'),
  },
  { ...{ pattern: /\/tidrapporter\//u, heading: /^(?:Ingen|\d+) av (\d+) tidrapporter har/u }, counted: inReports },
  { ...{ pattern: /\/tidrapporter\//u, heading: /^(\d+) av \d+ tidrapporter har/u }, counted: toLookAt },
  {
    ...{ pattern: /\/faststallanden\//u, heading: /^(\S+) fastställande(?:n)? för/u },
    counted: (page) => page.sections.filter(({ heading }) => /, version \d+$/u.test(heading)).length,
  },
  {
    ...{ pattern: /\/kontinuitet$/u, heading: /^(\S+) person(?:er)? har hjälpt/u },
    counted: ({ tables: [table] }) => numberOf(table?.rows[0]?.[table.columns.indexOf('Personer under hela dygnet')]),
  },
]

function countFaults(page: TruePage): string[] {
  return counts.flatMap(({ pattern, heading, counted }) => {
    const said = pattern.test(page.pattern) ? numberOf(heading.exec(page.heading)?.[1]) : null
    const there = said === null ? null : counted(page)
    return said === there ? [] : [`${where(page)} counts ${said} and has ${there}: ${page.heading}`]
  })
}

/** How much waits for a reader about one person, as a block says it; null when it says something else. */
function waits(text: string): number | null {
  if (text === 'Inget väntar på dig') return 0
  return numberOf(/^(\S+) sak(?:er)? väntar på dig$/u.exec(text)?.[1])
}

const firstCount = (blocks: readonly string[]): number | null => blocks.map(waits).find((one) => one !== null) ?? null

/** The work list as its reader meets it: what waits for each person, without what others are to do and what has passed. */
const linesOf = (workList: TruePage, name: string): string[] => {
  const own = workList.sections.filter(
    ({ heading }) => heading !== '' && !/^(Väntar på andra|Äldre månader|Hos )/u.test(heading),
  )
  const ending = `. ${name}`
  const texts = own.flatMap(({ links }) => links.map(({ text }) => text)).filter((text) => text.endsWith(ending))
  return [...new Set(texts.map((text) => text.slice(0, -ending.length)))]
}

/** What waits about one person: the list's lines, and the counts of the list, of the choice and of the first page. */
function waitFaultsOf(name: string, workList: TruePage, mine: readonly TruePage[]): string[] {
  const lines = linesOf(workList, name)
  const choice = mine.find(({ pattern }) => pattern === 'valj')
  const first = mine.find(({ pattern, about }) => pattern === 'b/:brukareId' && about === name)
  const after = ({ blocks }: TruePage): number | null => {
    const at = blocks.indexOf(name)
    return at < 0 ? null : firstCount(blocks.slice(at, at + 6))
  }
  const told = {
    'the list': after(workList),
    'the choice': choice === undefined ? null : after(choice),
    'the first page': first === undefined ? null : firstCount(first.blocks),
  }
  const counted = Object.entries(told).flatMap(([at, count]) =>
    count === null || count === lines.length
      ? []
      : [`${where(workList)}: ${lines.length} of ${name}, ${at} says ${count}`],
  )
  const links = first?.links.map(({ text }) => text) ?? lines
  const lost = lines.filter((line) => !links.includes(line))
  return [...counted, ...lost.map((line) => `${where(workList)}: not on the first page of ${name}: ${line}`)]
}

/** The choice of a person, the first page and the work list have the same things, and the list's heading counts them. */
function waitFaults(pages: readonly TruePage[]): string[] {
  return pages
    .filter(({ pattern }) => pattern === 'att-gora')
    .flatMap((workList) => {
      const mine = pages.filter(({ person }) => person === workList.person)
      const choice = mine.find(({ pattern }) => pattern === 'valj')
      const names = choice?.links.filter(({ to }) => to.startsWith('/b/')).map(({ text }) => text) ?? []
      const waiting = names.filter((name) => linesOf(workList, name).length > 0)
      const [, some, all] = /något väntar hos (\d+) av (\d+) personer$/u.exec(workList.heading) ?? []
      const counted =
        some === undefined || (Number(some) === waiting.length && Number(all) === names.length)
          ? []
          : [`${where(workList)} has ${waiting.length} of ${names.length}: ${workList.heading}`]
      return [...counted, ...names.flatMap((name) => waitFaultsOf(name, workList, mine))]
    })
}

/** Of how many: a heading that counts has as many under it, and what waits is the same wherever it is told. */
export const ofCounts: readonly Invariant[] = [
  { name: 'a list has as many as its heading says', faults: (pages) => pages.flatMap(countFaults) },
  { name: 'what waits is the same in the work list, in the choice and on the first page', faults: waitFaults },
]
