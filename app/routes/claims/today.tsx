import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import { latestClaimMonth } from '~/views/claims/claims'

/** The latest month that is over: a räkning is for a whole month. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireAccess(args, 'claim:read')
  return redirect(`/b/${access.brukare.id}/rakningsunderlag/${latestClaimMonth(args.context.page.now)}`, 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function Claims() {
  return null
}
