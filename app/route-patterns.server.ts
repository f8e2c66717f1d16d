import type { ServerBuild } from '@remix-run/node'
import { livePatterns } from './live.server'

/** What is answered before the pages, by http.server.ts. */
const beforePages = [
  ...['/livez', '/readyz', '/auth/jwks.json', '/.well-known/security.txt', '/assets/:file'],
  ...['/webhooks/:providerId', '/webhooks/sms/:token', ...livePatterns],
]

/** Where no pattern is known: what is not there, and files at the top. */
export const noPattern = '(other)'

type Routes = ServerBuild['routes']

function patternOf(id: string | undefined, routes: Routes): string {
  const route = id === undefined ? undefined : routes[id]
  if (route === undefined) return ''
  return patternOf(route.parentId, routes) + (route.path === undefined || route.path === '' ? '' : `/${route.path}`)
}

const partsOf = (path: string) => path.replace(/\/+$/, '').split('/')
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const placesOf = (pattern: string) => pattern.split(':').length

/** `:name` is anything in its part of the path; a page that takes what is not there has no pattern. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern.split(/:\w+/).map(literal)
  return new RegExp(`^${parts.join('[^/]+')}$`, 'i')
}

/**
 * Tells by which pattern of the site an address was answered, for figures that must hold no id: `/b/:brukareId/schema` and not whose.
 * A pattern with fewer places for anything goes before one with more, as it does for Remix.
 * @returns gives the pattern of a path without its query; `noPattern` when there is none
 */
export function createRoutePatterns({ routes }: Pick<ServerBuild, 'routes'>): (path: string) => string {
  const ofPages = Object.keys(routes).map((id) => patternOf(id, routes) || '/')
  const known = [...new Set([...ofPages, ...beforePages])].filter((pattern) => !/[*?]/.test(pattern))
  const byLength = new Map<number, { pattern: string; expression: RegExp }[]>()
  for (const pattern of known.sort((one, other) => placesOf(one) - placesOf(other))) {
    const length = partsOf(pattern).length
    const bare = partsOf(pattern).join('/')
    byLength.set(length, [...(byLength.get(length) ?? []), { pattern, expression: expressionOf(bare) }])
  }
  return (path) => {
    const parts = partsOf(path)
    const bare = parts.join('/')
    return byLength.get(parts.length)?.find(({ expression }) => expression.test(bare))?.pattern ?? noPattern
  }
}
