import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'

const options = { index: false, redirect: false, dotfiles: 'ignore' } as const
const year = 'public, max-age=31536000, immutable'
const hour = 'public, max-age=3600'

const filesOf = (folder: string, cacheControl: string) =>
  express.static(folder, {
    ...options,
    setHeaders: (response) => response.setHeader('cache-control', cacheControl),
  })

/** The files of the build: those in `assets` change their name with their content, the few at the top do not. */
export function fileRoutes(buildFolder: string): Router {
  const client = join(buildFolder, 'client')
  const router = Router()
  router.use('/assets', filesOf(join(client, 'assets'), year))
  router.get(addressesAtTop(client), filesOf(client, hour))
  return router
}

/** As `/favicon.svg`: no page has to ask the disk whether it is a file. */
function addressesAtTop(client: string): string[] {
  const entries = readdirSync(client, { withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => `/${name}`)
}
