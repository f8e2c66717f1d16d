import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { nextOnList } from '~/views/work-list/work-list'
import { orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/** Leads from one huvudman (`efter`) to what waits for the next; to the list when nothing more does. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  const scene = sceneOf(context)
  const { subjects } = await orFaultPage({ context }, () => context.services.access.subjectsFor(user, scene.requestId))
  const { groups } = await orFaultPage({ context }, () => context.services.workList.get(user, subjects, scene))
  const after = new URL(request.url).searchParams.get('efter')
  const { name = '' } = subjects.find(({ brukare }) => brukare.id === after)?.brukare ?? {}
  return redirect(nextOnList(groups, { id: after ?? '', name }), 303)
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function WorkListNext() {
  return null
}
