import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import { stockholmDate } from '~/domain/time/time'

/** The schedule begins with today. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireAccess(args, 'schedule:read')
  return redirect(`/b/${access.brukare.id}/schema/dag/${stockholmDate(args.context.page.now)}`, 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function Schedule() {
  return null
}
