import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireUser } from '~/auth/guards.server'
import { WorkListDone } from '~/components/work-list/done'
import { orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/** The receipt of a walk through the list. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  const scene = sceneOf(context)
  const { access, workList } = context.services
  const found = await orFaultPage({ context }, () => access.subjectsFor(user, scene.requestId))
  const { subjects, unconfirmed, refused } = found
  const walk = await orFaultPage({ context }, () => workList.walk(user, subjects, scene))
  return { ...walk, all: { unconfirmed, refused }, now: scene.now }
}

export default function WorkListDonePage() {
  return <WorkListDone {...useLoaderData<typeof loader>()} />
}
