import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import { parseMonth } from '~/domain/time/time'
import { notFound } from '~/routes/frame/open-page.server'

/** What there is to go by about a month had another word in its address, which somebody may have kept. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireAccess(args, 'reports:read')
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const { pathname } = new URL(args.request.url)
  const file = pathname.endsWith('.pdf') ? '.pdf' : ''
  return redirect(`/b/${access.brukare.id}/sammanstallning/${month}${file}`, 301)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function Moved() {
  return null
}
