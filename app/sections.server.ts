import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/**
 * Cuts the site into sections: the pages under `/b/:brukareId/<part>`, or under the first part of the path. Matching an
 * address and drawing a page cost Remix time for every route it knows; a section knows its own, their layouts, and the
 * page for what is not there.
 * @returns gives the section of a path; for a path of none it gives the whole site, so that every answer is the same
 */
export function createSections(build: ServerBuild): (path: string) => ServerBuild {
  const { routes } = build
  const parents = new Set(Object.values(routes).map((route) => route.parentId))
  const pages = Object.keys(routes).filter((id) => !parents.has(id))
  const keys = new Map(pages.map((id) => [id, keyOfPattern(patternOf(id, routes))]))
  const sections = new Map<string, ServerBuild>()
  for (const key of keys.values()) {
    if (key === null || sections.has(key)) continue
    const own = pages.filter((id) => keys.get(id) === key || keys.get(id) === null)
    sections.set(key, only(build, new Set(own.flatMap((id) => chainOf(id, routes)))))
  }
  return (path) => sections.get(keyOf(path)) ?? build
}

/** 'b/schema' for `/b/<id>/schema/…`, 'hjalp' for `/hjalp`. Remix takes capitals and small letters for the same. */
function keyOf(path: string): string {
  const [, first = '', , third = ''] = path.toLowerCase().split('/')
  return first === 'b' ? `b/${third}` : first
}

/** The same for a route's pattern; null when it could match paths of several sections. */
function keyOfPattern(pattern: string): string | null {
  const key = keyOf(pattern)
  const start = pattern.split('/', 4).join('/')
  return /[*?]/.test(start) || key.includes(':') ? null : key
}

/** A route and the layouts around it. */
function chainOf(id: string, routes: Routes): string[] {
  const parent = routes[id]?.parentId
  return parent === undefined ? [id] : [...chainOf(parent, routes), id]
}

function patternOf(id: string, routes: Routes): string {
  const parts = chainOf(id, routes).map((one) => routes[one]?.path ?? '')
  return `/${parts.filter((part) => part !== '').join('/')}`
}

function only(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const pick = <Route>(all: Record<string, Route>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
  return { ...build, routes: pick(build.routes), assets: { ...build.assets, routes: pick(build.assets.routes) } }
}
