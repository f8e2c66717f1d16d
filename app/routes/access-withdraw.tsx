import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccess, requireRecentSignIn } from '~/auth/guards.server'
import { WithdrawAccess } from '~/components/access/withdraw-access'
import { detailView } from '~/views/access-list'
import { notFound, openPage, sceneOf } from './shared/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { representationId = '' } = args.params
  const read = { action: 'access.read', type: 'access', id: representationId }
  const { access, scene, frame } = await openPage(args, 'access:manage', read)
  const found = await args.context.services.accessGiving.find(access, representationId)
  const view = found && detailView(found, `/b/${access.brukare.id}`, scene)
  if (view?.mayChange !== true) throw notFound()
  return { access: frame, name: view.name, back: view.href, invited: view.state === 'invited' }
}

export async function action(args: ActionFunctionArgs) {
  const access = await requireAccess(args, 'access:manage')
  const { representationId = '' } = args.params
  const { accessGiving } = args.context.services
  const found = await accessGiving.find(access, representationId)
  const view = found && detailView(found, `/b/${access.brukare.id}`, sceneOf(args.context))
  if (view?.mayChange !== true) throw notFound()
  const one = view.href
  requireRecentSignIn(access.viewer, args, `${one}/ta-bort`, 'withdrawAccess')
  const done = await accessGiving.withdraw(access, args.context.page.requestId, representationId)
  if (!done) throw notFound()
  throw redirect(one, 303)
}

export default function WithdrawAccessPage() {
  return <WithdrawAccess {...useLoaderData<typeof loader>()} />
}
