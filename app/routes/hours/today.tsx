import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import { firstMonth, hoursHref } from '~/views/hours/period'

/** The month as far as it has gone. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireAccess(args, 'hours:read')
  return redirect(hoursHref(access.brukare.id, 'month', firstMonth(args.context.page.now)), 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function Hours() {
  return null
}
