import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { renderToString } from 'react-dom/server'
import { retryAfterSeconds } from '~/away.server'
import { asksByItself } from '~/domain/live/following'
import { renderDocument } from '~/components/frame/document-title'
import { isAsBefore, liveDocument, unchangedHeaders } from './unchanged.server'
import { nameStyles, writeStyles } from './styles.server'

export { startPortal } from './portal.server'

/**
 * Renders a page to one string. Pages are not hydrated, so the copy of the loaders' data that Remix would stream into
 * the document is left out: it would only cost bytes and show what the page chose not to show.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  void remix.serverHandoffStream?.cancel()
  const rendered = renderDocument(
    <RemixServer context={{ ...remix, serverHandoffStream: undefined }} url={request.url} />,
    renderToString,
  )
  if (status === 503 && !headers.has('retry-after')) headers.set('retry-after', String(retryAfterSeconds))
  const live = liveDocument(rendered.html, request, context)
  if (live.tag !== null) headers.set('etag', live.tag)
  if (status === 200 && isAsBefore(live.tag, request)) {
    for (const [name, value] of unchangedHeaders(context.page)) headers.set(name, value)
    return new Response(null, { status: 304, headers })
  }
  headers.set('content-type', 'text/html; charset=utf-8')
  if (asksByItself(request)) {
    return new Response(`<!doctype html>${nameStyles(live.html, rendered.parts)}`, { status, headers })
  }
  const { html, setCookie } = writeStyles(live.html, rendered.parts, {
    cookie: request.headers.get('cookie'),
    nonce: context.page.nonce,
    secure: new URL(request.url).protocol === 'https:',
  })
  if (setCookie !== null) headers.append('set-cookie', setCookie)
  return new Response(`<!doctype html>${html}`, { status, headers })
}

/** Faults are logged where they are handled; what reaches here is a defect. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return
  // A form sent to a page that takes none, and its like: answered with a 4xx, and no defect.
  if (isRouteErrorResponse(error) && error.status < 500) return
  context.services.logger.error({ err: error, requestId: context.page.requestId }, 'page failed')
}
