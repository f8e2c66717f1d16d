import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CalendarList } from '~/components/calendar/list'
import { calendarHref } from '~/views/calendar/feeds'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

const read = { action: 'calendar.read', type: 'calendar' }

/** One's addresses for the schedule in other calendars. */
export const loader = showPage('schedule:read', read, async ({ access, scene, frame, saw }, args) => {
  const { feeds, names } = await args.context.services.calendarFeeds.list(access, scene)
  const decided = names && { isAllowed: names.isAllowed, jointWith: scene.f.list(names.jointWith) }
  return saw({ access: frame, feeds, names: decided, isProtected: access.brukare.protectedIdentity })
})

const decide = { action: 'calendar.allowNames', type: 'calendar' }

/** Whether others may have first names in theirs: a yes weighs, a no does not. */
export const action = takeForm('schedule:read', decide, async (form, args): Promise<never> => {
  const { access, scene, fields, confirmed } = form
  const { calendarFeeds } = args.context.services
  const intent = fields.get('intent')
  const isAllowed = intent === 'allow'
  const page = calendarHref(access.brukare.id)
  const isTheirs = access.places.some(({ scopes }) => scopes.has('access:manage'))
  const isKnown = isAllowed || intent === 'deny'
  if (!isTheirs || !isKnown || access.brukare.protectedIdentity) throw redirect(page, 303)
  if (isAllowed) await confirmed('allowCalendarNames')
  if (!(await calendarFeeds.setNames(access, scene, isAllowed))) throw redirect(page, 303)
  const done = isAllowed ? 'calendarNamesAllowed' : 'calendarNamesDenied'
  throw await leadTelling(args, access.viewer, done, page)
})

export default function Calendars() {
  return <CalendarList {...useLoaderData<typeof loader>()} />
}
