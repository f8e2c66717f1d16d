import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccess, requireRecentSignIn } from '~/auth/guards.server'
import { WithdrawAccess } from '~/components/access/withdraw'
import { findChangeable } from './changeable.server'
import { notFound, openPage, sceneOf } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { representationId = '' } = args.params
  const read = { action: 'access.read', type: 'access', id: representationId }
  const { access, scene, frame } = await openPage(args, 'access:manage', read)
  const { view } = await findChangeable(args, access, scene)
  return { access: frame, name: view.name, back: view.href, invited: view.state === 'invited' }
}

export async function action(args: ActionFunctionArgs) {
  const access = await requireAccess(args, 'access:manage')
  const { found, view } = await findChangeable(args, access, sceneOf(args.context))
  const one = view.href
  requireRecentSignIn(access.viewer, args, `${one}/ta-bort`, 'withdrawAccess')
  const done = await args.context.services.accessGiving.withdraw(access, args.context.page.requestId, found.id)
  if (!done) throw notFound()
  throw redirect(one, 303)
}

export default function WithdrawAccessPage() {
  return <WithdrawAccess {...useLoaderData<typeof loader>()} />
}
