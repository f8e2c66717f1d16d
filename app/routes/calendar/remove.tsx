import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RemoveCalendar } from '~/components/calendar/remove'
import { calendarHref } from '~/views/calendar/feeds'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

const read = { action: 'calendar.read', type: 'calendar' }

/** Asks before one of one's addresses is taken away. */
export const loader = showPage('schedule:read', read, async ({ access, scene, frame, saw }, { params, context }) => {
  const { feedId: id = '' } = params
  const feed = await context.services.calendarFeeds.find(access, scene, id)
  if (feed === null) throw notFound()
  return saw({ access: frame, feed }, { id })
})

const remove = { action: 'calendar.remove', type: 'calendar' }

export const action = takeForm('schedule:read', remove, async ({ access, scene, fields }, args): Promise<never> => {
  const { feedId: id = '' } = args.params
  const feed = await args.context.services.calendarFeeds.find(access, scene, id)
  if (feed === null) throw notFound()
  if (fields.get('intent') !== 'remove') throw redirect(feed.href, 303)
  if (!(await args.context.services.calendarFeeds.remove(access, scene, id))) throw notFound()
  throw await leadTelling(args, access.viewer, 'calendarRemoved', calendarHref(access.brukare.id))
})

export default function RemoveCalendarPage() {
  return <RemoveCalendar {...useLoaderData<typeof loader>()} />
}
