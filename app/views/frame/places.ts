/** `pages`: what the place leads to, the first that one may open; `also`: paths of pages that belong under it. */
type Place = { id: 'now' | 'schedule' | 'month' | 'cases' | 'more'; pages: readonly Page[]; also: readonly string[] }
type Page = { path: string; scope: string | null }

const places: readonly Place[] = [
  { id: 'now', pages: [{ path: '', scope: 'schedule:read' }], also: ['/nu'] },
  { id: 'schedule', pages: [{ path: '/schema', scope: 'schedule:read' }], also: ['/pass'] },
  {
    id: 'month',
    pages: [
      { path: '/timmar', scope: 'hours:read' },
      { path: '/tidrapporter', scope: 'reports:read' },
      { path: '/rakningsunderlag', scope: 'claim:read' },
    ],
    also: ['/tidrapport', '/faststallanden', '/kommentar', '/sammanstallning', '/granskning'],
  },
  {
    id: 'cases',
    pages: [
      { path: '/invandningar', scope: 'object' },
      { path: '/onskemal', scope: 'wish' },
    ],
    also: ['/ingen-har-kommit'],
  },
  {
    id: 'more',
    pages: [{ path: '/mer', scope: null }],
    also: [
      ...['/behoriga', '/fullmakt', '/logg', '/beslut', '/kontinuitet', '/anteckningar', '/tillsammans'],
      ...['/dokument', '/plan'],
    ],
  },
]

/**
 * The places that the rights open, in their order: each leads to the first of its pages that one may open. `current` is 'page' on
 * that very page, 'true' on another page of the place.
 * @param brukareId whose pages
 * @param scopes the rights, as 'schedule:read'
 * @param pathname where one is
 */
export function placesOf(brukareId: string, scopes: readonly string[], pathname: string) {
  const home = `/b/${brukareId}`
  const here =
    pathname === home || pathname.startsWith(`${home}/`) ? pathname.slice(home.length).replace(/\/$/, '') : null
  // Who may open nothing begins on the first page all the same, which says so.
  const opensSome = places.some(({ pages }) => pages.some(({ scope }) => scope !== null && scopes.includes(scope)))
  return places.flatMap(({ id, pages, also }) => {
    const open = pages.find(({ scope }) => scope === null || scopes.includes(scope) || (id === 'now' && !opensSome))
    if (open === undefined) return []
    const paths = [...pages.map(({ path }) => path), ...also]
    return [{ id, href: home + open.path, current: currentOf(here, open.path, paths) }]
  })
}

function currentOf(here: string | null, own: string, paths: readonly string[]): 'page' | 'true' | undefined {
  if (here === null) return undefined
  if (here === own) return 'page'
  return paths.some((path) => path !== '' && (here === path || here.startsWith(`${path}/`))) ? 'true' : undefined
}
