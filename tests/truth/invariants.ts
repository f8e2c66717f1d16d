import type { TrueFile } from './look'
import type { TruePage } from './read-page'

/** Something that must hold of every page at every clock, and of the files. `faults` says where it does not. */
export type Invariant = {
  name: string
  faults: (pages: readonly TruePage[], now: Date, files?: readonly TrueFile[]) => string[]
}

/** Blocks of a page that a pattern is found in, as faults that can be looked up. */
export const blocksWith = (page: TruePage, pattern: RegExp): string[] =>
  [page.title, page.heading, ...page.blocks]
    .filter((block) => pattern.test(block))
    .map((block) => `${where(page)} says: ${block.slice(0, 160)}`)

/** Who sees which page about whom. */
export const where = ({ person, about, path }: TruePage): string =>
  `${person}${about === '' ? '' : ` for ${about}`} ${path}`

/** An invariant that is a pattern which no block of some pages may have. */
export function never(name: string, pattern: RegExp, isAsked: (page: TruePage) => boolean = () => true): Invariant {
  return { name, faults: (pages) => pages.filter(isAsked).flatMap((page) => blocksWith(page, pattern)) }
}
