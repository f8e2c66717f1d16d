import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import type { startPortal } from './app/portal.server'

/** What `remix vite:build` makes of the whole portal: Remix's build, with our own start beside its entry. */
type PortalBuild = ServerBuild & { entry: { module: { startPortal: typeof startPortal } } }

const buildFolder = resolve(import.meta.dirname, '.')
const build: PortalBuild = await import(pathToFileURL(resolve(buildFolder, 'server/index.js')).href)

await build.entry.module.startPortal(build, buildFolder, process.env)
