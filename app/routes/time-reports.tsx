import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import { dayAfter, monthAfter, stockholmDate } from '~/domain/time'

/** How far into a month the one before is still what people come to review, in days. */
const reviewDays = 20

/** The month to review: the one before until its räkning is settled, then the present one. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireAccess(args, 'reports:read')
  const today = stockholmDate(args.context.page.now)
  const month = today.slice(0, 7)
  const reviewed = dayAfter(`${month}-01`, reviewDays) > today ? monthAfter(month, -1) : month
  return redirect(`/b/${access.brukare.id}/tidrapporter/${reviewed}`, 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function TimeReports() {
  return null
}
