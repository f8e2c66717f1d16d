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

/** A month as a calendar tells of each day how many shifts it has. */
const isCalendar = ({ pattern, path }: TruePage): boolean =>
  pattern.includes('/schema/manad/') && !path.includes('?vy=')

/** "I dag, lördag 28 november, 4 pass, ett har ingen bokad": what is only seen follows without a space. */
const shiftsOfDay = /^(?:I dag, )?\S+ \d+ \S+.*?, (ett|\d+) pass(?!\p{L})/u

const inCalendar = ({ links }: TruePage): number =>
  links.reduce((sum, { text }) => sum + (numberOf(shiftsOfDay.exec(text)?.[1]) ?? 0), 0)

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
    counted: (page) => page.tables[0]?.rows.length ?? (isCalendar(page) ? inCalendar(page) : page.shifts),
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

/** How much waits for a reader about one person. Where all that waits is answers, the first page says so. */
const waits = /^(?:(Inget|En|\d+)(?: sak(?:er)?)? väntar på dig|(Ett|\d+) svar att läsa)$/u
/** That more may wait, or that nobody knows. */
const waitsUnknown = /^(?:Minst (?:en sak|\d+ saker) väntar på dig|Vi .* (?:vänta|väntar) på dig just nu\.?)$/u

/** What the first of some blocks that tells of it says: null when none does, and when it is not known how much. */
function firstCount(blocks: readonly string[]): { count: number | null } | null {
  const said = blocks.find((block) => waits.test(block) || waitsUnknown.test(block))
  if (said === undefined) return null
  const [, things, answers] = waits.exec(said) ?? []
  return { count: things === 'Inget' ? 0 : numberOf(things ?? answers) }
}

/** A row of the work list: whose it is, how much waits (null: it says that it does not know all), and where the first of it leads. */
type ListRow = { name: string; count: number | null; to: string | null }

function rowsOf(workList: TruePage): ListRow[] {
  const names = workList.links.filter(({ to }) => /^\/b\/[^/]+$/u.test(to))
  return (workList.tables[0]?.rows ?? []).flatMap(([person = '', , , cell = '']) => {
    // The cell begins with the letters of the name, as a picture.
    const [name] = names
      .flatMap(({ text }) => (person.includes(text) ? [text] : []))
      .sort((a, b) => b.length - a.length)
    if (name === undefined) return []
    const several = numberOf(/(\d+) saker väntar på dig/u.exec(cell)?.[1])
    const isNothing = cell === '' || /^(Väntar på andra|Du kan )/u.test(cell)
    const isUnknown = /Minst (?:en sak|\d+ saker) väntar på dig/u.test(cell) || cell.startsWith('Vi vet inte')
    const count = isUnknown ? null : (several ?? (isNothing ? 0 : 1))
    const first = workList.links.find(({ text, to }) => text.endsWith(`. ${name}`) && /^\/b\/[^/]+\/./u.test(to))
    return [{ name, count, to: count === null || count === 0 ? null : (first?.to ?? null) }]
  })
}

/** What waits about one person: the counts of the list, of the choice and of the first page, and that the first of it is there. */
function waitFaultsOf({ name, count, to }: ListRow, workList: TruePage, mine: readonly TruePage[]): string[] {
  const choice = mine.find(({ pattern }) => pattern === 'valj')
  const first = mine.find(({ pattern, about }) => pattern === 'b/:brukareId' && about === name)
  // Each of the choice says how much waits, last of what is told of that one.
  const after = ({ blocks }: TruePage): number | null => {
    const at = blocks.indexOf(name)
    return at < 0 ? null : (firstCount(blocks.slice(at))?.count ?? null)
  }
  const told = {
    'the choice': choice === undefined ? null : after(choice),
    // Where nothing waits the first page says nothing of it.
    'the first page': first === undefined ? null : (firstCount(first.blocks) ?? { count: 0 }).count,
  }
  const counted = Object.entries(told).flatMap(([at, there]) =>
    there === null || count === null || there === count
      ? []
      : [`${where(workList)}: ${count} of ${name}, ${at} says ${there}`],
  )
  const isLost = first !== undefined && to !== null && !first.links.some((link) => link.to === to)
  return isLost ? [...counted, `${where(workList)}: not on the first page of ${name}: ${to}`] : counted
}

/** The choice of a person, the first page and the work list have the same things, and the list's heading counts them. */
function waitFaults(pages: readonly TruePage[]): string[] {
  return pages
    .filter(({ pattern, path }) => pattern === 'att-gora' && !path.includes('?'))
    .flatMap((workList) => {
      const mine = pages.filter(({ person }) => person === workList.person)
      const rows = rowsOf(workList)
      const waiting = rows.filter(({ count }) => count !== null && count > 0)
      const said = workList.blocks.map((block) => /^(\d+) av (\d+) personer väntar på dig$/u.exec(block)).find(Boolean)
      const counted =
        said == null || (Number(said[1]) === waiting.length && Number(said[2]) === rows.length)
          ? []
          : [`${where(workList)} has ${waiting.length} of ${rows.length}: ${said[0]}`]
      return [...counted, ...rows.flatMap((row) => waitFaultsOf(row, workList, mine))]
    })
}

const markedOn = ({ blocks }: TruePage) => blocks.filter((block) => /^(Svar att läsa|Nytt svar)$/u.test(block)).length

/**
 * On the list of objections: as many are marked as unread as the menu counts, but for answers to wishes, which have a list of their own: it
 * may have been read at another time, so there may be as many of them as there are wishes.
 */
function unreadFaults(page: TruePage, pages: readonly TruePage[]): string[] {
  const said = Number(page.menu.map((text) => /(\d+) svar att läsa$/u.exec(text)?.[1]).find(Boolean) ?? 0)
  const ofWishes = page.path.replace(/invandningar$/u, 'onskemal')
  const list = pages.find(({ person, path }) => person === page.person && path === ofWishes && path !== page.path)
  const wishes = new Set(list?.blocks.flatMap((block) => /ONS-[\w-]+/u.exec(block) ?? [])).size
  const isList = /\/invandningar$/u.test(page.pattern) && page.menu.length > 0
  const marked = markedOn(page)
  const isSame = said >= marked && said <= marked + wishes
  return !isList || isSame ? [] : [`${where(page)} marks ${marked} and the menu has ${said}`]
}

/** What a test of the invariant finds it by. */
export const sameWaits = 'what waits is the same in the work list, in the choice and on the first page'

/** Of how many: a heading that counts has as many under it, and what waits is the same wherever it is told. */
export const ofCounts: readonly Invariant[] = [
  { name: 'a list has as many as its heading says', faults: (pages) => pages.flatMap(countFaults) },
  {
    name: 'the menu counts what its list marks',
    faults: (pages) => pages.flatMap((page) => unreadFaults(page, pages)),
  },
  { name: sameWaits, faults: waitFaults },
  {
    name: 'what a page asks for, it does not ask to wait with',
    faults: (pages) =>
      pages
        .filter(({ blocks, links }) => {
          const asks = links.some(({ text }) => /^Granska (en|\d+) tidrapport/u.test(text))
          return asks && blocks.includes('Det finns en öppen invändning. Vänta på svaret innan du granskar.')
        })
        .map(where),
  },
]
