import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import { parseMonth } from '~/domain/time/time'
import { notFound } from '~/routes/frame/open-page.server'

/** What there is to go by about a month had another word in its address, which somebody may have kept. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireAccess(args, 'reports:read')
  // With the file's ending, or without.
  const { month: file = '' } = args.params
  const month = parseMonth(file.replace(/\.pdf$/, ''))
  if (month === null) throw notFound()
  return redirect(`/b/${access.brukare.id}/sammanstallning/${month}${file.slice(month.length)}`, 301)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function Moved() {
  return null
}
