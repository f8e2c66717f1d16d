import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OneCalendar } from '~/components/calendar/one'
import { isHead, notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadShowing, readCalendarForm } from './show.server'

const read = { action: 'calendar.read', type: 'calendar' }

/** One of one's addresses; the address itself once, when it has just been made. */
export const loader = showPage(
  'schedule:read',
  read,
  async ({ access, scene, frame, saw }, { request, params, context }) => {
    const { calendarFeeds, signIn } = context.services
    const { feedId: id = '' } = params
    const feed = await calendarFeeds.find(access, scene, id)
    if (feed === null) throw notFound()
    const { personId } = access.viewer
    const cookies = request.headers.get('cookie')
    const secret = isHead(request) ? null : await signIn.shownOnce.take(cookies, personId, request.url)
    const address = secret === null ? null : calendarFeeds.addressOf(secret)
    return saw({ access: frame, feed, address, formKey: randomUUID() }, { id })
  },
)

const rotate = { action: 'calendar.rotate', type: 'calendar' }

/** Another address in the place of this one. */
export const action = takeForm('schedule:read', rotate, async (form, args): Promise<never> => {
  const { access, scene, fields, confirmed } = form
  const { calendarFeeds } = args.context.services
  const { feedId: id = '' } = args.params
  const feed = await calendarFeeds.find(access, scene, id)
  const { key } = readCalendarForm(fields)
  const isPressed = fields.get('intent') === 'rotate' && !access.brukare.protectedIdentity
  // One that is pressed twice has ended by the first: the second shows the address that took its place.
  if (feed === null && !isPressed) throw notFound()
  if (feed !== null && !isPressed) throw redirect(feed.href, 303)
  await confirmed('makeCalendar')
  const made = await calendarFeeds.rotate(access, scene, { id, key: key ?? randomUUID() })
  if (made === null) throw notFound()
  throw await leadShowing(args, access, made)
})

export default function OneCalendarPage() {
  return <OneCalendar {...useLoaderData<typeof loader>()} />
}
