import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { OpenInvitation } from '~/auth/access.server'
import { requireUser } from '~/auth/guards.server'
import { InvitationPage } from '~/components/access/invitation'
import { PastInvitationPage } from '~/components/access/past-invitation'
import { termsOf } from '~/domain/access/giving'
import { openingScopes } from '~/domain/access/representation'
import { pastInvitationText } from '~/views/access/past-invitation'
import { untilText } from '~/views/access/draft'
import type { Scene } from '~/views/frame/scene'
import { answerHead, notFound, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

/**
 * What is offered to the one who is signed in, or what became of it, which is the receipt of a no; anyone else gets the
 * same 404 as for a page that is not there.
 */
export const loader = (args: LoaderFunctionArgs) => orFaultPage(args, () => show(args))

async function show(args: LoaderFunctionArgs) {
  const user = await requireUser(args)
  const scene = sceneOf(args.context)
  const { requestId } = scene
  const { invitationId = '' } = args.params
  const { accessGiving, accessLog } = args.context.services
  const found = await accessGiving.invitation(user, { requestId }, invitationId)
  if (found === null) {
    const past = await accessGiving.pastInvitation(user, { requestId }, invitationId)
    if (past === null) throw notFound()
    return { is: 'past' as const, past: pastInvitationText(past, scene) }
  }
  answerHead(args.request)
  const { held, brukareName, reach, endsBy } = found
  await accessLog.noteInvitation(user, held, requestId)
  const { kind, validTo, message, givenByName, givenAs } = held
  const { t } = scene
  return {
    is: 'open' as const,
    changed: new URL(args.request.url).searchParams.has('andrat'),
    terms: termsOf(offered(held, reach)),
    brukare: brukareName,
    kind: kind === 'ombud' ? ('ombud' as const) : ('anhorig' as const),
    scopes: offered(held, reach).scopes.map((scope) => t(`access.can.${scope}`)),
    until: untilText(validTo, scene, endsBy),
    message,
    giver:
      givenAs === null || givenAs === 'brukare' || givenByName === null
        ? null
        : t('access.invitation.giver', { name: givenByName, role: t(`terms.role.${givenAs}`) }),
  }
}

/** What a yes would open now: what the giver no longer has is not offered. */
function offered({ scopes, validTo }: OpenInvitation['held'], reach: OpenInvitation['reach']) {
  const opens = openingScopes.filter((scope) => scopes.includes(scope))
  return { scopes: opens.filter((scope) => reach.some((at) => at.scopes.includes(scope))), validTo }
}

export const action = (args: ActionFunctionArgs) => orFaultPage(args, () => answerIt(args))

async function answerIt(args: ActionFunctionArgs): Promise<never> {
  const user = await requireUser(args)
  const { invitationId = '' } = args.params
  const form = await args.request.formData()
  const answer = form.get('answer')
  const { now, requestId }: Scene = sceneOf(args.context)
  const { accessGiving } = args.context.services
  const here = `/inbjudan/${invitationId}`
  const found = await accessGiving.invitation(user, { requestId }, invitationId)
  if (found === null && (await accessGiving.pastInvitation(user, { requestId }, invitationId)) === null)
    throw notFound()
  // Answered in another tab, or ended meanwhile: its page tells what became of it.
  if (found === null || (answer !== 'yes' && answer !== 'no')) throw redirect(here, 303)
  const isAsShown = form.get('terms') === termsOf(offered(found.held, found.reach))
  // A yes is to what was read; a no is a no whatever was offered.
  if (answer === 'yes' && !isAsShown) throw redirect(`${here}?andrat`, 303)
  const brukareId = await accessGiving.answer(user, { now, requestId }, invitationId, answer === 'yes')
  if (answer !== 'yes' || brukareId === null) throw redirect(here, 303)
  throw await leadTelling(args, user, 'invitationAccepted', `/b/${brukareId}`)
}

export default function Invitation() {
  const page = useLoaderData<typeof loader>()
  return page.is === 'past' ? <PastInvitationPage {...page.past} /> : <InvitationPage {...page} />
}
