import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireUser } from '~/auth/guards.server'
import { answerHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'
import { NobodyToChoose } from '~/components/choose/nobody-to-choose'
import { SubjectList, type SubjectView } from '~/components/choose/subject-list'

/** More than so many are chosen among in the work list. */
const mostHere = 5

/** For whom: skipped when there is only one, and no one can be missing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  answerHead(request)
  const scene = sceneOf(context)
  const found = await orFaultPage({ context }, () => context.services.access.subjectsFor(user, context.page.requestId))
  const [only, ...others] = found.subjects
  const isAll = !found.unconfirmed && found.refused.length === 0
  if (only && others.length === 0 && isAll && found.invitations.length === 0)
    throw redirect(`/b/${only.brukare.id}`, 303)
  // One page instead of two: the list of many has everyone, with what waits, and what is said here too.
  if (found.subjects.length > mostHere) throw redirect('/att-gora', 303)
  const waiting = await orFaultPage({ context }, () => context.services.workList.atSubjects(found.subjects, scene))
  const subjects = found.subjects.map(
    ({ brukare, role, validTo, joint, jointWith, conflictOfInterest, stale, asOf }): SubjectView => ({
      id: brukare.id,
      name: brukare.name,
      role,
      validTo,
      jointWith: joint ? jointWith : [],
      conflictOfInterest,
      asOf: stale ? asOf : null,
      waits: waiting.of(brukare.id).waits,
      at: waiting.of(brukare.id).at,
    }),
  )
  const { invitations, unconfirmed, refused } = found
  const { offering } = context.services.notices
  const ids = subjects.map(({ id }) => id)
  const offer = (await offering.isOffered(user.personId, ids)) ? '/valj' : null
  return { subjects, invitations, unconfirmed, refused, notices: waiting.notices, now: scene.now, offer }
}

export default function Choose() {
  const { subjects, invitations, unconfirmed, refused, notices, now, offer } = useLoaderData<typeof loader>()
  return subjects.length === 0 && invitations.length === 0 ? (
    <NobodyToChoose unconfirmed={unconfirmed} refused={refused} />
  ) : (
    <SubjectList {...{ subjects, invitations, unconfirmed, refused, notices, now, offer }} />
  )
}
