import { unzipSync } from 'fflate'
import { isDeep } from './depth'
import type { HttpClient } from './http-client'
import { textOfPages } from './pdf'

/** Something that was read: where, of what kind, and all of its text, headers too. */
export type ReadPage = {
  path: string
  pattern: string
  status: number
  type: string
  text: string
  /** The body alone, of a page. */
  html: string
}

/** How many addresses of each route are read: a month has thirty days that are one page. */
const mostOfARoute = isDeep ? 3 : 2

/** Ends the session, leaves the site or changes the language of the pages after it. */
const isLeftOut = (path: string): boolean => /^\/(logga-|auth\/|sprak\/)/.test(path)

/**
 * Reads what links lead to from `start`, as someone who is signed in: pages, and the words of files (PDF, ZIP, CSV).
 * @param patterns the routes, as in app/routes.ts; longer ones are tried first
 * @param options.most how many addresses of each route are read
 * @param options.isWanted whether a link is followed
 * @param options.then what is read right after `start`: what changes by reading is read with it, and not when all else has been
 */
export async function crawl(
  origin: string,
  client: HttpClient,
  start: string,
  patterns: readonly string[],
  {
    most = mostOfARoute,
    isWanted = () => true,
    then = [],
  }: { most?: number; isWanted?: (path: string) => boolean; then?: readonly string[] } = {},
): Promise<ReadPage[]> {
  const patternOf = patternFinder(patterns)
  const queue = [start, ...then.filter(isWanted)]
  const seen = new Set(queue)
  const counts = new Map<string, number>()
  const read: ReadPage[] = []
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pattern = patternOf(path)
    const count = counts.get(pattern ?? '') ?? 0
    if (pattern === undefined || count >= most) continue
    counts.set(pattern, count + 1)
    const answer = await fetch(origin + path, { headers: { cookie: client.cookie() }, redirect: 'manual' })
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    const body = await textOf(type, new Uint8Array(await answer.arrayBuffer()))
    read.push({
      ...{ path, pattern, status: answer.status, type },
      text: `${JSON.stringify([...answer.headers])}\n${body}`,
      html: type === 'text/html' ? body : '',
    })
    const links = type === 'text/html' ? [...body.matchAll(/ href="(\/[^"#]*)/g)].map(([, href = '']) => href) : []
    const location = answer.headers.get('location')
    for (const href of [...links, ...(location?.startsWith('/') === true ? [location] : [])]) {
      const next = href.replaceAll('&amp;', '&')
      if (!seen.has(next) && !isLeftOut(next) && isWanted(next)) queue.push(next)
      seen.add(next)
    }
  }
  return read
}

/** Makes the function that gives the route of an address; undefined: there is none. */
export function patternFinder(patterns: readonly string[]): (path: string) => string | undefined {
  const matchers = [...patterns].sort(byStaticness).map((pattern) => ({ pattern, matches: matcherOf(pattern) }))
  return (path) => matchers.find(({ matches }) => matches.test(path.split(/[?#]/)[0] ?? ''))?.pattern
}

/** Routes with more fixed text before those that anything fits. */
const byStaticness = (a: string, b: string): number =>
  b.replace(/:\w+|\*/g, '').length - a.replace(/:\w+|\*/g, '').length

function matcherOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.]/g, String.raw`\.`)
  return new RegExp(`^/${escaped.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`)
}

async function textOf(type: string, bytes: Uint8Array): Promise<string> {
  if (type === 'application/pdf') {
    // A provider's own may have no structure.
    return (await textOfPages(bytes)).join('\n')
  }
  if (type === 'application/zip') {
    return Object.entries(unzipSync(bytes))
      .map(([name, file]) => `${name}\n${Buffer.from(file).toString('utf8')}`)
      .join('\n')
  }
  return Buffer.from(bytes).toString('utf8')
}
