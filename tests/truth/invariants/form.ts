import { languages } from '../../../app/i18n/languages'
import { longestTitle } from '../../a11y/gates/title'
import { never, where, type Invariant } from '../invariants'
import type { TruePage } from '../read-page'

/** A time of day as it is not written here: with a point in a range or after "klockan", or with a zero before the hour. */
const otherClock =
  /\b\d?\d\.\d\d\s?(?:[–-]|till|och)\s?\d?\d\.\d\d\b|\bklockan \d?\d\.\d\d\b|(?<![\d:.-])0\d:\d\d(?!:)/u

/** Pages that one person can reach about one other, or about nobody. */
function perReader(pages: readonly TruePage[]): TruePage[][] {
  const groups = new Map<string, TruePage[]>()
  for (const page of pages) {
    const key = `${page.person}/${page.about}`
    groups.set(key, [...(groups.get(key) ?? []), page])
  }
  return [...groups.values()]
}

/** Of what a page says whatever it is about: that it is there, that its title tells it apart, that no sentence has a hole. */
export const ofForm: readonly Invariant[] = [
  {
    name: 'every link leads to a page',
    faults: (pages) => pages.filter(({ status }) => status >= 400).map((page) => `${where(page)} is ${page.status}`),
  },
  {
    name: 'every page has a title and a heading',
    faults: (pages) =>
      pages.filter(({ status, title, heading }) => status === 200 && (title === '' || heading === '')).map(where),
  },
  {
    name: `no title is longer than ${longestTitle} signs, in any language`,
    faults: (pages) =>
      pages.flatMap((page) =>
        Object.entries(page.titles)
          .filter(([, title]) => title.length > longestTitle)
          .map(([language, title]) => `${where(page)} in ${language} has ${title.length}: ${title}`),
      ),
  },
  {
    name: 'no two pages that one can reach have one title, in any language',
    faults: (pages) =>
      languages.flatMap((language) =>
        perReader(pages).flatMap((group) => {
          const first = new Map<string, TruePage>()
          return group.flatMap((page) => {
            const title = page.titles[language]
            if (title === undefined) return []
            const other = first.get(title)
            if (other === undefined) first.set(title, page)
            return other === undefined ? [] : [`${where(page)} is called as ${other.path} in ${language}: ${title}`]
          })
        }),
      ),
  },
  never(
    'no sentence has a hole',
    /\bundefined\b|\bnull\b|\bNaN\b|\{\{|\}\}|\[object|Invalid Date|(?<!\.)\s[.,;:](?!\d)/u,
  ),
  never('a clock time is written as 6:03: a colon, and no zero before the hour', otherClock),
  never('no shift is shorter than nothing', /\bminus \d+ (timm|minut)|-\d+ (timm|minut)/u, ({ pattern }) =>
    /\/(schema|pass|tidrapport)\b/u.test(pattern),
  ),
  never(
    'one is said as one',
    /(?<![\d,.:])1 (gånger|timmar|minuter|dagar|pass har|tidrapporter|personer|invändningar)\b/u,
  ),
]
