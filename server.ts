import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { startPortal } from './app/portal.server'

/** What `remix vite:build` makes of the whole portal: Remix's build, with our own start beside its entry. */
type PortalBuild = ServerBuild & { entry: { module: { startPortal: typeof startPortal } } }

/** Loads the build; what it holds is known from how it was made. */
function load(file: string): Promise<PortalBuild> {
  return import(pathToFileURL(file).href)
}

const build = await load(resolve(import.meta.dirname, 'server/index.js'))

await build.entry.module.startPortal(build, import.meta.dirname, process.env)
