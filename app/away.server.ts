import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'

/** How soon it is worth asking again, in seconds: a database that is started again answers within as many. */
export const retryAfterSeconds = 5

type Work = LoaderFunction | ActionFunction
type Parts = { isAway: (error: unknown) => boolean; tell: (requestId: string) => void }

/**
 * The site, of which every page says 503 "not just now" while what it stands on is away, where it would have said 500
 * "our fault". One place for all loaders and actions, so that a new page cannot forget it.
 */
export function tellingAway(build: ServerBuild, { isAway, tell }: Parts): ServerBuild {
  const watched = <One extends Work>(work: One | undefined) =>
    work &&
    (async (args: Parameters<One>[0]) => {
      try {
        return await work(args)
      } catch (error) {
        if (!isAway(error)) throw error
        tell(args.context.page.requestId)
        throw new Response(null, { status: 503, headers: { 'retry-after': String(retryAfterSeconds) } })
      }
    })
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route.module
    return [id, { ...route, module: { ...route.module, loader: watched(loader), action: watched(action) } }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) }
}
