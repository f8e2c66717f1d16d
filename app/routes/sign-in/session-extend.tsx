import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { safePath } from '~/platform/safe-path'
import { notFound } from '~/routes/frame/open-page.server'

/** There is nothing to see here; the page that is left open sends a form. */
export function loader(_args: LoaderFunctionArgs) {
  throw notFound()
}

/** Being asked for is what keeps a session alive: the guard has noted it when it answers. */
export async function action(args: ActionFunctionArgs) {
  await requireUser(args)
  if (args.request.headers.get('accept')?.includes('text/html') !== true) return new Response(null, { status: 204 })
  const form = await args.request.formData()
  const till = form.get('till')
  return redirect(safePath(typeof till === 'string' ? till : null, '/valj'), 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function SessionExtend() {
  return null
}
