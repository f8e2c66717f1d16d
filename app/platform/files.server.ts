import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import express, { Router, type RequestHandler } from 'express'

const options = { index: false, redirect: false, dotfiles: 'ignore' } as const
const year = 'public, max-age=31536000, immutable'
const hour = 'public, max-age=3600'

const filesOf = (folder: string, cacheControl: string) =>
  express.static(folder, {
    ...options,
    setHeaders: (response) => response.setHeader('cache-control', cacheControl),
  })

/** A file that is made when the portal starts. `path` changes with `content`, which is why it may be kept for good. */
export type MadeFile = { path: string; type: 'text/css' | 'image/svg+xml'; content: string }

/**
 * The files of the build, and those that are `made`: those in `assets` and those that are made change their name with their
 * content, the few at the top do not.
 */
export function fileRoutes(buildFolder: string, made: readonly MadeFile[]): Router {
  const client = join(buildFolder, 'client')
  const router = Router()
  router.use(madeRoute(made))
  router.use('/assets', filesOf(join(client, 'assets'), year))
  router.get(addressesAtTop(client), filesOf(client, hour))
  return router
}

/** Each is packed once, as small as it goes: it is fetched once by each browser, and by many. */
function madeRoute(made: readonly MadeFile[]): RequestHandler {
  const packed = new Map(
    made.map(({ path, type, content }) => [
      path,
      { type, bodies: { br: brotliCompressSync(content), gzip: gzipSync(content, { level: 9 }), identity: content } },
    ]),
  )
  return (request, response, next) => {
    const file = packed.get(request.path)
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next()
      return
    }
    const encoding = request.acceptsEncodings(['br', 'gzip'])
    const known = encoding === 'br' || encoding === 'gzip' ? encoding : 'identity'
    response.set({ 'cache-control': year, 'content-type': `${file.type}; charset=utf-8` })
    response.vary('Accept-Encoding')
    if (known !== 'identity') response.set('content-encoding', known)
    response.end(file.bodies[known])
  }
}

/** As `/favicon.svg`: no page has to ask the disk whether it is a file. */
function addressesAtTop(client: string): string[] {
  const entries = readdirSync(client, { withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => `/${name}`)
}
