import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireUser } from '~/auth/guards.server'
import { InvitationPage } from '~/components/access/invitation'
import { untilText } from '~/views/access/draft'
import { answerHead, notFound, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/** What is offered to the one who is signed in; anyone else gets the same 404 as for a page that is not there. */
export const loader = (args: LoaderFunctionArgs) => orFaultPage(args, () => show(args))

async function show(args: LoaderFunctionArgs) {
  const user = await requireUser(args)
  const scene = sceneOf(args.context)
  const { t, requestId } = scene
  const { invitationId = '' } = args.params
  const { accessGiving, accessLog } = args.context.services
  const found = await accessGiving.invitation(user, { requestId }, invitationId)
  if (found === null) throw notFound()
  answerHead(args.request)
  const { held, brukareName, reach } = found
  await accessLog.noteInvitation(user, held, requestId)
  const { kind, validTo, message, givenByName, givenAs } = held
  // What a yes would open now: what the giver no longer has is not offered.
  const scopes = held.scopes.filter((scope) => reach.some((at) => at.scopes.includes(scope)))
  return {
    brukare: brukareName,
    kind: kind === 'ombud' ? ('ombud' as const) : ('anhorig' as const),
    scopes: scopes.map((scope) => t(`access.can.${scope}`)),
    until: untilText(validTo, scene),
    message,
    giver:
      givenAs === null || givenAs === 'brukare' || givenByName === null
        ? null
        : t('access.invitation.giver', { name: givenByName, role: t(`terms.role.${givenAs}`) }),
  }
}

export const action = (args: ActionFunctionArgs) => orFaultPage(args, () => answerIt(args))

async function answerIt(args: ActionFunctionArgs): Promise<never> {
  const user = await requireUser(args)
  const { invitationId = '' } = args.params
  const answer = (await args.request.formData()).get('answer')
  const { now, requestId } = sceneOf(args.context)
  const { accessGiving } = args.context.services
  if ((await accessGiving.invitation(user, { requestId }, invitationId)) === null) throw notFound()
  if (answer !== 'yes' && answer !== 'no') throw redirect(`/inbjudan/${invitationId}`, 303)
  const brukareId = await accessGiving.answer(user, { now, requestId }, invitationId, answer === 'yes')
  if (brukareId === null) throw notFound()
  throw redirect(answer === 'yes' ? `/b/${brukareId}` : '/valj', 303)
}

export default function Invitation() {
  return <InvitationPage {...useLoaderData<typeof loader>()} />
}
