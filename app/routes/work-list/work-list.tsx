import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireUser } from '~/auth/guards.server'
import { WorkList } from '~/components/work-list/work-list'
import { answerHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/** What waits for someone who acts for many. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  answerHead(request)
  const scene = sceneOf(context)
  const { subjects } = await orFaultPage({ context }, () => context.services.access.subjectsFor(user, scene.requestId))
  const view = await orFaultPage({ context }, () => context.services.workList.get(subjects, scene))
  return { view, now: scene.now }
}

export default function WorkListPage() {
  return <WorkList {...useLoaderData<typeof loader>()} />
}
