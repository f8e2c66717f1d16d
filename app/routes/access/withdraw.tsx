import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRecentSignIn } from '~/auth/guards.server'
import { WithdrawAccess } from '~/components/access/withdraw'
import { findChangeable } from './changeable.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const read = { action: 'access.read', type: 'access' }

export const loader = showPage('access:manage', read, async ({ access, scene, frame, saw }, args) => {
  const { found, view } = await findChangeable(args, access, scene)
  return saw({ access: frame, name: view.name, back: view.href, invited: view.state === 'invited' }, { id: found.id })
})

const withdraw = { action: 'access.withdraw', type: 'access' }

export const action = takeForm('access:manage', withdraw, async ({ access, scene }, args): Promise<never> => {
  const { found, view } = await findChangeable(args, access, scene)
  const one = view.href
  requireRecentSignIn(access.viewer, args, `${one}/ta-bort`, 'withdrawAccess')
  const done = await args.context.services.accessGiving.withdraw(access, scene.requestId, found.id)
  if (!done) throw notFound()
  throw redirect(one, 303)
})

export default function WithdrawAccessPage() {
  return <WithdrawAccess {...useLoaderData<typeof loader>()} />
}
