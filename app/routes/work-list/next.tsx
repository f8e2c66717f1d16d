import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { isHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/**
 * Leads to what waits next: each once, in the order of the list, whatever becomes of it; then to the receipt. `fran=borjan`
 * begins anew. The page one comes from has been walked by: its address is only compared with those of the list.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  if (isHead(request)) throw redirect('/att-gora', 303)
  const scene = sceneOf(context)
  const { access, workList } = context.services
  const { subjects } = await orFaultPage({ context }, () => access.subjectsFor(user, scene.requestId))
  const isStart = new URL(request.url).searchParams.get('fran') === 'borjan'
  const from = request.headers.get('referer') ?? ''
  const at = URL.canParse(from) ? new URL(from).pathname : null
  const step = await orFaultPage({ context }, () => workList.next(user, subjects, scene, { at, isStart }))
  return redirect('href' in step ? step.href : '/att-gora/klart', 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function WorkListNext() {
  return null
}
