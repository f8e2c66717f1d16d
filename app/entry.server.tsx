import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { renderToString } from 'react-dom/server'
import { renderDocument } from '~/components/frame/document-title'
import { writeStyles } from './styles.server'

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
  const { html, setCookie } = writeStyles(rendered.html, rendered.parts, {
    cookie: request.headers.get('cookie'),
    nonce: context.page.nonce,
    secure: new URL(request.url).protocol === 'https:',
  })
  headers.set('content-type', 'text/html; charset=utf-8')
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
