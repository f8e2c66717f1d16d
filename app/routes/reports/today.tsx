import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import { monthToReview } from '~/domain/reviews/last-day'
import { stockholmDate } from '~/domain/time/time'

/** Leads to the month to review. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireAccess(args, 'reports:read')
  const month = monthToReview(stockholmDate(args.context.page.now))
  return redirect(`/b/${access.brukare.id}/tidrapporter/${month}`, 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function TimeReports() {
  return null
}
