import { createContext, useContext } from 'react'

/**
 * The parts of the stylesheet that only some pages have, in the order they stand in: each is the file of that name in the folder
 * of its subject. What every page has is styles.css.
 */
export const styleParts = [
  ...(['forms', 'tables', 'filter', 'schedule', 'strip', 'objections', 'way', 'urgent', 'cases', 'log'] as const),
  ...(['hours', 'month', 'calendar', 'days', 'tiles', 'bars', 'bar-table', 'reports', 'answer', 'now'] as const),
  ...(['simple', 'shift', 'access', 'continuity', 'evidence', 'staff', 'sheet', 'about', 'live'] as const),
  ...(['week', 'unbroken'] as const),
] as const

export type StylePart = (typeof styleParts)[number]

const PartsContext = createContext(new Set<StylePart>())

/** Gathers in a set the parts that the pages within say they are drawn with. */
export const StyleGatherer = PartsContext.Provider

/**
 * Says that what is drawn here needs a part of the stylesheet. Stands in the component that uses its classes, so that no page has
 * to know what its components are drawn with; it may be said any number of times.
 */
export function PageStyle({ part }: { part: StylePart }) {
  useContext(PartsContext).add(part)
  return null
}
