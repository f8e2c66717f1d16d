import { parseDate } from '~/domain/time/time'
import { givePart, notFound } from '~/routes/frame/open-page.server'

/** So long a browser shows it without asking, in seconds; for this session only, since the answer varies by the cookies. */
const freshSeconds = 600

/**
 * The picture of somebody who comes, for one who may see who comes on that day. What goes wrong is a status without a picture:
 * then the initials stand. The page that it stands in says in the access log what was seen.
 */
export const loader = givePart('schedule:read', { action: 'schedule.read', type: 'schedule' }, async (part, args) => {
  const { providerId = '', staffId = '' } = args.params
  const date = parseDate(args.params.date ?? '')
  if (date === null) throw notFound()
  const found = await args.context.services.staffPictures.picture(part.access, part.scene, {
    providerId,
    date,
    staffId,
  })
  if (found === 'none') throw notFound()
  if (found === 'away') return new Response(null, { status: 503, headers: { 'retry-after': '60' } })
  const headers = {
    'cache-control': `private, max-age=${freshSeconds}`,
    'content-disposition': 'inline',
    etag: found.etag,
    vary: 'Cookie',
  }
  if (args.request.headers.get('if-none-match') === found.etag) return new Response(null, { status: 304, headers })
  return new Response(found.bytes, { headers: { ...headers, 'content-type': found.type } })
})
