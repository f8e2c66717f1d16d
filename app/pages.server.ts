import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import { createRequestHandler as createOwnHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node'
import type { Request, RequestHandler, Response } from 'express'
import { isDatabaseAway } from '~/database/away.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { afterwards, attachFile } from '~/platform/file-sending.server'
import { languageOf } from '~/platform/language.server'
import type { Services } from '~/services/create.server'
import { tellingAway } from './away.server'
import type { PageContext } from './load-context'
import { createSections } from './sections.server'
import { createUnchanged } from './unchanged.server'

type Parts = {
  build: ServerBuild
  buildFolder: string
  config: Config
  services: Services
  database: Pick<Database, 'doubt'>
}

/** The pages: Remix, one handler for each section of the site, made when its first page is asked for. */
export function createPages({ build, buildFolder, config, services, database }: Parts): RequestHandler {
  const enhanceUrl = readFileSync(join(buildFolder, 'enhance-url.txt'), 'utf8').trim()
  const sectionOf = createSections(
    tellingAway(build, {
      isAway: isDatabaseAway,
      tell: (requestId) => {
        database.doubt()
        services.logger.warn({ code: 'database-away', requestId }, 'a page could not be shown')
      },
    }),
  )
  const contextOf = (request: Request, response: Response): AppLoadContext => {
    const page = pageContext(request, response, config, enhanceUrl, services.live.pages.heard())
    const context = (): AppLoadContext => ({ services, page: { ...page, sendOwn } })
    const sendOwn: PageContext['sendOwn'] = ({ action, fields }, cookie) => {
      const url = new URL(action, config.origin)
      // It runs once in a sign-in, so that its handler is not kept.
      const handle = createOwnHandler(sectionOf(url.pathname), 'production')
      const headers = { cookie, 'user-agent': request.get('user-agent') ?? '' }
      return handle(
        new globalThis.Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) }),
        context(),
      )
    }
    return context()
  }
  const handlers = new Map<ServerBuild, ReturnType<typeof createRequestHandler>>()
  const handlerFor = (section: ServerBuild) => {
    const made = createRequestHandler({
      build: section,
      mode: 'production',
      getLoadContext: contextOf,
    })
    handlers.set(section, made)
    return made
  }
  const answerUnchanged = createUnchanged({ services, clock: config.clock })
  return (request, response, next) => {
    const section = sectionOf(request.path)
    const remix = handlers.get(section) ?? handlerFor(section)
    response.on('close', services.pageBegins(String(response.locals.requestId)))
    const draw = () => void remix(request, response, next)
    const unchanged = answerUnchanged(request, response)
    if (unchanged === null) return draw()
    // What cannot be told now is told by the page.
    unchanged.then(
      (isAnswered) => {
        if (!isAnswered) draw()
      },
      () => draw(),
    )
  }
}

function pageContext(
  request: Request,
  response: Response,
  config: Config,
  enhanceUrl: string,
  heard: number,
): Omit<PageContext, 'sendOwn'> {
  return {
    requestId: String(response.locals.requestId),
    nonce: String(response.locals.nonce),
    language: languageOf(request),
    now: config.clock(),
    heard,
    ip: request.ip ?? '',
    enhanceUrl,
    onAnswered: (told) => {
      response.on('finish', () => {
        told({ status: response.statusCode, location: response.get('location') ?? null })
      })
    },
    sessionIdleSeconds: config.session.idleMinutes * 60,
    support: config.support,
    retention: {
      ...config.retention,
      sessionMinutes: config.session.absoluteMinutes,
      answerHours: Math.ceil(Math.max(...config.providers.map(({ stalenessHours }) => stalenessHours))),
    },
    attachFile: (content) => attachFile(response, content),
    afterwards: (work) => afterwards(response, work),
  }
}
