import type { Invariant } from '../invariants'
import { blocksWith, never, where } from '../invariants'

const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ')
const date = `(?:(?:mån|tis|ons|tors|fre|lör|sön)dag )?(\\d{1,2}) (${months.join('|')})(?: (\\d{4}))?`

/** Sentences that promise something for a day to come. */
const promises = [
  new RegExp(`kan betala ut pengarna ${date}`, 'u'),
  new RegExp(`(?:ska|måste|kan) [^.]*senast ${date}`, 'u'),
  new RegExp(`[Ss]var(?:ar)? senast ${date}`, 'u'),
  new RegExp(`^Granska [^.]* senast ${date}`, 'u'),
  new RegExp(`^Månaden tar slut ${date}`, 'u'),
  new RegExp(`ska vara klar [^.]*?till ${date}`, 'u'),
]

/** The day of a promise; one without a year is of the year that makes it nearest to now. */
function dayOf([, day = '', month = '', year]: readonly (string | undefined)[], now: Date): Date {
  const at = (y: number): Date => new Date(Date.UTC(y, months.indexOf(month), Number(day), 22))
  if (year !== undefined) return at(Number(year))
  const near = (a: Date, b: Date): number =>
    Math.abs(a.getTime() - now.getTime()) - Math.abs(b.getTime() - now.getTime())
  const [nearest = at(now.getFullYear())] = [-1, 0, 1].map((step) => at(now.getFullYear() + step)).sort(near)
  return nearest
}

const dayMs = 24 * 3_600_000

/** Of what is to come and what has been. */
export const ofTime: readonly Invariant[] = [
  {
    name: 'no promise of a day that has passed',
    faults: (pages, now) =>
      pages.flatMap((page) =>
        page.blocks.flatMap((block) =>
          promises.flatMap((promise) => {
            const found = promise.exec(block)
            const isPast = found !== null && dayOf(found, now).getTime() < now.getTime() - dayMs
            return isPast ? [`${where(page)} says: ${block.slice(0, 160)}`] : []
          }),
        ),
      ),
  },
  {
    name: 'what waits to be reviewed goes by the day that the räkning does, on the same page',
    faults: (pages) =>
      pages.flatMap((page) => {
        const found = (pattern: RegExp) => page.blocks.flatMap((block) => pattern.exec(block)?.[1] ?? [])
        const [claim] = found(/Räkningen ska vara klar [^.]*?till (\d+ \p{L}+)/u)
        const [review] = found(/^Granska [^.]* senast \p{L}+ (\d+ \p{L}+)/u)
        const isAnother = claim !== undefined && review !== undefined && claim !== review
        return isAnother ? [`${where(page)} says: ${review}, and ${claim}`] : []
      }),
  },
  {
    name: 'a month with reports that wait to be reviewed does not say that one cannot review yet',
    faults: (pages) =>
      pages
        .filter(({ pattern }) => pattern === 'b/:brukareId/tidrapporter/:month')
        .filter(({ blocks }) => blocks.some((block) => /^Granska (en|\d+) tidrapport/u.test(block)))
        .flatMap((page) => blocksWith(page, /^Allt är inte rapporterat än\. Du kan granska när|granska din egen tid/u)),
  },
  never('nothing is said to be booked in a month that nobody has planned', /^Bokat 0 minuter av /u, ({ pattern }) =>
    pattern.includes('/timmar/period/'),
  ),
  never(
    'an objection is late by the day of its own answer, and not by the days of the month',
    /Försenat:\s(En|\d+) invändning/u,
  ),
]
