import type { LoaderFunctionArgs } from '@remix-run/node'
import { isHead, orFaultPage } from '~/routes/frame/open-page.server'

/** So long a calendar may show what it has fetched without asking, in seconds. */
const freshSeconds = 900
/** When a calendar that got nothing is asked to come again, in seconds. */
const againSeconds = 300

/** Nothing of it is to be found by a search engine, whoever has put the address where. */
const always = { 'x-robots-tag': 'noindex' }

/**
 * The schedule as somebody's calendar fetches it. Nobody is signed in: the secret of the address is the key. What cannot be known
 * now is a 503, so that the calendar keeps what it has: an empty one would say that nobody comes.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { now, requestId } = context.page
  const asked = { token: params.token ?? '', now, requestId, peek: isHead(request) }
  const fetched = await orFaultPage({ context }, () => context.services.fetchCalendar(asked))
  switch (fetched.is) {
    case 'absent':
      return new Response(null, { status: 404, headers: always })
    case 'away':
      return new Response(null, { status: 503, headers: { ...always, 'retry-after': String(againSeconds) } })
    case 'tooMany':
      return new Response(null, { status: 429, headers: { ...always, 'retry-after': String(fetched.seconds) } })
    case 'calendar': {
      const { etag, text } = fetched
      const headers = { ...always, 'cache-control': `private, max-age=${freshSeconds}`, etag }
      if (isSame(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
      return new Response(text, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } })
    }
  }
}

/** Weak comparison of any of those that are named (RFC 9110, 13.1.2). */
function isSame(asked: string | null, etag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, '')
  return asked !== null && (asked.trim() === '*' || asked.split(',').map(bare).includes(bare(etag)))
}
