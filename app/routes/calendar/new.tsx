import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NewCalendar } from '~/components/calendar/new'
import { calendarHref, readFeed } from '~/views/calendar/feeds'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadShowing, readCalendarForm } from './show.server'

const read = { action: 'calendar.read', type: 'calendar' }

/** A new address for a calendar. Of a brukare with a protected identity there is none to make: the page before says why. */
export const loader = showPage('schedule:read', read, async ({ access, scene, frame, filledIn, saw }, args) => {
  if (access.brukare.protectedIdentity) throw redirect(calendarHref(access.brukare.id), 303)
  const { calendarFeeds } = args.context.services
  const mayName = await calendarFeeds.mayName(access)
  const blank = calendarFeeds.blank()
  const sent = filledIn && readCalendarForm(filledIn.fields)
  const fields = sent?.fields ?? blank.fields
  const tooMany = { field: 'name', text: scene.t('calendar.error.many', { count: calendarFeeds.most }) }
  const errors = filledIn?.why === 'faults' ? (readFeed(fields, mayName, scene).faults ?? [tooMany]) : []
  return saw({ access: frame, fields, formKey: sent?.key ?? blank.key, errors, mayName })
})

const make = { action: 'calendar.make', type: 'calendar' }

export const action = takeForm('schedule:read', make, async (form, args): Promise<never> => {
  const { access, scene, fields: sent, back, confirmed } = form
  if (access.brukare.protectedIdentity) throw redirect(calendarHref(access.brukare.id), 303)
  const { calendarFeeds } = args.context.services
  const { key, fields } = readCalendarForm(sent)
  const { values, faults } = readFeed(fields, await calendarFeeds.mayName(access), scene)
  if (faults !== null) throw await back('faults')
  await confirmed('makeCalendar')
  const { language } = args.context.page
  const made = await calendarFeeds.make(access, scene, { key: key ?? randomUUID(), ...values, language })
  if (made === null) throw await back('faults')
  throw await leadShowing(args, access, made)
})

export default function NewCalendarPage() {
  return <NewCalendar {...useLoaderData<typeof loader>()} />
}
