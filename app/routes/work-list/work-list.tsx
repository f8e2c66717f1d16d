import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findFilledIn } from '~/auth/filled-in.server'
import { requireUser } from '~/auth/guards.server'
import { WorkList } from '~/components/work-list/work-list'
import { answerHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'
import { readCaseQuery } from './query.server'

/** Everyone the viewer acts for: who is there now, what waits, and the hours. Without anyone, why. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const user = await requireUser({ request, context })
  answerHead(request)
  const scene = sceneOf(context)
  const { access, workList } = context.services
  const { subjects, invitations, unconfirmed, refused } = await orFaultPage({ context }, () =>
    access.subjectsFor(user, scene.requestId),
  )
  if (subjects.length === 0) throw redirect('/valj', 303)
  const view = await orFaultPage({ context }, () => workList.get(subjects, scene, readCaseQuery(request)))
  const typed = (await findFilledIn(args, user))?.fields.get('namn') ?? null
  return { view, typed, all: { count: subjects.length, invitations, unconfirmed, refused }, now: scene.now }
}

export default function WorkListPage() {
  return <WorkList {...useLoaderData<typeof loader>()} />
}
