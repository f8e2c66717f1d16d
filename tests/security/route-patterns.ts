import type { RouteConfigEntry } from '@remix-run/route-config'

/** Every address pattern of the site, from the route configuration. The index is the empty one. */
export function patternsOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap((entry) => {
    const path = [above, entry.path ?? ''].filter(Boolean).join('/')
    const isLayout = entry.path === undefined && entry.index !== true
    return [...(isLayout ? [] : [path]), ...patternsOf(entry.children ?? [], path)]
  })
}
