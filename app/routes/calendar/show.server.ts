import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { Access } from '~/auth/types'
import type { Made } from '~/services/calendar/feeds.server'
import { calendarHref, type FeedFields } from '~/views/calendar/feeds'

const typed = z.string().catch('')
const form = z.object({
  key: z.uuid().nullable().catch(null),
  name: typed.transform((text) => text.trim()),
  level: typed,
})

/** What was typed, as it was typed; `key` null when the form has none. */
export function readCalendarForm(sent: URLSearchParams): { key: string | null; fields: FeedFields } {
  const { key, ...fields } = form.parse(Object.fromEntries(sent))
  return { key, fields }
}

/** Leads to the page of an address that has just been made, which shows its secret once. */
export async function leadShowing(
  { context }: Pick<ActionFunctionArgs, 'context'>,
  { viewer, brukare }: Access,
  { id, secret }: Made,
): Promise<Response> {
  const href = `${calendarHref(brukare.id)}/${id}`
  if (secret === null) return redirect(href, 303)
  const cookie = await context.services.signIn.shownOnce.keep(secret, viewer.personId, href)
  return redirect(href, { status: 303, headers: { 'set-cookie': cookie } })
}
