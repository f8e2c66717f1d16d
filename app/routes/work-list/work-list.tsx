import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findFilledIn } from '~/auth/filled-in.server'
import { asksByItself } from '~/domain/live/following'
import { requireUser } from '~/auth/guards.server'
import { WorkList } from '~/components/work-list/work-list'
import { showsFrom } from '~/routes/live/drawn.server'
import { answerHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'
import { readCaseQuery } from './query.server'

/** Everyone the viewer acts for: who is there now, what waits, and the hours. Without anyone, why. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const user = await requireUser({ request, context })
  answerHead(request)
  const scene = sceneOf(context)
  const { access, workList, live, notices } = context.services
  const isByItself = asksByItself(request)
  /** Whether these are to be noted in the log as read. */
  const isNew = (ids: readonly string[]) =>
    live.readings.toNote({ sessionId: user.sessionId, about: 'workList', isByItself }, [ids]).length > 0
  const { subjects, invitations, unconfirmed, refused } = await orFaultPage({ context }, () =>
    access.subjectsFor(user, scene.requestId, { isLogged: isNew([]) }),
  )
  if (subjects.length === 0) throw redirect('/valj', 303)
  const isLogged = isNew(subjects.map(({ brukare }) => brukare.id))
  const how = { isLogged, isAll: !unconfirmed && refused.length === 0 }
  const view = await orFaultPage({ context }, () => workList.get(subjects, scene, readCaseQuery(request), how))
  showsFrom(context, subjects)
  const typed = (await findFilledIn(args, user))?.fields.get('namn') ?? null
  const alerts = await notices.alerts(user)
  return { view, typed, alerts, all: { count: subjects.length, invitations, unconfirmed, refused }, now: scene.now }
}

export default function WorkListPage() {
  return <WorkList {...useLoaderData<typeof loader>()} />
}
